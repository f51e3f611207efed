import cures from 'content:reply-cures';
import { ui } from 'content:interface/reply';
import type { AnswerKind } from '../../core/reply/answer.ts';
import { curesFor } from '../../core/reply/cures.ts';
import { filterAnswers } from '../../core/reply/filter-answers.ts';
import { foundAnswers } from '../../core/reply/found-answers.ts';
import { searchKinds } from '../../core/reply/search-kinds.ts';
import { LONGEST_QUERY } from '../../core/search/search.ts';
import { part } from '../shared/element.ts';
import type { FoundAddresses, KbSearch } from '../search/kb-search.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { answers, loadPart } from './answers.ts';
import { renderOffers } from './answer-lists.ts';
import type { ReplyAnswers } from './reply-data.ts';

/** More than this many are no list to read; the words narrow it down. */
const SHOWN = 50;
/** So many records are asked for: the text of each is a small file, and what is further down answers nobody. */
const RECORDS = 20;
/** A letter is made of answers that are whole; a tree leads the reader on. */
const LETTER = { answer: 2, flow: 0.6 };
/** Milliseconds that the search gets before the letters alone are shown: a list that changes twice with each key is hard to read. */
const PATIENCE = 150;

/** The field, the kind, and the answers they find: what mends a fault that is named, what the site's search finds, then what holds the very letters. */
export class Offers {
  readonly #tool: HTMLElement;
  readonly #isChosen: (id: string) => boolean;
  #run = 0;

  constructor(tool: HTMLElement, isChosen: (id: string) => boolean) {
    this.#tool = tool;
    this.#isChosen = isChosen;
    // Whoever comes to the field will ask soon.
    const load = (): void => void siteSearch().catch(() => undefined);
    this.#field.addEventListener('focus', load);
    if (document.activeElement === this.#field) load();
  }

  /** Lists what is asked for now; an earlier question that is answered later is dropped. */
  async look(): Promise<void> {
    const run = ++this.#run;
    const query = this.#field.value;
    const cured = curesFor(query, cures).flatMap((id) => answers.filter((answer) => answer.id === id));
    const literal = this.#ofKind([...new Set([...cured, ...filterAnswers(answers, query)])]);
    if (query.trim() === '') return this.#show(literal, sayCount(literal.length));
    const asked = this.#ask(query);
    const soon = await Promise.race([asked, pause(PATIENCE)]);
    if (run !== this.#run) return;
    if (!soon) this.#show(literal, literal.length === 0 ? ui.searching : sayCount(literal.length));
    const { addresses, whole } = soon ?? (await asked);
    if (run !== this.#run) return;
    // Pieces of words stand in what messages say, which is looked at only where nothing else helps.
    const held = literal.length > 0 || (whole && addresses.length > 0) ? literal : this.#ofKind(filterAnswers(await this.#worded(), query));
    if (run !== this.#run) return;
    const found = this.#ofKind([...new Set([...cured, ...foundAnswers(answers, addresses, held)])]);
    this.#show(found, whole || held.length > 0 || found.length === 0 ? sayCount(found.length) : ui.nearest({ count: found.length }));
  }

  /** Without its index, as in a copy without that folder, the search has found nothing, and the letters have to do. */
  async #ask(query: string): Promise<FoundAddresses> {
    try {
      return await (await siteSearch()).find(query.slice(0, LONGEST_QUERY), RECORDS, searchKinds(this.#kind), LETTER);
    } catch {
      return { addresses: [], whole: true };
    }
  }

  /** The answers with the wordings of messages, or without them where those cannot be read. */
  async #worded(): Promise<ReplyAnswers> {
    const scripts = part<HTMLTemplateElement>(this.#tool, 'scripts').content;
    await loadPart(scripts, 'wordings', true);
    const wordings = globalThis.kbReplyWordings ?? {};
    return answers.map((answer) => ({ ...answer, also: wordings[answer.id] ?? answer.also }));
  }

  #show(found: ReplyAnswers, said: string): void {
    const root = this.#tool.dataset.root ?? '';
    const list = part(this.#tool, 'offers');
    const held = list.contains(document.activeElement) ? document.activeElement : null;
    list.hidden = found.length === 0;
    list.scrollTop = 0;
    list.replaceChildren(...renderOffers(found.slice(0, SHOWN), this.#isChosen, (id) => `${root}go/${id}.html`));
    part(this.#tool, 'found').textContent = said;
    if (!held) return;
    // Somebody who was quicker than the search stays at the same answer, or at the beginning of the list.
    const places = [...list.querySelectorAll<HTMLElement>('input, a')];
    (places.find((place) => nameOf(place) === nameOf(held)) ?? places[0] ?? this.#field).focus();
  }

  #ofKind(list: ReplyAnswers): ReplyAnswers {
    const kind = this.#kind;
    return kind === '' ? list : list.filter((answer) => answer.kind === kind);
  }

  get #kind(): AnswerKind | '' {
    return part<HTMLSelectElement>(this.#tool, 'kind').value as AnswerKind | '';
  }

  get #field(): HTMLInputElement {
    return part<HTMLInputElement>(this.#tool, 'query');
  }
}

function sayCount(count: number): string {
  if (count === 0) return ui.nothing;
  return count > SHOWN ? ui.foundMany({ count, shown: SHOWN }) : ui.found({ count });
}

function nameOf(place: Element): string {
  return place instanceof HTMLInputElement ? place.value : (place.getAttribute('href') ?? '');
}

function pause(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}

/**
 * The search field in the page's header, which does the searching. Its script is loaded the way that a touch on the field loads
 * it: a second copy would define the element again. Rejects if it cannot be read.
 */
async function siteSearch(): Promise<KbSearch> {
  const field = document.querySelector<KbSearch>('kb-search');
  if (!field) throw new Error('The page has no search.');
  await loadScript(field.dataset.src ?? '');
  await customElements.whenDefined('kb-search');
  return field;
}
