import { checkValue } from '../../core/fill/check-value.ts';
import { readFragment, writeFragment } from '../../core/fill/fragment.ts';
import { quote } from '../../core/fill/quote.ts';
import type { NoteCode, Refusal, RefusalCode } from '../../core/fill/refusal.ts';
import type { Facts } from '../../core/facts.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { collectFields, type FillField, type FormCode } from './field.ts';
import type { Explain } from './explain.ts';
import { issuerChoice } from './issuer-choice.ts';
import { keep, keepValue, kept } from './kept.ts';
import { chosenTabs, keptTabs, tabChoices, tabsIn, type TabChoice } from './tab-choices.ts';

/** Half-typed values are not called wrong before the reader stops for this long, in milliseconds. */
const PAUSE = 600;

/** How many of the values stand in the line of the closed form. */
const SHOWN = 3;

/** Who gave a value: what the reader types is kept for other pages and stands in the address, what a link brings only in the address. */
type Giver = 'reader' | 'link' | 'store';

type Saying = [code: RefusalCode | NoteCode | FormCode, facts?: Facts];

/** The form above a guide: what is typed stands, quoted for its place, in every command of the page; the address carries it, and the next page has it again. */
export class KbFill extends HTMLElement {
  #fields: FillField[] = [];
  #tabs: TabChoice[] = [];
  #issuer: HTMLSelectElement | null = null;
  /** Whether the values on the page are those of the reader or of a link; what another page kept does not go into the address by itself. */
  #given = false;
  #timers = new Map<FillField, number>();
  /** Counts what is said in each place, so that late words do not stand beside a newer value. */
  #turns = new Map<Element, number>();
  #saving = 0;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: this.dataset.styles ?? '' }));
    this.#fields = collectFields(this, document);
    for (const field of this.#fields) {
      field.input.addEventListener('input', () => this.#typed(field));
      field.input.addEventListener('change', () => this.#take(field, true, 'reader'));
    }
    const rows = this.#part('rows');
    this.#tabs = tabChoices(document, rows, rows.dataset.rows ?? '', () => this.#save());
    this.#issuer = issuerChoice(document, rows);
    this.#part('form').addEventListener('submit', (event) => event.preventDefault());
    this.#part('clear').addEventListener('click', () => this.#clear());
    this.#part('link').addEventListener('click', () => this.#copyLink());
    addEventListener('hashchange', () => this.#follow());
    if (!inTab(readFragment(location.hash).anchor)) for (const tab of keptTabs(this.#tabs)) tab.click();
    // Typed before this script came; else what another page kept.
    const before = kept();
    const typed = this.#fields.flatMap((field) => (field.input.value === '' ? [] : [{ field, value: field.input.value }]));
    for (const field of this.#fields) {
      if (field.input.value !== '') this.#typed(field);
      else if (before.has(field.name)) this.#put(field, before.get(field.name) ?? '', 'store');
    }
    this.#follow();
    // A link does not take away what was typed while this script was on its way.
    for (const { field, value } of typed) {
      field.input.value = value;
      this.#typed(field);
    }
  }

  #part<Kind extends HTMLElement>(name: string): Kind {
    return this.querySelector(`[data-${name}]`) as Kind;
  }

  #typed(field: FillField): void {
    // A reason that already stands there follows every key.
    this.#take(field, field.refused !== null, 'reader');
    clearTimeout(this.#timers.get(field));
    this.#timers.set(field, setTimeout(() => this.#take(field, true, 'reader'), PAUSE) as unknown as number);
  }

  #put(field: FillField, value: string, giver: Giver): void {
    field.input.value = value;
    this.#take(field, true, giver);
  }

  /** Fills the commands with what the input holds, or keeps them and says why. */
  #take(field: FillField, say: boolean, giver: Giver): void {
    const checked = field.input.value.trim() === '' ? null : checkValue(field.kind, field.input.value);
    const texts: string[] = [];
    for (const { hole, example } of field.spots) {
      const written = checked === null ? { ok: true as const, text: example } : checked.ok ? quote(checked.value, hole) : checked;
      if (!written.ok) {
        if (say) this.#refuse(field, written);
        return;
      }
      texts.push(written.text);
    }
    for (const [index, { node }] of field.spots.entries()) node.textContent = texts[index] ?? '';
    const { value, note } = checked?.ok ? checked : { value: '', note: null };
    field.refused = null;
    field.input.removeAttribute('aria-invalid');
    this.#say(field.said, note ? [[note.code, note.facts]] : []);
    if (field.value === value) return;
    field.value = value;
    this.#part('filled').textContent = this.#fields
      .flatMap((each) => each.value || [])
      .slice(0, SHOWN)
      .join(' · ');
    if (giver === 'store') return;
    this.#given = true;
    if (giver === 'reader') keepValue(field.name, value);
    // Browsers limit how often an address may change.
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 300) as unknown as number;
  }

  #refuse(field: FillField, { code, facts, suggestion }: Refusal): void {
    // Said again, the reason would take its button away from under the pointer that is leaving the input for it.
    if (field.refused === field.input.value) return;
    field.refused = field.input.value;
    field.input.setAttribute('aria-invalid', 'true');
    this.#say(field.said, [[code, facts], [field.value === '' ? 'kept-example' : 'kept-value']], (explain) => {
      if (suggestion === null) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = explain('suggest', { value: suggestion });
      button.addEventListener('click', () => {
        this.#put(field, suggestion, 'reader');
        field.input.focus();
      });
      field.said.append(button);
    });
  }

  /** Writes sayings into a place, once their words are here and if nothing newer has been said there. */
  #say(place: Element, sayings: Saying[], then?: (explain: Explain) => void): void {
    const turn = (this.#turns.get(place) ?? 0) + 1;
    this.#turns.set(place, turn);
    if (sayings.length === 0) {
      place.textContent = '';
      return;
    }
    void this.#words().then((explain) => {
      if (!explain || this.#turns.get(place) !== turn) return;
      place.textContent = sayings.map(([code, facts = {}]) => explain(code, facts)).join('');
      then?.(explain);
    });
  }

  async #words(): Promise<Explain | undefined> {
    // Without the words the mark on the input still says that the value was not taken.
    if (!globalThis.kbExplainFill) await loadScript(this.dataset.fallback ?? '').catch(() => undefined);
    return globalThis.kbExplainFill;
  }

  #values(): Record<string, string> {
    return {
      ...Object.fromEntries(this.#fields.filter(({ value }) => value !== '').map(({ name, value }) => [name, value])),
      ...chosenTabs(this.#tabs),
    };
  }

  /** The fragment for the heading that the address names now; the form itself where it names none. */
  #fragment(values: Record<string, string>): string {
    return writeFragment({ anchor: readFragment(location.hash).anchor || this.id, values });
  }

  /** Puts the values into the address without a new entry in the history. */
  #save(): void {
    const values = this.#given ? this.#values() : chosenTabs(this.#tabs);
    if (location.hash === '' && Object.keys(values).length === 0) return;
    try {
      history.replaceState(null, '', this.#fragment(values));
    } catch {
      // The page works without; the link button still gives the address.
    }
  }

  /** Takes over what the address carries; a heading's plain link keeps what has been typed. */
  #follow(): void {
    const { anchor, values } = readFragment(location.hash);
    const carried = this.#fields.filter(({ name }) => values[name]).length;
    const tabs = tabsIn(this.#tabs, values);
    if (tabs.length + carried === 0) return this.#save();
    for (const field of this.#fields) {
      // Emptied first: what a link gets refused must not leave the value of the page before it.
      for (const given of ['', values[field.name] ?? '']) this.#put(field, given, 'link');
    }
    for (const tab of tabs) tab.click();
    this.#part<HTMLDetailsElement>('live').open = true;
    const filled = this.#fields.filter(({ value }) => value !== '').length;
    this.#status('from-link', { carried, filled });
    show(anchor);
  }

  #clear(): void {
    for (const field of this.#fields) this.#put(field, '', 'reader');
    if (this.#issuer) {
      this.#issuer.selectedIndex = 0;
      this.#issuer.dispatchEvent(new Event('change'));
    }
    keep(new URLSearchParams());
    this.#status('cleared');
    this.#fields[0]?.input.focus();
  }

  #copyLink(): void {
    const holder = document.createElement('span');
    holder.className = 'sr';
    holder.textContent = `${location.href.split('#')[0]}${this.#fragment(this.#values())}`;
    this.append(holder);
    void copyText(holder.textContent, holder).then((copied) => {
      holder.remove();
      this.#status(copied ? 'link-copied' : 'link-not-copied');
    });
  }

  #status(code: FormCode, facts: Facts = {}): void {
    this.#say(this.#part('status'), [[code, facts]]);
  }
}

/** Browsers do not find a heading whose name is followed by values; one inside a hidden panel gets its tab chosen first. */
function show(anchor: string): void {
  const target = document.getElementById(anchor);
  const tab = target?.closest('[role="tabpanel"][hidden]')?.getAttribute('aria-labelledby');
  if (tab) document.getElementById(tab)?.click();
  target?.scrollIntoView();
}

/** Whether a place lies in a tab's panel: a link to it has chosen the tab. */
function inTab(anchor: string): boolean {
  return (document.getElementById(anchor)?.closest('[role="tabpanel"]') ?? null) !== null;
}
