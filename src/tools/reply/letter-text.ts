import { ui } from 'content:interface/reply';
import { part } from '../shared/element.ts';

/**
 * The letter on the page, which people may change. What they wrote is never overwritten: a letter that is written anew waits
 * until they take it, and what it replaces can be taken back.
 */
export class LetterText {
  readonly #tool: HTMLElement;
  /** What was written last, and what of that stands on the page. */
  #written = '';
  #shown = '';
  /** What somebody wrote and then put away. */
  #kept: string | null = null;

  constructor(tool: HTMLElement) {
    this.#tool = tool;
    part(tool, 'swap').addEventListener('click', () => this.#swap());
    addEventListener('beforeprint', () => this.#mirror());
    addEventListener('beforeunload', (event) => {
      if (this.isEdited && this.text !== '') event.preventDefault();
    });
  }

  /** As it stands there, with what people changed. */
  get text(): string {
    return this.#field.value;
  }

  get isEdited(): boolean {
    return this.text !== this.#shown;
  }

  /** Somebody typed. */
  changed(): void {
    this.#fit();
  }

  /** Takes a letter that was written anew; it is shown if nobody changed the one before. */
  take(text: string): void {
    this.#written = text;
    if (!this.isEdited) this.#show(text);
    this.#fit();
  }

  /** Puts everything away; what people wrote can still be taken back. */
  clear(): void {
    if (this.isEdited) this.#kept = this.text;
    this.#written = '';
    this.#show('');
    this.#fit();
  }

  get #field(): HTMLTextAreaElement {
    return part<HTMLTextAreaElement>(this.#tool, 'letter');
  }

  #show(text: string): void {
    this.#shown = text;
    this.#field.value = text;
  }

  #swap(): void {
    if (this.isEdited) {
      this.#kept = this.text;
      this.#show(this.#written);
    } else if (this.#kept !== null) {
      this.#field.value = this.#kept;
      this.#kept = null;
    }
    this.#fit();
    this.#field.focus();
  }

  /** Says how the text stands to what was written, and makes room for all of it. */
  #fit(): void {
    const { isEdited } = this;
    const isStale = isEdited && this.#shown !== this.#written;
    part(this.#tool, 'edited').hidden = !isEdited && this.#kept === null;
    part(this.#tool, 'edited-said').textContent = isStale ? ui.stale : isEdited ? ui.edited : ui.replaced;
    part(this.#tool, 'swap').textContent = isStale ? ui.takeNew : isEdited ? ui.backToWritten : ui.takeBack;
    const field = this.#field;
    field.style.setProperty('block-size', 'auto');
    field.style.setProperty('block-size', `${field.scrollHeight + 2}px`);
  }

  /** Paper has no room that scrolls. */
  #mirror(): void {
    part(this.#tool, 'printed').textContent = this.text;
  }
}
