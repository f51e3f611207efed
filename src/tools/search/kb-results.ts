import { ui } from 'content:interface/search';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { SearchAnswer } from '../../core/search/search.ts';
import { mayBeSecret } from '../../core/secret/may-be-secret.ts';
import { element, part } from '../shared/element.ts';
import { renderResult } from './render-result.ts';
import { queryInAddress, resultsAddress } from './results-address.ts';
import { searcherOf } from './searcher.ts';

/** Results written at once; more come on demand. */
const PAGE = 20;

/** The results page: reads the query from the address, lists everything that answers it, best first. */
export class KbResults extends HTMLElement {
  #run = 0;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    // A link from before has the question where the server sees it; from here on it goes nowhere.
    if (location.search !== '') history.replaceState(null, '', resultsAddress(queryInAddress(location), this.dataset.root ?? ''));
    addEventListener('hashchange', () => void this.#show());
    void this.#show();
  }

  async #show(): Promise<void> {
    const run = ++this.#run;
    const query = queryInAddress(location);
    const list = part(this, 'list');
    const more = part<HTMLButtonElement>(this, 'more');
    list.replaceChildren();
    more.hidden = true;
    const isSecret = mayBeSecret(query) && (await this.#isSecret(query));
    if (run !== this.#run) return;
    if (isSecret || query === '') return this.#say(ui.ask);
    const field = document.querySelector<HTMLInputElement>('kb-search input');
    if (field && document.activeElement !== field) field.value = query;
    this.#say(ui.searching({ query }));
    try {
      const searcher = searcherOf(this);
      const { vocabulary } = (await searcher.prepare()).data;
      const answer = await searcher.search(query);
      const view = { units: answer.units, vocabulary, root: this.dataset.root ?? '' };
      let shown = 0;
      const add = async (): Promise<void> => {
        const records = await searcher.records(answer.results.slice(shown, shown + PAGE).map(({ record }) => record));
        if (run !== this.#run) return;
        list.append(...records.map((record) => element('li', {}, renderResult(record, view))));
        shown += records.length;
        more.hidden = shown >= answer.results.length;
      };
      await add();
      if (run !== this.#run) return;
      more.onclick = () => void add();
      document.title = ui.pageTitle({ query });
      this.#say(sentence(query, answer));
      this.dataset.shown = query;
    } catch {
      this.#say(ui.noIndexOnPage);
    }
  }

  /** A private key that came in the address stays neither there nor on the page. */
  async #isSecret(query: string): Promise<boolean> {
    await loadScript(document.querySelector<HTMLElement>('script[data-guard]')?.dataset.guard ?? '').catch(() => undefined);
    const secret = globalThis.kbGuard?.find(query);
    // Without the guard nobody knows, and nothing is shown.
    if (secret === null) return false;
    history.replaceState(null, '', location.pathname);
    if (secret) globalThis.kbGuard?.tell(document.querySelector('kb-search input') ?? this, secret);
    return true;
  }

  #say(text: string): void {
    part(this, 'status').textContent = text;
  }
}

/** How the results stand to the query: all of it, part of it, nothing. */
function sentence(query: string, { results, missing, whole }: SearchAnswer): string {
  if (results.length === 0) return ui.nothingOnPage({ query });
  const without = missing.length > 0 ? ui.missing({ words: missing.join('」「') }) : '';
  if (whole) return ui.whole({ query, count: results.length, missing: without });
  return ui.partly({ query, count: results.length, missing: without });
}
