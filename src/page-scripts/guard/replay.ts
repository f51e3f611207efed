import type { Entered, Field } from './entered.ts';

/** Sends on what was held, as if it happened now, and does what the browser would have done; `passed` keeps it from being held again. */
export function replay(entered: Entered, passed: WeakSet<Event>): void {
  const { event, field, text } = entered;
  const given = entered.target ?? field ?? event.target;
  // Some browsers drop on the text itself.
  const target = given instanceof Text ? given.parentElement : given;
  if (!(target instanceof Element) || !target.isConnected) return;
  if (target instanceof HTMLInputElement && target.type === 'file') target.files = transferOf(entered).files;
  const again = copyOf(entered);
  passed.add(again);
  if (!target.dispatchEvent(again) || !field) return;
  if (event.type === 'paste' || (event.type === 'drop' && text !== '')) insert(field, text);
}

function copyOf(entered: Entered): Event {
  const { event } = entered;
  const base = { bubbles: true, cancelable: event.cancelable, composed: true };
  if (event.type === 'paste') return new ClipboardEvent('paste', { ...base, clipboardData: transferOf(entered) });
  if (event.type === 'drop') return new DragEvent('drop', { ...base, dataTransfer: transferOf(entered) });
  if (event.type === 'submit') return new SubmitEvent('submit', { ...base, submitter: (event as SubmitEvent).submitter });
  if (event.type === 'click') return new MouseEvent('click', event);
  if (event.type === 'input')
    return new InputEvent('input', { ...base, cancelable: false, inputType: (event as Partial<InputEvent>).inputType ?? '' });
  return new Event(event.type, base);
}

function transferOf({ text, files }: Entered): DataTransfer {
  const transfer = new DataTransfer();
  if (text !== '') transfer.setData('text/plain', text);
  for (const file of files) transfer.items.add(file);
  return transfer;
}

/** As the browser pastes, at the cursor; in one step, as the editing command takes one for each line. */
function insert(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const room = field.maxLength < 0 ? Infinity : Math.max(0, field.maxLength - field.value.length);
  field.focus();
  field.setRangeText(text.slice(0, room), field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}

/**
 * The one removal of a private key: the field holds `value` and neither undo nor redo brings back what was there. Browsers keep that
 * history with the element's inner editor, so a text area is replaced by a fresh copy and an input is made anew by changing its type.
 * Answers with the field that now stands in the page.
 */
export function emptied(field: Field, value: string): Field {
  const wasFocused = document.activeElement === field;
  field.value = '';
  let fresh = field;
  if (field instanceof HTMLTextAreaElement) {
    fresh = field.cloneNode(false) as HTMLTextAreaElement;
    field.replaceWith(fresh);
  } else {
    const { type } = field;
    field.type = 'hidden';
    field.removeAttribute('value');
    field.type = type;
  }
  fresh.value = value;
  if (wasFocused) fresh.focus();
  return fresh;
}
