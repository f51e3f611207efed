import { ui } from 'content:interface/search';
import { pastedKind } from '../../core/search/pasted.ts';
import type { RecordKind, SearchRecord } from '../../core/search/record.ts';
import { element, part } from '../shared/element.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { handOver } from './hand-over.ts';
import { renderResult } from './render-result.ts';
import { FIRST, say } from './render-said.ts';
import { questionInAddress, resultsAddress, type Question } from './results-address.ts';
import { searcherOf, type Searcher } from './searcher.ts';

/** Results shown under the field; the rest is on the results page. */
const SHOWN = 8;

/** Where the best records stand, from the site's root and best first, and whether they hold the whole query. */
export interface FoundAddresses {
  addresses: string[];
  whole: boolean;
}

/** The best answers as links, the way to all of them last, and the sentence that says how they stand to the question. */
export interface FoundList {
  said: HTMLElement;
  links: HTMLAnchorElement[];
}

/** The search field of every page: results while typing, arrow keys through them, Enter to the chosen one or to all of them. */
export class KbSearch extends HTMLElement implements WaitingTool {
  declare waiting?: File[];
  #searcher!: Searcher;
  #list = element('div', { className: 'hits' });
  #said = element('p', { className: 'hits-said' });
  #run = 0;
  #active = -1;
  /** The query that is meant as it was typed. */
  #meant = '';

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#searcher = searcherOf(this);
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: this.dataset.styles ?? '' }));
    this.#list.id = 'search-hits';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', ui.results);
    this.#said.setAttribute('role', 'status');
    this.append(element('div', { className: 'hits-box' }, this.#said, this.#list));
    this.#close();
    const field = this.#field;
    // Half a syllable of 注音 is no question yet.
    field.addEventListener('input', (event) => {
      // What was chosen answered what stood here before: Enter is for what stands here now.
      this.#mark(-1);
      if (!event.isComposing) void this.#look();
    });
    field.addEventListener('compositionend', () => void this.#look());
    field.addEventListener('focus', () => void this.#look());
    this.addEventListener('keydown', (event) => this.#key(event));
    // Also where the link leads within this page.
    this.#list.addEventListener('click', () => this.#close());
    field.addEventListener('paste', (event) => this.#paste(event));
    part(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go();
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !this.contains(target)) this.#close();
    });
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.#close();
    });
    this.#searcher.prepare().then(
      () => {
        if (field.value === '') this.#searcher.warm();
      },
      () => this.#fail(),
    );
    // Enter was pressed before this script was there.
    if (this.dataset.asked !== undefined) this.#go();
    else if (document.activeElement === field) void this.#look();
  }

  /** Searches for another tool of the page and shows nothing. Only records of these kinds count, each weighed as the tool wants; rejects if the index cannot be read. */
  async find(
    query: string,
    count: number,
    kinds: ReadonlySet<RecordKind>,
    weights: Readonly<Partial<Record<RecordKind, number>>> = {},
  ): Promise<FoundAddresses> {
    const { table } = (await this.#searcher.prepare()).data;
    const { results, whole } = await this.#searcher.search(query);
    const kindOf = (record: number): RecordKind => table.kinds[record] ?? 'section';
    const weighed = results
      .filter(({ record }) => kinds.has(kindOf(record)))
      .map(({ record, score }) => ({ record, score: score * (weights[kindOf(record)] ?? 1) }));
    // Without weights the order is the search's own, which is not by score alone.
    const numbers = (Object.keys(weights).length > 0 ? weighed.sort((a, b) => b.score - a.score) : weighed).map(({ record }) => record);
    const records = await this.#searcher.records(numbers.slice(0, count));
    return { addresses: records.map(({ address }) => address), whole };
  }

  /** Answers a question that was put into another field of the page; rejects if the index cannot be read. */
  async list(query: string, most: number): Promise<FoundList> {
    const { vocabulary } = (await this.#searcher.prepare()).data;
    const answer = await this.#searcher.search(query);
    const { results, whole } = answer;
    const records = await this.#searcher.records(results.slice(0, most).map(({ record }) => record));
    const links = records.map((record) => renderResult(record, { query: answer.typed, units: answer.units, vocabulary, root: this.#root }));
    const said = element('span');
    say(said, {
      answer,
      vocabulary,
      links,
      undo: element('a', { href: resultsAddress({ query, literally: true }, this.#root) }),
      sentence: ({ asked }) =>
        results.length === 0 ? ui.nothing : whole ? ui.whole({ query: asked, count: results.length }) : ui.partly({ query: asked }),
    });
    if (links.length === 0) links.push(...this.#ways());
    if (results.length > most) {
      const href = resultsAddress({ query, literally: false }, this.#root);
      links.push(element('a', { className: 'hit-all', href, text: ui.all({ count: results.length }) }));
    }
    return { said, links };
  }

  get #field(): HTMLInputElement {
    return this.querySelector('input') as HTMLInputElement;
  }

  get #root(): string {
    return this.dataset.root ?? '';
  }

  get #question(): Question {
    const query = this.#field.value.trim();
    const listed = questionInAddress(location);
    return { query, literally: query === this.#meant || (listed.literally && query === listed.query) };
  }

  async #look(): Promise<void> {
    const run = ++this.#run;
    const question = this.#question;
    const { query } = question;
    if (query === '') {
      this.#list.replaceChildren();
      return this.#close();
    }
    try {
      const { vocabulary } = (await this.#searcher.prepare()).data;
      const answer = await this.#searcher.search(query, question.literally);
      const numbers = answer.results.slice(0, SHOWN).map(({ record }) => record);
      const rendered = (records: readonly SearchRecord[]): HTMLElement[] =>
        records.map((record) => renderResult(record, { query: answer.typed, units: answer.units, vocabulary, root: this.#root }));
      const first = rendered(await this.#searcher.records(numbers.slice(0, FIRST)));
      if (run !== this.#run) return;
      const rest = this.#searcher.records(numbers.slice(FIRST));
      this.#show([...(pastedKind(query) === 'message' ? [this.#recogniserLink()] : []), ...first]);
      say(this.#said, {
        answer,
        vocabulary,
        links: first,
        undo: this.#undo(query),
        sentence: () => {
          const count = answer.results.length;
          if (count === 0) return [...answer.typed].length === 1 ? ui.oneMore : ui.nothing;
          return answer.whole ? ui.found({ count }) : ui.nearest;
        },
      });
      const more = rendered(await rest);
      if (run !== this.#run) return;
      if (numbers.length === 0) more.push(...this.#ways());
      if (answer.results.length > SHOWN)
        more.push(
          element('a', {
            className: 'hit-all',
            href: resultsAddress(question, this.#root),
            text: ui.all({ count: answer.results.length }),
          }),
        );
      this.#add(more);
      this.#searcher.warm();
    } catch {
      if (run === this.#run) this.#fail();
    }
  }

  #show(links: readonly HTMLElement[]): void {
    this.#list.replaceChildren();
    this.#add(links);
    this.#mark(pastedKind(this.#field.value) === 'message' ? 0 : -1);
    this.#open(true);
  }

  #add(links: readonly HTMLElement[]): void {
    for (const link of links) {
      link.id = `search-hit-${this.#list.children.length}`;
      link.setAttribute('role', 'option');
      link.setAttribute('aria-selected', 'false');
      link.tabIndex = -1;
      this.#list.append(link);
    }
  }

  /** Beside the options and not one of them: they are what was found, and the first of them is the best. */
  #undo(query: string): HTMLElement {
    const button = element('button', { type: 'button' });
    button.addEventListener('click', () => {
      this.#meant = query;
      this.#field.focus();
      // Where the field has the focus already, nothing else looks again.
      void this.#look();
    });
    return button;
  }

  /** Where to go on where search does not help. */
  #ways(): HTMLAnchorElement[] {
    return [this.#way('flows.html', ui.symptoms), this.#way('sitemap.html', ui.siteMap)];
  }

  #way(page: string, text: string): HTMLAnchorElement {
    return element('a', { className: 'hit', href: this.#root + page }, element('span', { className: 'hit-title', text }));
  }

  #recogniserLink(): HTMLElement {
    const link = element(
      'a',
      { className: 'hit hit-tool', href: `${this.#root}tools/diagnose.html` },
      element('span', { className: 'hit-title', text: ui.looksLikeError }),
    );
    link.addEventListener('click', (event) => {
      event.preventDefault();
      handOver(this.#field.value, this.#root);
      this.#close();
    });
    return link;
  }

  #key(event: KeyboardEvent): void {
    const count = this.#list.children.length;
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      if (this.dataset.open !== undefined) {
        event.preventDefault();
        this.#field.focus();
      }
      this.#close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0 && event.target === this.#field) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than there are results: the field itself.
      this.#mark(((this.#active + 1 + step + count + 1) % (count + 1)) - 1);
      this.#open(true);
    }
  }

  #mark(index: number): void {
    this.#active = index;
    [...this.#list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const option = this.#list.children[index];
    if (option) {
      this.#field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else this.#field.removeAttribute('aria-activedescendant');
  }

  #go(): void {
    const question = this.#question;
    const chosen = this.#list.children[this.#active];
    if (chosen instanceof HTMLElement && this.dataset.open !== undefined) return chosen.click();
    if (question.query === '') return;
    this.#close();
    location.assign(resultsAddress(question, this.#root));
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (pastedKind(text) !== 'block') return;
    event.preventDefault();
    handOver(text, this.#root);
  }

  #fail(): void {
    this.#list.replaceChildren(this.#way('sitemap.html', ui.useSiteMap));
    this.#said.textContent = ui.noIndex;
    this.#open(document.activeElement === this.#field);
  }

  #open(open: boolean): void {
    if (open) this.dataset.open = '';
    else delete this.dataset.open;
    this.#field.setAttribute('aria-expanded', String(open));
  }

  #close(): void {
    this.#run++;
    this.#mark(-1);
    this.#open(false);
  }
}
