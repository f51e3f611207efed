import { ui as pageUi } from 'content:interface/page';
import { element } from './element.ts';
import { copyText } from '../../page-scripts/site/copy.ts';

/** A button that shows a text below itself and copies it; without a clipboard the text stays selected. Of an empty one nothing comes. */
export function copyBox(label: string, make: () => string | Promise<string>): HTMLElement {
  const button = element('button', { type: 'button', className: 'button', text: label });
  const box = element('pre', { className: 'report' });
  box.hidden = true;
  box.tabIndex = 0;
  const show = async (): Promise<void> => {
    const text = await make();
    if (text === '') return;
    box.textContent = text;
    box.hidden = false;
    button.textContent = (await copyText(text, box)) ? pageUi.copied : pageUi.selected;
  };
  button.addEventListener('click', () => void show());
  return element('div', { className: 'report-row' }, button, box);
}

/** Offers bytes or text as a download; the address is taken back once the browser has it. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
