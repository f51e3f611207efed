import { checkValue } from '../../core/fill/check-value.ts';
import { readFragment, writeFragment } from '../../core/fill/fragment.ts';
import { quote } from '../../core/fill/quote.ts';
import type { NoteCode, Refusal, RefusalCode } from '../../core/fill/refusal.ts';
import type { Facts } from '../../core/facts.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { collectFields, type FillField, type FormCode } from './field.ts';
import type { Explain } from './explain.ts';
import { chosenTabs, tabChoices, tabsIn, type TabChoice } from './tab-choices.ts';

/** Half-typed values are not called wrong before the reader stops for this long, in milliseconds. */
const PAUSE = 600;

type Saying = [code: RefusalCode | NoteCode | FormCode, facts?: Facts];

/** The form above a guide: what is typed stands, quoted for its place, in every command of the page; the address carries it. */
export class KbFill extends HTMLElement {
  #fields: FillField[] = [];
  #tabs: TabChoice[] = [];
  #timers = new Map<FillField, number>();
  /** Counts what is said in each place, so that late words do not stand beside a newer value. */
  #turns = new Map<Element, number>();
  #saving = 0;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#fields = collectFields(this, document);
    for (const field of this.#fields) {
      field.input.addEventListener('input', () => this.#typed(field));
      field.input.addEventListener('change', () => this.#take(field, true));
      // Typed before this script came.
      if (field.input.value !== '') this.#typed(field);
    }
    const rows = this.#part('rows');
    this.#tabs = tabChoices(document, rows, rows.dataset.rows ?? '', () => this.#save());
    this.#part('form').addEventListener('submit', (event) => event.preventDefault());
    this.#part('clear').addEventListener('click', () => this.#clear());
    this.#part('link').addEventListener('click', () => this.#copyLink());
    addEventListener('hashchange', () => this.#follow());
    this.#follow();
  }

  #part<Kind extends HTMLElement>(name: string): Kind {
    return this.querySelector(`[data-${name}]`) as Kind;
  }

  #typed(field: FillField): void {
    // A reason that already stands there follows every key.
    this.#take(field, field.refused !== null);
    clearTimeout(this.#timers.get(field));
    this.#timers.set(field, setTimeout(() => this.#take(field, true), PAUSE) as unknown as number);
  }

  /** Fills the commands with what the input holds, or keeps them and says why. */
  #take(field: FillField, say: boolean): void {
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
        field.input.value = suggestion;
        this.#take(field, true);
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
  #fragment(): string {
    return writeFragment({ anchor: readFragment(location.hash).anchor || this.id, values: this.#values() });
  }

  /** Puts the values into the address without a new entry in the history. */
  #save(): void {
    if (location.hash === '' && Object.keys(this.#values()).length === 0) return;
    try {
      history.replaceState(null, '', this.#fragment());
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
      for (const typed of ['', values[field.name] ?? '']) {
        field.input.value = typed;
        this.#take(field, true);
      }
    }
    for (const tab of tabs) tab.click();
    this.#part<HTMLDetailsElement>('live').open = true;
    const filled = this.#fields.filter(({ value }) => value !== '').length;
    this.#status('from-link', { carried, filled });
    show(anchor);
  }

  #clear(): void {
    for (const field of this.#fields) {
      field.input.value = '';
      this.#take(field, true);
    }
    this.#status('cleared');
    this.#fields[0]?.input.focus();
  }

  #copyLink(): void {
    const holder = document.createElement('span');
    holder.className = 'sr';
    holder.textContent = `${location.href.split('#')[0]}${this.#fragment()}`;
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
