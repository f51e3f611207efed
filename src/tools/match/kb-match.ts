import { ui } from 'content:interface/match';
import { decodeText } from '../../core/pem/decode-text.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { lookAgain } from '../shared/look-again.ts';
import { readSource, type Reading } from '../shared/read-source.ts';
import { loadSource } from '../shared/source.ts';
import { element, part } from '../shared/element.ts';
import { renderNotes } from '../decoder/render-notes.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { groupKeys } from './group-keys.ts';
import { hashLines } from './key-hashes.ts';
import { matchVerdict, renderMatch } from './render-match.ts';

type PrintedReading = Reading & { printed: string[] };

/** The match tool: do these requests, certificates and public keys belong to one key pair? Private keys take part by their hash only. */
export class KbMatch extends HTMLElement implements WaitingTool {
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
    const results = part(this, 'results');
    const sources = this.#panel.sources();
    part(this, 'clear').hidden = sources.length === 0;
    if (sources.length === 0) {
      results.replaceChildren();
      this.#panel.status(ui.empty);
      return;
    }
    this.#panel.status(ui.matching);
    const readings: PrintedReading[] = [];
    for (const source of sources) {
      const input = await loadSource(source);
      if (run !== this.#run) return;
      const reading = await readSource(source, input, lookAgain);
      if (run !== this.#run) return;
      readings.push(withPrinted(reading, input));
    }
    const result = groupKeys(readings);
    const notes = readings.flatMap(({ source, subjects, repairs, problems }) => {
      const made = renderNotes({
        objects: [],
        repairs,
        problems: subjects.length > 0 ? problems : problems.filter(({ code }) => code !== 'not-recognised'),
      });
      return made.length === 0 || source.name === null ? made : [element('h3', { text: source.name }), ...made];
    });
    results.replaceChildren(renderMatch(result, this.dataset.root ?? ''), ...notes);
    this.#panel.status(ui.done({ headline: matchVerdict(result).headline }));
  }
}

/** Adds the hashes that stand in the text. */
function withPrinted(reading: Reading, input: Uint8Array | string | null): PrintedReading {
  if (input === null || reading.subjects.some(({ encoding }) => encoding === 'der')) return { ...reading, printed: [] };
  const printed = hashLines(typeof input === 'string' ? input : decodeText(input).text);
  if (printed.length === 0 || reading.subjects.some(({ kind }) => kind !== 'unknown')) return { ...reading, printed };
  // A hash is not a damaged certificate.
  return { ...reading, subjects: [], repairs: [], problems: [], printed };
}
