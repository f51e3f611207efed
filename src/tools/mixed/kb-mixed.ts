import { ui as commonUi } from 'content:interface/common';
import { InputPanel } from '../shared/input-panel.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import { element, part } from '../shared/element.ts';
import { breathe } from '../shared/source.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { renderScanned, csvOfScanned, reportScanned } from './render-scanned.ts';
import { scanSource, type Scanned } from './scanned.ts';

/** Finds in pasted, dropped or chosen pages and style sheets what a browser would load without encryption. */
export class KbMixed extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    for (const name of ['kind', 'base']) part(this, name).addEventListener('change', () => void this.#scan());
    this.#panel = new InputPanel(this, () => void this.#scan());
    this.#panel.start();
  }

  async #scan(): Promise<void> {
    const panel = this.#panel;
    const base = this.#base();
    const sources = panel.sources();
    if (sources.length === 0) return;
    const isLast = panel.begin();
    const chosen = (part<HTMLSelectElement>(this, 'kind').value || null) as 'html' | 'css' | null;
    const all: Scanned[] = [];
    for (const source of sources) {
      all.push(await scanSource(source, chosen, base, panel.words));
      // Lets the page breathe between files.
      await breathe();
      if (!isLast()) return;
    }
    const heading = element('h2', { className: 'sr', text: commonUi.result });
    const isReport = all.some((scanned) => scanned.outcome === 'scanned' && scanned.findings.length > 0);
    panel.answer([heading, ...all.map(renderScanned), ...(isReport ? [this.#reports(all)] : [])]);
  }

  #reports(all: readonly Scanned[]): HTMLElement {
    const row = copyBox(commonUi.copyReport, () => reportScanned(all));
    const save = element('button', { type: 'button', className: 'button', text: commonUi.saveCsv });
    save.addEventListener('click', () => saveFile('mixed-content.csv', csvOfScanned(all), 'text/csv;charset=utf-8'));
    row.prepend(save, ' ');
    return row;
  }

  /** The page's address, or null where there is none or it is none; then the field says so. */
  #base(): string | null {
    // The shell says what an address looks like.
    const { value, validity } = part<HTMLInputElement>(this, 'base');
    const said = part(this, 'base-said');
    said.hidden = validity.valid;
    return (validity.valid && value) || null;
  }
}
