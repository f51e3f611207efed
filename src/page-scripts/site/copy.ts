import { ui } from 'content:interface/page';

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

/** Gives every code block a button in the bar above it; without scripts there is none, as it could do nothing. */
export function addCopyButtons(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>('.code')) {
    const code = block.querySelector<HTMLElement>('code');
    if (!code) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = ui.copy;
    button.addEventListener('click', () => {
      void copyText(code.textContent, code).then((copied) => {
        button.textContent = copied ? ui.copied : ui.selected;
        setTimeout(() => (button.textContent = ui.copy), 3000);
      });
    });
    (block.querySelector('figcaption') ?? block).append(button);
  }
}
