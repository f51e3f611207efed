import type { Field } from './entered.ts';

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
