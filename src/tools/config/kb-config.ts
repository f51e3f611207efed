import type { ConfigKind } from '../../core/config/config-finding.ts';
import { Bench } from '../shared/bench.ts';
import { copyBox } from '../shared/copy-box.ts';
import { part } from '../shared/element.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { examineSource, type Examined } from './examined.ts';
import { headline, renderExamined } from './render-examined.ts';
import { reportExamined } from './report-examined.ts';
import { isSameInput, type SeenInput } from './seen-input.ts';

/** Examines pasted, dropped or chosen server configurations and says line by line what to mend. */
export class KbConfig extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #bench!: Bench;
  #run = 0;
  #seen: SeenInput | null = null;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    part(this, 'kind').addEventListener('change', () => void this.#examine());
    this.#bench = new Bench(this, () => void this.#examine());
    this.#bench.start();
  }

  async #examine(): Promise<void> {
    const bench = this.#bench;
    const sources = bench.sources();
    const seen = {
      text: bench.text.value,
      files: sources.filter(({ name }) => name !== null),
      chosen: part<HTMLSelectElement>(this, 'kind').value,
    };
    if (sources.length > 0 && isSameInput(this.#seen, seen)) return;
    this.#seen = seen;
    const run = ++this.#run;
    const chosen = (seen.chosen || null) as ConfigKind | null;
    const results = part(this, 'results');
    const all: Examined[] = [];
    for (const source of sources) {
      const examined = await examineSource(source, chosen);
      if (run !== this.#run) return;
      all.push(examined);
    }
    part(this, 'clear').hidden = all.length === 0;
    results.replaceChildren();
    if (all.length === 0) return bench.status('還沒有內容。請貼上設定，或選擇檔案。');
    results.append(...all.map((examined) => renderExamined(examined, this.dataset.root ?? '')));
    if (all.some(({ outcome }) => outcome === 'examined')) results.append(copyBox('複製文字報告', () => reportExamined(all)));
    const [only] = all;
    bench.status(only && all.length === 1 ? `${headline(only)}。` : `檢查了 ${all.length} 份設定，結果在下面。`);
  }
}
