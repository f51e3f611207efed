import { ui } from 'content:interface/common';
import { element, part } from './element.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { sourceOfFile, type Source } from './source.ts';

/** More files than this in a list are a mistake: a whole folder was dropped. */
const MOST_FILES = 100;
/** Pasting comes as one edit, typing as many. */
const PAUSE = 250;

/**
 * The input half of a tool: a text field and files, by choosing, dropping or pasting. Needs in the shell `data-form` with a textarea,
 * `data-clear`, `data-status`, and optional a file field and buttons with `data-example`. With a list `data-files` everything that
 * comes adds up; without one, what came last is all there is.
 */
export class InputPanel {
  readonly #host: WaitingTool;
  readonly #changed: () => void;
  readonly #list: HTMLElement | null;
  #files: Source[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: WaitingTool, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    // Whoever loaded this script may have said that it cannot be read.
    this.status('');
    this.#list = host.querySelector<HTMLElement>('[data-files]');
    part<HTMLFormElement>(host, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#textCame();
    });
    this.#watchText();
    this.#chooser?.addEventListener('change', () => {
      const { files } = this.#chooser ?? {};
      if (files?.length) this.#add([...files]);
      if (this.#chooser) this.#chooser.value = '';
    });
    this.#watchDrop();
    part(host, 'clear').addEventListener('click', () => {
      this.empty();
      this.status('');
      changed();
      this.text.focus();
    });
    for (const button of host.querySelectorAll<HTMLElement>('[data-example]')) {
      button.addEventListener('click', () => this.take(button.dataset.example ?? ''));
    }
  }

  /** Takes over what was dropped, chosen or typed before the script arrived. Separate, so that the tool already holds its panel. */
  start(): void {
    const early = [...(this.#host.waiting ?? []), ...(this.#chooser?.files ?? [])];
    if (this.#chooser) this.#chooser.value = '';
    if (early.length > 0) this.#add(early);
    else if (this.text.value.trim() !== '') this.#changed();
  }

  get text(): HTMLTextAreaElement {
    return this.#host.querySelector('textarea') as HTMLTextAreaElement;
  }

  get #chooser(): HTMLInputElement | null {
    return this.#host.querySelector<HTMLInputElement>('input[type="file"]');
  }

  /** Everything there is now: the field first, then the files in the order in which they came. */
  sources(): Source[] {
    const text = this.text.value;
    if (!this.#list && this.#files.length > 0) return [...this.#files];
    return text.trim() === '' ? [...this.#files] : [{ name: null, load: () => Promise.resolve(text) }, ...this.#files];
  }

  /** Puts a text in the place of everything there is. */
  take(text: string): void {
    clearTimeout(this.#pause);
    this.#files = [];
    this.#listFiles();
    this.text.value = text;
    this.#changed();
  }

  empty(): void {
    clearTimeout(this.#pause);
    this.#files = [];
    this.#listFiles();
    this.text.value = '';
  }

  status(text: string): void {
    part(this.#host, 'status').textContent = text;
  }

  #textCame(): void {
    if (!this.#list) this.#files = [];
    this.#changed();
  }

  #add(files: File[]): void {
    // What was typed just before counts with them.
    clearTimeout(this.#pause);
    if (!this.#list) this.#files = [];
    else if (this.#files.length + files.length > MOST_FILES) {
      this.status(ui.tooManyFiles({ most: MOST_FILES }));
      return;
    }
    this.#files.push(...files.map(sourceOfFile));
    this.#listFiles();
    this.#changed();
  }

  #listFiles(): void {
    const list = this.#list;
    if (!list) return;
    list.hidden = this.#files.length === 0;
    list.replaceChildren(
      ...this.#files.map((file) => {
        const button = element('button', { type: 'button', className: 'open', text: ui.remove });
        button.setAttribute('aria-label', ui.removeFile({ file: file.name ?? '' }));
        button.addEventListener('click', () => {
          this.#files = this.#files.filter((each) => each !== file);
          this.#listFiles();
          this.#changed();
          // The button is gone; the keyboard goes on from the next one, or from the field.
          (list.querySelector('button') ?? this.text).focus();
        });
        return element('li', {}, element('span', { text: file.name ?? '' }), button);
      }),
    );
  }

  #watchText(): void {
    // On the tool, not on the field: the guard may put a fresh one in its place.
    this.#host.addEventListener('input', ({ target }) => {
      if (target !== this.text) return;
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#textCame(), PAUSE);
    });
  }

  #watchDrop(): void {
    const host = this.#host;
    host.addEventListener('dragover', (event) => {
      event.preventDefault();
      host.classList.add('over');
    });
    host.addEventListener('dragleave', () => host.classList.remove('over'));
    host.addEventListener('drop', (event) => {
      event.preventDefault();
      host.classList.remove('over');
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) return this.#add(files);
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      if (!this.#list) return this.take(text);
      this.text.value += `${this.text.value === '' || this.text.value.endsWith('\n') ? '' : '\n'}${text}`;
      this.#changed();
    });
  }
}
