import { ui } from 'content:interface/reply';
import type { Filling, LetterFields } from '../../core/reply/fill-commands.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { element, part } from '../shared/element.ts';

/** The inputs for the commands of the chosen answers. What was typed stays while the page is open, also where no command asks for it just now. */
export class ValueFields {
  readonly #tool: HTMLElement;
  readonly #words: string;
  #rows = new Map<string, { row: HTMLElement; said: HTMLElement }>();
  #turn = 0;

  constructor(tool: HTMLElement, words: string) {
    this.#tool = tool;
    this.#words = words;
  }

  /** What was typed, by the field's name. */
  get typed(): Record<string, string> {
    return Object.fromEntries([...this.#rows].map(([name, { row }]) => [name, row.querySelector('input')?.value ?? '']));
  }

  /** Shows an input for each field that the commands ask for, and why a value cannot stand in them. */
  show({ used, refused }: Filling, fields: LetterFields, host: string): void {
    const list = part(this.#tool, 'values');
    part(this.#tool, 'values-section').hidden = used.length === 0;
    const rows = used.map((name) => this.#row(name, fields));
    // Moving an input takes the keyboard's place away.
    if (rows.some((row, at) => list.children[at] !== row) || list.children.length !== rows.length) {
      const held = list.contains(document.activeElement) ? document.activeElement : null;
      list.replaceChildren(...rows);
      if (held instanceof HTMLElement && list.contains(held)) held.focus();
    }
    for (const name of used) {
      const input = this.#rows.get(name)?.row.querySelector('input');
      // The host of the case is the name in the commands.
      if (name === 'domain' && input) input.placeholder = host || (fields.domain?.example ?? '');
      input?.setAttribute('aria-invalid', String(name in refused));
    }
    void this.#explain(used, refused);
  }

  async #explain(used: readonly string[], refused: Filling['refused']): Promise<void> {
    const turn = ++this.#turn;
    if (Object.keys(refused).length > 0) await loadScript(this.#words).catch(() => undefined);
    if (turn !== this.#turn) return;
    for (const name of used) {
      const said = this.#rows.get(name)?.said;
      const refusal = refused[name];
      if (said)
        said.textContent = refusal ? (globalThis.kbExplainFill?.(refusal.code, refusal.facts) ?? ui.notFilled) + ui.exampleStays : '';
    }
  }

  #row(name: string, fields: LetterFields): HTMLElement {
    const known = this.#rows.get(name);
    if (known) return known.row;
    const { label = name, example = '' } = fields[name] ?? {};
    const id = `reply-value-${name}`;
    const input = element('input', { type: 'text' });
    const said = element('p', { className: 'quiet' });
    Object.assign(input, { id, placeholder: example, spellcheck: false, autocapitalize: 'off' });
    said.id = `${id}-said`;
    input.setAttribute('aria-describedby', said.id);
    const title = element('label', { text: label });
    title.htmlFor = id;
    const row = element('div', {}, title, input, said);
    this.#rows.set(name, { row, said });
    return row;
  }
}
