import { ui } from 'content:interface/compare';
import { choosePair, type Comparable } from '../../core/compare/choose-pair.ts';
import { compare } from '../../core/compare/compare.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { renderNotes } from '../decoder/render-notes.ts';
import { element, part } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { lookAgain } from '../shared/look-again.ts';
import { readSource, type Reading } from '../shared/read-source.ts';
import { loadSource } from '../shared/source.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import { comparisonVerdict, renderComparison } from './render-comparison.ts';

/** Old beside new: what a renewed certificate, or the request for one, changes for whoever installs it. */
export class KbCompare extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;
  #run = 0;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#panel = new InputPanel(this, () => void this.#read());
    this.#panel.start();
  }

  async #read(): Promise<void> {
    const run = ++this.#run;
    const sources = this.#panel.sources();
    part(this, 'clear').hidden = sources.length === 0;
    if (sources.length === 0) {
      part(this, 'results').replaceChildren();
      return this.#panel.status(ui.empty);
    }
    this.#panel.status(ui.comparing);
    const readings: Reading[] = [];
    for (const source of sources) {
      const input = await loadSource(source);
      const reading = await readSource(source, input, lookAgain);
      if (run !== this.#run) return;
      readings.push(reading);
    }
    this.#show(readings);
  }

  #show(readings: readonly Reading[]): void {
    const all = readings.flatMap(({ source, subjects }) => subjects.map((subject): Comparable => ({ file: source.name, subject })));
    const notes = readings.flatMap(({ repairs, problems }) => renderNotes({ objects: [], repairs, problems }));
    const pair = choosePair(all);
    if (pair === null) {
      const headline = all.some(({ subject }) => subject.kind === 'certificate' || subject.kind === 'csr') ? ui.onlyOne : ui.nothing;
      part(this, 'results').replaceChildren(element('section', { className: 'object' }, verdictCard('dim', headline, ui.title)), ...notes);
      return this.#panel.status(headline);
    }
    const comparison = compare(pair.before.subject, pair.after.subject, new Date());
    part(this, 'results').replaceChildren(renderComparison(pair, comparison, this.dataset.root ?? ''), ...notes);
    this.#panel.status(comparisonVerdict(comparison).headline);
  }
}
