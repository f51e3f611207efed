import { element, part } from './element.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { sourceOfFile, type Source } from './source.ts';

/** More files than this at once are a mistake: a whole folder was dropped. */
const MOST_FILES = 100;
/** Pasting comes as one edit, typing as many. */
const PAUSE = 250;

/**
 * The input half of a tool: a text field and files that add up, by choosing, dropping or pasting. Needs in the shell `data-form`
 * with a textarea and a file field, `data-files`, `data-clear`, `data-status`, and optional buttons with `data-example`.
 */
export class Bench {
  readonly #host: WaitingTool;
  readonly #changed: () => void;
  #files: Source[] = [];

  constructor(host: WaitingTool, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    part<HTMLFormElement>(host, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      changed();
    });
    this.#watchText();
    const chooser = host.querySelector<HTMLInputElement>('input[type="file"]');
    chooser?.addEventListener('change', () => {
      this.#add([...(chooser.files ?? [])]);
      chooser.value = '';
    });
    this.#watchDrop();
    part(host, 'clear').addEventListener('click', () => {
      this.empty();
      this.status('');
      changed();
      this.text.focus();
    });
    for (const button of host.querySelectorAll<HTMLElement>('[data-example]')) {
      button.addEventListener('click', () => {
        this.#files = [];
        this.#listFiles();
        this.text.value = button.dataset.example ?? '';
        changed();
      });
    }
  }

  /** Takes over what was dropped, chosen or typed before the script arrived. Separate, so that the tool already holds its bench. */
  start(): void {
    const chooser = this.#host.querySelector<HTMLInputElement>('input[type="file"]');
    const early = [...(this.#host.waiting ?? []), ...(chooser?.files ?? [])];
    if (chooser) chooser.value = '';
    if (early.length > 0) this.#add(early);
    else if (this.text.value.trim() !== '') this.#changed();
  }

  get text(): HTMLTextAreaElement {
    return this.#host.querySelector('textarea') as HTMLTextAreaElement;
  }

  /** Everything there is now: the field first, then the files in the order in which they came. */
  sources(): Source[] {
    const text = this.text.value;
    return text.trim() === '' ? [...this.#files] : [{ name: null, load: async () => text }, ...this.#files];
  }

  empty(): void {
    this.#files = [];
    this.#listFiles();
    this.text.value = '';
  }

  status(text: string): void {
    part(this.#host, 'status').textContent = text;
  }

  #add(files: File[]): void {
    if (this.#files.length + files.length > MOST_FILES) {
      this.status(`一次最多 ${MOST_FILES} 個檔案，這次沒有加入。請只選需要的檔案。`);
      return;
    }
    this.#files.push(...files.map(sourceOfFile));
    this.#listFiles();
    this.#changed();
  }

  #listFiles(): void {
    const list = part(this.#host, 'files');
    list.hidden = this.#files.length === 0;
    list.replaceChildren(
      ...this.#files.map((file) => {
        const button = element('button', { type: 'button', className: 'open', text: '移除' });
        button.setAttribute('aria-label', `移除 ${file.name ?? ''}`);
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    // On the tool, not on the field: the guard may put a fresh one in its place.
    this.#host.addEventListener('input', ({ target }) => {
      if (target !== this.text) return;
      clearTimeout(timer);
      timer = setTimeout(this.#changed, PAUSE);
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
      this.text.value += `${this.text.value === '' || this.text.value.endsWith('\n') ? '' : '\n'}${text}`;
      this.#changed();
    });
  }
}
