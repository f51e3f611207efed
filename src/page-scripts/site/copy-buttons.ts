import { copyText } from './copy-text.ts';

/** Gives every code block a button; without scripts there is none, as it could do nothing. */
export function addCopyButtons(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>('.code')) {
    const code = block.querySelector<HTMLElement>('code');
    if (!code) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = '複製';
    button.addEventListener('click', () => {
      void copyText(code.textContent, code).then((copied) => {
        button.textContent = copied ? '已複製' : '已選取，請按 Ctrl+C';
        setTimeout(() => (button.textContent = '複製'), 3000);
      });
    });
    block.append(button);
  }
}
