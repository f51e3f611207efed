/**
 * Puts text on the clipboard. On a plain-http host there is no clipboard API; then the old command is tried on `source`,
 * which stays selected so that Ctrl+C works if that fails too. Answers whether the text was copied.
 */
export async function copyText(text: string, source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return document.execCommand('copy');
  }
}
