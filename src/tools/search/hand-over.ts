/** Where pasted text waits for the tool's page, in this tab alone; the tool takes it away as it reads it. */
const PLACE = 'kb-pasted';
/** The page of the tool for whatever is not said, and its field. */
const TOOL = 'tools/diagnose.html#decoder-text';

/** Gives pasted text to the tool: to the one on this page, else to the tool's own page. */
export function handOver(text: string, root: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('kb-decoder textarea');
  if (field) {
    field.focus();
    field.scrollIntoView({ block: 'center' });
    if (!pasteInto(field, text)) return;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    return;
  }
  sendOn(text, root + TOOL);
}

/** Opens another tool's page with the text; `address` ends in the tool's field. */
export function sendOn(text: string, address: string): void {
  try {
    sessionStorage.setItem(PLACE, text);
  } catch {
    // Storage may be forbidden or full: the tool then asks to paste once more.
  }
  location.assign(`${address}?pasted`);
}

/** Offers the text to the page's guard, which takes a very long one as a file; false where it did. */
export function pasteInto(field: HTMLTextAreaElement, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

/** What waits for the tool on a page that was opened for it; null where nothing was announced, "" where it did not come through. */
export function takeOver(): string | null {
  const { hash } = location;
  if (!hash.endsWith('?pasted')) return null;
  try {
    const text = sessionStorage.getItem(PLACE) ?? '';
    sessionStorage.removeItem(PLACE);
    history.replaceState(null, '', hash.slice(0, -7));
    return text;
  } catch {
    return '';
  }
}
