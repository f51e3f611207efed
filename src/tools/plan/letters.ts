import { ui } from 'content:interface/plan';

/** The letters of a plan: what is known stands in them, what is not is marked, and whoever copies one is told what is left. */
export class Letters {
  readonly #plan: HTMLElement;
  readonly #blanks: HTMLElement[];
  #day = '';

  constructor(plan: HTMLElement) {
    this.#plan = plan;
    this.#blanks = [...plan.querySelectorAll<HTMLElement>('[data-letter] var')];
    // The form's own script writes what the reader types there, and the blank again where it is taken away.
    const watch = new MutationObserver(() => this.#fill());
    for (const blank of this.#blanks) watch.observe(blank, { childList: true });
    document.addEventListener('kb-owner', () => this.#fill());
    plan.addEventListener('click', ({ target }) => {
      const letter = (target as Element).closest('.copy') && (target as Element).closest<HTMLElement>('[data-letter]');
      if (letter) this.#tell(letter, letter.querySelector('[data-left]'));
    });
    this.#fill();
  }

  /** The day of the plan as letters write it; "" where none is given. */
  dated(day: string): void {
    this.#day = day;
    this.#fill();
  }

  /** The whole list was copied, with all letters that are on it. */
  copied(): void {
    this.#tell(this.#plan, this.#plan.querySelector('[data-list-left]'));
  }

  #fill(): void {
    const { agency } = globalThis.kbOwner ?? {};
    for (const blank of this.#blanks) {
      const { by, field, blank: open = '' } = blank.dataset;
      if (by === 'day') write(blank, this.#day || open);
      else if (field === 'organisation' && agency !== undefined && blank.textContent === open) write(blank, agency);
      blank.toggleAttribute('data-open', blank.textContent === open);
    }
    for (const letter of this.#plan.querySelectorAll<HTMLElement>('[data-letter]')) {
      const said = letter.querySelector('[data-left]');
      if (said?.textContent) this.#tell(letter, said);
    }
  }

  #tell(where: HTMLElement, said: Element | null): void {
    const open = [...where.querySelectorAll<HTMLElement>('var[data-open]')].filter(
      (blank) => !blank.closest('[data-item]')?.hasAttribute('hidden'),
    );
    const names = [...new Set(open.map(({ dataset }) => dataset.name ?? ''))];
    if (said) said.textContent = open.length === 0 ? '' : ui.left({ count: open.length, names: names.join('、') });
  }
}

/** Written only where it says something else: the observer would never rest. */
function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
