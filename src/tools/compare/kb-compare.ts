import { ui } from 'content:interface/compare';
import { choosePair, type Comparable } from '../../core/compare/choose-pair.ts';
import { compare } from '../../core/compare/compare.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { renderNotes } from '../decoder/render-notes.ts';
import { element } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { lookAgain } from '../shared/look-again.ts';
import { readSource, type Reading } from '../shared/read-source.ts';
import { loadSource, type Source } from '../shared/source.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import { renderComparison } from './render-comparison.ts';

/** Old beside new: what a renewed certificate, or the request for one, changes for whoever installs it. */
export class KbCompare extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#panel = new InputPanel(this, (sources) => void this.#read(sources));
    this.#panel.start();
  }

  async #read(sources: readonly Source[]): Promise<void> {
    if (sources.length === 0) return;
    const isLast = this.#panel.begin();
    const readings: Reading[] = [];
    const notes: HTMLElement[] = [];
    for (const source of sources) {
      const reading = await readSource(source, await loadSource(source), lookAgain);
      if (!isLast()) return;
      readings.push(reading);
      notes.push(...(await renderNotes(reading, source.name)));
    }
    if (!isLast()) return;
    const all = readings.flatMap(({ source, subjects }) => subjects.map((subject): Comparable => ({ file: source.name, subject })));
    this.#panel.answer([render(all, this.dataset.root ?? ''), ...notes]);
  }
}

function render(all: readonly Comparable[], root: string): HTMLElement {
  const pair = choosePair(all);
  if (pair !== null) return renderComparison(pair, compare(pair.before.subject, pair.after.subject, new Date()), root);
  const isOne = all.some(({ subject }) => subject.kind === 'certificate' || subject.kind === 'csr');
  return element('section', { className: 'object' }, verdictCard('dim', isOne ? ui.onlyOne : ui.nothing, ui.title));
}
