import { ui as pageUi } from 'content:interface/page';
import { element } from './element.ts';
import { copyText } from '../../page-scripts/site/copy-text.ts';

/** A button that shows a text below itself and copies it; without a clipboard the text stays selected. */
export function copyBox(label: string, make: () => string): HTMLElement {
  const button = element('button', { type: 'button', className: 'button', text: label });
  const box = element('pre', { className: 'report' });
  box.hidden = true;
  box.tabIndex = 0;
  button.addEventListener('click', () => {
    const text = make();
    box.textContent = text;
    box.hidden = false;
    void copyText(text, box).then((copied) => (button.textContent = copied ? pageUi.copied : pageUi.selected));
  });
  return element('div', { className: 'report-row' }, button, box);
}
