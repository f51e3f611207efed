import { ui } from 'content:interface/page';
import { copyText } from './copy-text.ts';

/** Gives every code block a button; without scripts there is none, as it could do nothing. */
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
    block.append(button);
  }
}
