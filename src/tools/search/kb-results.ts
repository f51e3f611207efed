import { ui } from 'content:interface/search';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { mayBeSecret } from '../../core/secret/may-be-secret.ts';
import { element, part, showText } from '../shared/element.ts';
import { renderResult } from './render-result.ts';
import { say } from './render-said.ts';
import { questionInAddress, resultsAddress } from './results-address.ts';
import { searcherOf } from './searcher.ts';

/** Results written at once; more come on demand. */
const PAGE = 20;

/** The results page: reads the query from the address, lists everything that answers it, best first. */
export class KbResults extends HTMLElement {
  #run = 0;
  #title = document.title;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    // A link from before has the question where the server sees it; from here on it goes nowhere.
    if (location.search !== '') history.replaceState(null, '', resultsAddress(questionInAddress(location), this.dataset.root ?? ''));
    addEventListener('hashchange', () => {
      // As after loading a page: from what is said, the next key leads into the results.
      part(this, 'status').focus();
      void this.#show();
    });
    void this.#show();
  }

  async #show(): Promise<void> {
    const run = ++this.#run;
    const question = questionInAddress(location);
    const { query } = question;
    const list = part(this, 'list');
    const more = part<HTMLButtonElement>(this, 'more');
    list.replaceChildren();
    more.hidden = true;
    const isSecret = mayBeSecret(query) && (await this.#isSecret(query));
    if (run !== this.#run) return;
    document.title = this.#title;
    if (isSecret || query === '') return this.#say(ui.ask);
    const field = document.querySelector<HTMLInputElement>('kb-search input');
    if (field && document.activeElement !== field) field.value = query;
    this.#say(ui.searching({ query }));
    try {
      const searcher = searcherOf(this);
      const { vocabulary } = (await searcher.prepare()).data;
      const answer = await searcher.search(query, question.literally);
      const root = this.dataset.root ?? '';
      const view = { query: answer.typed, units: answer.units, vocabulary, root };
      let shown = 0;
      const add = async (): Promise<void> => {
        more.disabled = true;
        const records = await searcher.records(answer.results.slice(shown, shown + PAGE).map(({ record }) => record));
        if (run !== this.#run) return;
        list.append(...records.map((record) => element('li', {}, renderResult(record, view))));
        shown += records.length;
        more.hidden = shown >= answer.results.length;
        more.disabled = false;
      };
      await add();
      if (run !== this.#run) return;
      more.onclick = () => void add().catch(() => this.#say(ui.noIndexOnPage));
      document.title = ui.pageTitle({ query });
      say(part(this, 'status'), {
        answer,
        vocabulary,
        links: [...list.querySelectorAll('a')],
        undo: element('a', { href: resultsAddress({ query, literally: true }, root) }),
        sentence: ({ asked }) => {
          const count = answer.results.length;
          if (count === 0) return ui.nothingOnPage({ query: asked });
          return answer.whole ? ui.whole({ query: asked, count }) : ui.partly({ query: asked });
        },
      });
      this.dataset.shown = query;
    } catch {
      if (run === this.#run) this.#say(ui.noIndexOnPage);
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
    showText(part(this, 'status'), text);
  }
}
