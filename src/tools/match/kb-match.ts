import { decodeText } from '../../core/pem/decode-text.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { lookAgain } from '../shared/look-again.ts';
import { readSource, type Reading } from '../shared/read-source.ts';
import { loadSource, type Source } from '../shared/source.ts';
import { renderNotes } from '../decoder/render-notes.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { groupKeys } from './group-keys.ts';
import { hashLines } from './key-hashes.ts';
import { renderMatch } from './render-match.ts';

type PrintedReading = Reading & { printed: string[] };

/** The match tool: do these requests, certificates and public keys belong to one key pair? Private keys take part by their hash only. */
export class KbMatch extends HTMLElement implements WaitingTool {
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
    const readings: PrintedReading[] = [];
    for (const source of sources) {
      const input = await loadSource(source);
      const reading = await readSource(source, input, lookAgain);
      if (!isLast()) return;
      readings.push(withPrinted(reading, input));
    }
    const result = groupKeys(readings);
    const notes: HTMLElement[] = [];
    for (const { source, subjects, repairs, problems } of readings) {
      const told = subjects.length > 0 ? problems : problems.filter(({ code }) => code !== 'not-recognised');
      notes.push(...(await renderNotes({ repairs, problems: told }, source.name)));
    }
    if (!isLast()) return;
    this.#panel.answer([renderMatch(result, this.dataset.root ?? ''), ...notes]);
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
