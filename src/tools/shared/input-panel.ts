import { ui } from 'content:interface/common';
import { element, part, showText } from './element.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { sourceOfFile, type Source } from './source.ts';

/** More files than this in a list are a mistake: a whole folder was dropped. */
const MOST_FILES = 100;
/** Typing comes as many edits. */
const PAUSE = 250;

/**
 * The input half of a tool and where its answers go: a text field and files, by choosing, dropping or pasting. Needs in the shell
 * `data-form` with a textarea and a `BenchLine`, `data-status`, `data-results`, and optional buttons with `data-example`. With a list
 * `data-files` everything that comes adds up; without one, what came last is all there is.
 *
 * What comes as a whole is read at once, and its answer takes the form's place: the form folds to one line and the focus goes to the
 * verdict. Nothing of that happens to somebody who types.
 */
export class InputPanel {
  readonly #host: WaitingTool;
  readonly #changed: (sources: Source[]) => void;
  readonly #list: HTMLElement | null;
  #files: Source[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  /** The text as it was handed over last. */
  #heard: string | undefined;
  /** Whether what is there has gone to the tool, and whether the tool has answered. */
  #state: 'new' | 'read' | 'told' = 'new';
  /** What is being read came as a whole, or was asked for. */
  #isGiven = false;

  /** `changed` gets all there is whenever that changes. */
  constructor(host: WaitingTool, changed: (sources: Source[]) => void) {
    this.#host = host;
    this.#changed = changed;
    // Whoever loaded this script may have said that it cannot be read.
    this.say('');
    this.#list = host.querySelector<HTMLElement>('[data-files]');
    part<HTMLFormElement>(host, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#state === 'new') return this.#hand(true);
      this.#isGiven = true;
      if (this.#state === 'told') this.#fold();
    });
    // On the tool, not on the field: the guard may put a fresh one in its place.
    host.addEventListener('input', (event) => {
      if (event.target !== this.text || !this.#isHeard) return;
      const whole = isWhole(event.inputType);
      // An edit may be told after the text that it made was handed over: what comes of that, and what was chosen for it, stays.
      if (!whole && this.#state !== 'new' && this.text.value === this.#heard) return;
      clearTimeout(this.#pause);
      if (!this.#list) this.#files = [];
      if (whole) return this.#hand(true);
      this.#state = 'new';
      this.#pause = setTimeout(() => this.#hand(false), PAUSE);
    });
    this.#chooser.addEventListener('change', () => this.#add(this.#chosen()));
    this.#watchDrop();
    host.addEventListener('click', ({ target }) => {
      // What is to be cleared away gives its place to nothing.
      const { again, clear, example = clear } = (target as Element).closest('button')?.dataset ?? {};
      if (example !== undefined) this.take(example);
      if ((again ?? clear) === undefined) return;
      this.#host.classList.remove('folded');
      const { text } = this;
      text.focus();
      // Where things add up, the next one comes after what is there.
      text.setSelectionRange(this.#list ? text.value.length : 0, text.value.length);
    });
  }

  /** Takes over what was dropped, chosen or typed before the script arrived. Separate, so that the tool already holds its panel. */
  start(): void {
    const { waiting = [], entered, dataset } = this.#host;
    const early = [...waiting, ...this.#chosen()];
    if (early.length > 0) this.#add(early);
    else if (this.text.value.trim() !== '' && this.#isHeard && (!this.#first || dataset.asked !== undefined))
      this.#hand(isWhole(entered) || dataset.asked !== undefined);
  }

  /** Nothing that was begun is answered any more: what stands in the field is somebody else's. */
  rest(): void {
    clearTimeout(this.#pause);
    this.#turn++;
    this.#state = 'new';
  }

  /** In the field of the home page another one hears first, and asks where there is something to read. */
  get #first(): HTMLElement | null {
    return this.#host.closest<HTMLElement>('kb-intake');
  }

  /** Whether whoever hears first is there; until then it is for them that things wait. */
  get #isHeard(): boolean {
    return !this.#first || 'ready' in this.#first.dataset;
  }

  get text(): HTMLTextAreaElement {
    return this.#host.querySelector('textarea') as HTMLTextAreaElement;
  }

  /** What the shell says beside its buttons. */
  get words(): DOMStringMap {
    return part(this.#host, 'empty').dataset;
  }

  get #chooser(): HTMLInputElement {
    return this.#host.querySelector('input[type="file"]') as HTMLInputElement;
  }

  /** What was chosen, once. */
  #chosen(): File[] {
    const chooser = this.#chooser;
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    return files;
  }

  /** Everything there is now: the field first, then the files in the order in which they came. */
  sources(): Source[] {
    const text = this.text.value;
    const files = [...this.#files];
    if ((!this.#list && files.length > 0) || text.trim() === '') return files;
    return [{ name: null, size: ui.lines({ count: text.trimEnd().split('\n').length }), load: () => Promise.resolve(text) }, ...files];
  }

  /** Puts a text in the place of everything there is. */
  take(text: string): void {
    this.#files = [];
    this.#put(text);
  }

  #put(text: string): void {
    if (!this.#list) this.#files = [];
    this.text.value = text;
    this.#hand(true);
  }

  /** A reading begins, which is said; what it gives back tells whether a later one has begun. */
  begin(): () => boolean {
    const turn = ++this.#turn;
    this.say(ui.checking, this.#isFolded);
    return () => turn === this.#turn;
  }

  /** Nothing came of it, which `text` says: no results, and the form as it was. */
  status(text?: string): void {
    part(this.#host, 'results').replaceChildren();
    this.#state = 'new';
    this.#host.classList.remove('folded');
    this.say(text);
  }

  /** Speaks, and leaves everything as it is; only to those who listen where others see it anyway. */
  say(text = '', isSeen = false): void {
    const status = part(this.#host, 'status');
    status.classList.toggle('sr', isSeen);
    status.textContent = text;
  }

  /** Shows what came of it. It is told aloud as the first verdict has it: kind, name, verdict, first reason; `said` where there is none. */
  answer(nodes: readonly Node[], said = ''): void {
    part(this.#host, 'results').replaceChildren(...nodes);
    this.#state = 'told';
    if (this.#isGiven) this.#fold();
    const kind = this.#kind;
    // The verdict stands right below and says the same.
    this.say(kind ? `${kind.textContent}：${this.#heading?.textContent}` : said, kind !== null && this.#isFolded);
  }

  get #kind(): Element | null {
    return this.#host.querySelector('[data-results] .verdict-kind');
  }

  get #heading(): HTMLElement | null {
    return (this.#kind?.parentElement ?? part(this.#host, 'results')).querySelector(':is(h2, h3, strong):not(.sr)');
  }

  get #isFolded(): boolean {
    return this.#host.classList.contains('folded');
  }

  #fold(): void {
    const host = this.#host;
    this.#isGiven = false;
    const sources = this.sources();
    const names = sources.map(({ name, size }) => `${name ?? ui.pasted}　${size}`).join('、');
    showText(part(host, 'held'), sources.length > 1 ? ui.held({ count: sources.length, names }) : names);
    host.classList.add('folded');
    const heading = this.#heading;
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    const { bottom } = (heading.closest('.verdict') ?? heading).getBoundingClientRect();
    if (host.getBoundingClientRect().top < 0 || bottom > innerHeight) host.scrollIntoView();
  }

  #hand(isGiven: boolean): void {
    // What was typed just before counts as well.
    clearTimeout(this.#pause);
    this.#listFiles();
    const sources = this.sources();
    this.#heard = this.text.value;
    this.#isGiven = isGiven;
    this.#turn++;
    part(this.#host, 'clear').hidden = sources.length === 0;
    // Somebody who has taken a text away, or whose key was refused, knows that there is none.
    if (sources.length === 0) this.status(isGiven ? this.words.empty : '');
    else this.#state = 'read';
    this.#changed(sources);
  }

  #add(files: File[]): void {
    if (files.length === 0) return;
    if (!this.#list) this.#files = [];
    else if (this.#files.length + files.length > MOST_FILES) return this.say(this.words.tooMany);
    this.#files.push(...files.map(sourceOfFile));
    this.#hand(true);
  }

  #listFiles(): void {
    const list = this.#list;
    if (!list) return;
    list.hidden = this.#files.length === 0;
    list.replaceChildren(
      ...this.#files.map((file) => {
        const name = file.name ?? '';
        const button = element('button', { type: 'button', className: 'open', text: ui.remove });
        button.ariaLabel = `${ui.remove} ${name}`;
        button.addEventListener('click', () => {
          this.#files = this.#files.filter((each) => each !== file);
          this.#hand(false);
          // The button is gone; the keyboard goes on from the next one, or from the field.
          (list.querySelector('button') ?? this.text).focus();
        });
        return element('li', {}, element('span', { text: name }), button);
      }),
    );
  }

  /** Files may be dropped anywhere on the page, a text on the tool: other fields take texts for themselves. */
  #watchDrop(): void {
    const host = this.#host;
    const watch = (event: DragEvent): void => {
      const { dataTransfer: data, type, target } = event;
      const isOurs = host.contains(target as Node) || !!data?.types.includes('Files');
      // The guard sends a leave, from wherever it speaks, for what it refused.
      host.classList.toggle('over', isOurs && type === 'dragover');
      if (!isOurs || type === 'dragleave') return;
      event.preventDefault();
      if (type !== 'drop' || !data) return;
      this.#add([...data.files]);
      const text = data.files.length === 0 ? data.getData('text/plain') : '';
      if (text.trim() !== '') this.#put(this.#list ? `${this.text.value}\n${text}`.trimStart() : text);
    };
    for (const type of ['dragover', 'dragleave', 'drop'] as const) document.addEventListener(type, watch);
  }
}

/** Whether an edit brought a whole text, as pasting and dropping do. */
const isWhole = (inputType: string | undefined): boolean => /^insertFrom/.test(inputType ?? '');
