/** Where pasted text waits for the tool's page, in this tab alone; the tool takes it away as it reads it. */
const PLACE = 'kb-pasted';
/** The tool's page with the sign that something waits. */
const TOOL = 'tools/diagnose.html#decoder-text?pasted';

/** Gives pasted text to the tool: to the one on this page, else to the tool's own page. */
export function handOver(text: string, root: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('kb-decoder textarea');
  if (field) {
    field.value = text;
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.scrollIntoView({ block: 'center' });
    return;
  }
  try {
    sessionStorage.setItem(PLACE, text);
  } catch {
    // Storage may be forbidden or full: the tool then asks to paste once more.
  }
  location.assign(root + TOOL);
}

/** What waits for the tool on a page that was opened for it; null where nothing was announced, "" where it did not come through. */
export function takeOver(): string | null {
  if (!location.hash.endsWith('?pasted')) return null;
  try {
    const text = sessionStorage.getItem(PLACE) ?? '';
    sessionStorage.removeItem(PLACE);
    history.replaceState(null, '', '#decoder-text');
    return text;
  } catch {
    return '';
  }
}
