import { fragmentOf, stateIn } from '../../core/preflight/fragment.ts';
import type { PreflightState } from '../../core/preflight/state.ts';
import { countAnswers, emptyState } from '../../core/preflight/state.ts';
import { SEEN, type SeenItem } from './seen-item.ts';
import { copyText } from '../../page-scripts/site/copy.ts';

/** The pre-flight list: what stands in the form and what stands in the address are kept the same. */
export class KbPreflight extends HTMLElement {
  #codes: string[] = [];
  #before: PreflightState | null = null;

  connectedCallback(): void {
    this.#codes = this.#boxes().flatMap((box) => (this.#isNot(box) ? [] : [box.dataset.code ?? '']));
    for (const live of this.querySelectorAll<HTMLElement>('[data-live]')) live.hidden = false;
    this.#start();
    this.addEventListener('input', (event) => this.#changed(event.target));
    this.#on('next', () => this.#goToOpen());
    this.#on('print', () => print());
    this.#on('copy', () => void this.#copy());
    this.#on('clear', () => this.#clear());
    this.#on('undo', () => this.#undo());
    this.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', this.#follow);
    document.addEventListener(SEEN, this.#seen);
  }

  /** What the address says; what the reader ticked and wrote before this script came goes before it. */
  #start(): void {
    const early = this.#read();
    const state = stateIn(location.hash, this.#codes);
    for (const [code, answer] of early.answers) state.answers.set(code, answer);
    for (const name of ['agency', 'domain', 'date'] as const) state[name] = early[name] || state[name];
    this.#show(state);
    if (early.answers.size > 0 || early.agency + early.domain + early.date !== '') this.#keep(this.#read());
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#follow);
    document.removeEventListener(SEEN, this.#seen);
  }

  /** A pasted link is followed; a jump within the page (the skip link) must not cost the reader the answers. */
  readonly #follow = (): void => {
    if (/[#&][ynodt]=/.test(location.hash)) this.#show(stateIn(location.hash, this.#codes));
    else this.#keep(this.#read());
  };

  /** Takes over what was read in a request, and shows by what; what it says nothing of stays as the reader left it. */
  readonly #seen = (event: Event): void => {
    this.#forgetEvidence();
    for (const { check, state, text } of (event as CustomEvent<SeenItem[]>).detail) {
      const item = this.querySelector(`#check-${check}`);
      const line = document.createElement('p');
      line.className = 'evidence';
      line.dataset.state = state;
      line.textContent = text;
      item?.querySelector('details')?.before(line);
      if (state === 'seen') continue;
      for (const box of item?.querySelectorAll('input') ?? []) box.checked = state === (this.#isNot(box) ? 'not-applicable' : 'done');
    }
    const read = this.#read();
    this.#keep(read);
    this.#count(read);
  };

  /** What an earlier request had said, and the ticks that stood on it. */
  #forgetEvidence(): void {
    for (const line of this.querySelectorAll<HTMLElement>('.evidence')) {
      if (line.dataset.state !== 'seen') for (const box of line.closest('li')?.querySelectorAll('input') ?? []) box.checked = false;
      line.remove();
    }
  }

  #changed(target: EventTarget | null): void {
    const box = target instanceof HTMLInputElement ? target : null;
    if (box?.checked && box.dataset.code) {
      for (const other of this.#boxes()) if (other !== box && other.dataset.code === box.dataset.code) other.checked = false;
    }
    this.#offerUndo(null);
    const state = this.#read();
    this.#keep(state);
    this.#count(state);
  }

  #read(): PreflightState {
    const state = emptyState();
    for (const box of this.#boxes())
      if (box.checked) state.answers.set(box.dataset.code ?? '', this.#isNot(box) ? 'not-applicable' : 'done');
    for (const name of ['agency', 'domain', 'date'] as const) state[name] = this.#field(name)?.value ?? '';
    return state;
  }

  #show(state: PreflightState): void {
    for (const box of this.#boxes())
      box.checked = state.answers.get(box.dataset.code ?? '') === (this.#isNot(box) ? 'not-applicable' : 'done');
    for (const name of ['agency', 'domain', 'date'] as const) {
      const field = this.#field(name);
      if (field) field.value = state[name] || (name === 'date' ? today() : '');
    }
    this.#count(state);
  }

  /** The date of an untouched list is today's and not worth a fragment. */
  #keep(state: PreflightState): void {
    const touched = state.answers.size > 0 || state.agency !== '' || state.domain !== '' || state.date !== today();
    history.replaceState(null, '', (touched && fragmentOf(state, this.#codes)) || location.pathname + location.search);
  }

  #count(state: PreflightState): void {
    const { open, done, notApplicable } = countAnswers(state, this.#codes);
    const words = (open > 0 ? this.dataset.open : this.dataset.ready) ?? '';
    const holes: Record<string, number> = { open, done, not: notApplicable, all: this.#codes.length };
    this.#say(words.replace(/\{(\w+)\}/g, (_, name: string) => String(holes[name] ?? '')));
    this.querySelector('.preflight-sum')?.toggleAttribute('data-ready', open === 0);
    const next = this.#button('next');
    if (next) next.hidden = open === 0;
  }

  #goToOpen(): void {
    const { answers } = this.#read();
    const box = this.#boxes().find((one) => !this.#isNot(one) && !answers.has(one.dataset.code ?? ''));
    box?.closest('li')?.scrollIntoView({ block: 'center' });
    box?.focus({ preventScroll: true });
  }

  async #copy(): Promise<void> {
    this.#keep(this.#read());
    const holder = document.createElement('span');
    holder.className = 'sr';
    holder.textContent = location.href;
    this.append(holder);
    const copied = await copyText(location.href, holder);
    if (copied) holder.remove();
    this.#say((copied ? this.dataset.copied : this.dataset.marked) ?? '');
  }

  #clear(): void {
    const before = this.#read();
    this.#forgetEvidence();
    this.#show(emptyState());
    this.#keep(this.#read());
    this.#offerUndo(before);
    this.#say(this.dataset.cleared ?? '');
    this.#button('undo')?.focus();
  }

  #undo(): void {
    const state = this.#before;
    if (!state) return;
    this.#show(state);
    this.#keep(state);
    this.#button('clear')?.focus();
    this.#offerUndo(null);
  }

  #offerUndo(state: PreflightState | null): void {
    this.#before = state;
    const undo = this.#button('undo');
    if (undo) undo.hidden = state === null;
  }

  #say(text: string): void {
    const status = this.querySelector('[data-status]');
    if (status) status.textContent = text;
  }

  #on(name: string, act: () => void): void {
    this.#button(name)?.addEventListener('click', act);
  }

  #button(name: string): HTMLButtonElement | null {
    return this.querySelector(`[data-${name}]:is(button)`);
  }

  #field(name: string): HTMLInputElement | null {
    return this.querySelector(`input[name="${name}"]`);
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[data-code]')];
  }

  #isNot(box: HTMLInputElement): boolean {
    return box.dataset.not !== undefined;
  }
}

/** The reader's own day as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
