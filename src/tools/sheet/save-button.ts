import { ui } from 'content:interface/sheet';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { element } from '../shared/element.ts';
import { saveFile } from '../shared/take-away.ts';

/** A button beside which what went wrong is said. */
export function actionButton(text: string, act: () => Promise<string>): HTMLElement[] {
  const made = element('button', { type: 'button', className: 'button', text });
  const said = element('span', { className: 'quiet' });
  said.setAttribute('role', 'status');
  made.addEventListener('click', () => void act().then((told) => (said.textContent = told)));
  return [made, said];
}

/** Saves a sheet as a page of its own, to be attached; its script comes where somebody asks. */
export const saveButton = (section: Element, stem: string, tool: HTMLElement): HTMLElement[] =>
  actionButton(ui.save, async () => {
    await loadScript(tool.dataset.saved ?? '').catch(() => undefined);
    if (!globalThis.kbSaved) return ui.noSave;
    saveFile(`${stem}.html`, await globalThis.kbSaved.sheetPage(section, tool), 'text/html;charset=utf-8');
    return '';
  });
