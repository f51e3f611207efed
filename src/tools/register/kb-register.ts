import { ui } from 'content:interface/register';
import { Register } from '../../core/register/register.ts';
import type { KeeperNotes, RegisterEntry } from '../../core/register/register-entry.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { element, part } from '../shared/element.ts';
import { todayInTaipei } from '../shared/judging-day.ts';
import { breathe } from '../shared/source.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import { BreaksSection } from './breaks-section.ts';
import { exampleEntries } from './example.ts';
import { fitting, rowsOf, type Row, type Wish } from './find-rows.ts';
import { ForecastSection } from './forecast-section.ts';
import { chosenFiles, dropped, droppedThings, MOST_FILES } from './gather.ts';
import { forgetEntries, keepEntries, keptEntries, mayKeep } from './kept-register.ts';
import { Notices } from './notices.ts';
import { startReader, type ReaderLink } from './reader-link.ts';
import type { Given, Told } from './reader.ts';
import { NOTES, rowDetail } from './row-detail.ts';
import { daysLeft, toneOf } from './row-words.ts';
import { RegisterTable } from './register-table.ts';
import { takeOut } from './take-out.ts';

/** Files that are handed to the reader at a time. */
const GROUP = 80;
/** How long nothing is written before it is kept. */
const PAUSE = 800;

/**
 * All certificates of an agency in one table. Files are read by another script off the page's thread, which also finds private keys: they
 * never come here. Notes are written by people; nothing is kept unless somebody asks.
 */
export class KbRegister extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  declare entered?: string | undefined;
  readonly #register = new Register();
  readonly #messages: Record<string, string> = {};
  #at = new Date();
  #day = todayInTaipei();
  #link: Promise<ReaderLink> | null = null;
  #isReading = false;
  /** Groups of files that are still being handed to the reader, which may have nothing to do meanwhile. */
  #handing = 0;
  #isIdle = true;
  #isKept = false;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #table!: RegisterTable;
  #notices!: Notices;
  #breaks!: BreaksSection;
  #forecast!: ForecastSection;
  #marked: ReadonlySet<RegisterEntry> = new Set();

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    const root = this.dataset.root ?? '';
    this.#notices = new Notices(this, part(this, 'told'));
    this.#breaks = new BreaksSection(part(this, 'stops'), root, this.#day);
    this.#forecast = new ForecastSection(part(this, 'ahead'));
    this.#table = new RegisterTable({
      at: this.#at,
      day: this.#day,
      messages: this.#messages,
      detail: (row) =>
        rowDetail(row, {
          at: this.#at,
          day: this.#day,
          messages: this.#messages,
          root,
          written: () => this.#keepSoon(),
          compare: (each, old) => this.#compare(each, old),
          remove: (each) => this.#remove(each),
        }),
      compare: (row, old) => this.#compare(row, old),
      marked: (entries) => this.#showMarked(entries),
    });
    part(this, 'list').append(this.#table.element);
    part(this, 'out').append(
      takeOut({
        tool: this,
        messages: this.#messages,
        at: () => new Date(),
        entries: () => this.#register.entries,
        shown: () => this.#table.rows,
        print: () => this.#table.printed(() => print()),
      }),
    );
    this.#listen();
    void this.#open();
  }

  /** What was kept stands there again; what was given before this script came is read. */
  async #open(): Promise<void> {
    const kept = await keptEntries();
    this.#isKept = kept !== null;
    const box = part<HTMLInputElement>(this, 'keep');
    box.checked = this.#isKept;
    box.disabled = !mayKeep();
    part(this, 'keep-said').textContent = mayKeep() ? ui.keepSaid : ui.keepNot;
    part(this, 'forget').hidden = !this.#isKept;
    if (kept !== null) {
      await this.#words();
      for (const entry of kept) this.#register.add(entry);
      this.#refresh();
      this.#say(ui.keptShown({ count: kept.length }));
    }
    if (this.waiting && this.waiting.length > 0) void this.#read(chosenFiles(this.waiting));
    for (const chooser of this.querySelectorAll<HTMLInputElement>('[type=file]')) this.#takeChosen(chooser);
    // Pasted, or asked for; what is still being typed is left alone.
    if (this.#field.value !== '' && (this.dataset.asked !== undefined || /^insertFrom/.test(this.entered ?? ''))) this.#takeText();
  }

  #listen(): void {
    part<HTMLFormElement>(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#takeText();
    });
    part<HTMLFormElement>(this, 'marked-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#writeMarked();
    });
    this.addEventListener('input', (event) => {
      const { target, inputType } = event;
      // What comes as a whole is read at once; nothing of that happens to somebody who types.
      if (target === this.#field && /^insertFrom/.test(inputType)) this.#takeText();
      if ((target as Element).closest('[data-wish]')) this.#show();
    });
    this.addEventListener('paste', ({ clipboardData }) => {
      if (clipboardData && clipboardData.files.length > 0) void this.#read(chosenFiles(clipboardData.files));
    });
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'file') this.#takeChosen(target);
      if (target === part(this, 'keep')) void this.#setKept((target as HTMLInputElement).checked);
    });
    this.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      if (!button || !this.contains(button)) return;
      const { dataset } = button;
      if (dataset.example !== undefined) void this.#takeExample(dataset.example);
      if (dataset.stop !== undefined) void this.#stop();
      if (dataset.clear !== undefined) void this.#clear();
      if (dataset.forget !== undefined) void this.#setKept(false);
    });
    for (const type of ['dragover', 'dragleave', 'drop'] as const) document.addEventListener(type, (event) => this.#drop(event));
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  /** The text is in the register then, and the field is free for the next one. */
  #takeText(): void {
    const { value } = this.#field;
    if (value.trim() === '') return this.#say(ui.empty);
    this.#field.value = '';
    void this.#read([{ name: null, content: value }]);
  }

  #takeChosen(chooser: HTMLInputElement): void {
    const given = chosenFiles(chooser.files ?? []);
    chooser.value = '';
    if (given.length > 0) void this.#read(given);
  }

  /** Anywhere on the page; a text only here, as other fields take texts for themselves. */
  #drop(event: DragEvent): void {
    const { dataTransfer: data, type, target } = event;
    const hasFiles = data?.types.includes('Files') === true;
    const isOurs = this.contains(target as Node) || hasFiles;
    this.classList.toggle('over', isOurs && type === 'dragover');
    if (!isOurs || type === 'dragleave') return;
    event.preventDefault();
    if (type !== 'drop' || !data) return;
    const text = hasFiles ? '' : data.getData('text/plain');
    if (text.trim() !== '') return void this.#read([{ name: null, content: text }]);
    void this.#readDropped(droppedThings(data));
  }

  async #readDropped(things: readonly (FileSystemEntry | File)[]): Promise<void> {
    let count = 0;
    this.#handing++;
    for await (const group of dropped(things, (name) => this.#notices.addFolder(name))) {
      const room = MOST_FILES - count;
      count += group.length;
      if (room > 0) await this.#read(group.slice(0, room));
    }
    this.#handed();
    if (count > MOST_FILES) this.#say(ui.tooMany({ limit: MOST_FILES }));
    await this.#notices.show();
  }

  async #takeExample(lines: string): Promise<void> {
    await this.#words();
    for (const entry of exampleEntries(lines, this.#at)) this.#register.add(entry);
    this.#refresh();
    this.#say(ui.exampleShown);
    part(this, 'headline').querySelector<HTMLElement>('h2')?.focus();
  }

  async #read(given: readonly Given[]): Promise<void> {
    if (given.length > MOST_FILES) this.#say(ui.tooMany({ limit: MOST_FILES }));
    this.#isReading = true;
    this.#handing++;
    part(this, 'progress').hidden = false;
    if (!this.#isShown) this.#say(ui.reading);
    this.#link ??= startReader(this, (told) => this.#hear(told));
    try {
      const [link] = await Promise.all([this.#link, this.#words()]);
      // In groups, so that the first are read while the last are still handed over.
      for (let from = 0; from < Math.min(given.length, MOST_FILES); from += GROUP) {
        this.#isIdle = false;
        link.read(given.slice(from, Math.min(from + GROUP, MOST_FILES)), this.#at);
        await breathe();
      }
    } catch {
      this.#link = null;
      this.#isReading = false;
      part(this, 'progress').hidden = true;
      this.#say(ui.noScript);
    }
    this.#handed();
  }

  #handed(): void {
    this.#handing--;
    if (this.#link !== null && this.#isIdle) void this.#settle();
  }

  /** The sentences of the rules; without them a row only says its verdict. */
  async #words(): Promise<void> {
    await loadScript(this.dataset.rulesCertificate ?? '').catch(() => undefined);
    for (const { id, message } of globalThis.kbRules?.certificate ?? []) this.#messages[id] = message;
  }

  #hear({ entries, unread, refused, messages, done, total, isIdle }: Told): void {
    Object.assign(this.#messages, messages);
    const before = this.#register.size;
    const fresh = new Set<RegisterEntry>();
    for (const entry of entries) {
      const size = this.#register.size;
      const held = this.#register.add(entry);
      if (this.#register.size > size) fresh.add(held);
    }
    this.#notices.add({ unread, refused });
    const meter = this.querySelector('progress') as HTMLProgressElement;
    meter.value = total === 0 ? 1 : done / total;
    const size = this.#register.size;
    this.#isIdle = isIdle;
    if (isIdle) return void this.#settle();
    if (size === 0) return;
    this.#reveal();
    const { role, text, state } = this.#wish;
    // What is being read is filtered when it is all there; until then only what is asked for shows.
    const rows = fitting(
      [...fresh].map((entry): Row => ({ entry, replaced: [] })),
      { role, text, state },
      this.#at,
    );
    if (before !== size) this.#table.append(rows, ui.captionReading({ count: size }));
  }

  /** All that was given has been read. */
  async #settle(): Promise<void> {
    if (this.#handing > 0) return;
    const size = this.#register.size;
    this.#isReading = false;
    part(this, 'progress').hidden = true;
    const isFirst = part(this, 'held').dataset.done === undefined;
    // Whoever gives only certificates of authorities wants to see those.
    if (isFirst && this.#register.entries.every(({ role }) => role === 'ca'))
      (this.querySelector('[name=role]') as HTMLSelectElement).value = 'all';
    this.#refresh();
    // The page lays the rows out, and answers, before the rest.
    await breathe();
    void this.#notices.show();
    this.#keepSoon();
    this.#say(size === 0 ? ui.nothing : ui.read({ count: size }));
    if (size === 0 || !isFirst) return;
    part(this, 'held').dataset.done = '';
    part(this, 'headline').querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  get #isShown(): boolean {
    return !part(this, 'held').hidden;
  }

  #reveal(): void {
    part(this, 'held').hidden = false;
    this.classList.add('has-rows');
    this.#field.rows = 3;
  }

  get #wish(): Wish {
    const value = (name: string): string => (this.querySelector(`[name="${name}"]`) as HTMLInputElement).value;
    return { text: value('find'), role: value('role') as Wish['role'], state: value('state') as Wish['state'] };
  }

  /** Everything anew: after reading, and where something was taken away. */
  #refresh(): void {
    if (this.#register.size === 0) {
      this.#table.show([], '');
      part(this, 'held').hidden = true;
      this.classList.remove('has-rows');
      return;
    }
    this.#reveal();
    this.#show();
    void this.#showAhead();
  }

  /** What the sections below say; the page may answer before. */
  async #showAhead(): Promise<void> {
    await breathe();
    const inUse = rowsOf(this.#register.entries).map(({ entry }) => entry);
    this.#breaks.show(inUse);
    await this.#forecast.show(inUse, this.#at);
  }

  #show(): void {
    const all = rowsOf(this.#register.entries);
    const rows = fitting(all, this.#wish, this.#at);
    const count = (fits: (entry: RegisterEntry) => boolean): number => rows.filter(({ entry }) => fits(entry)).length;
    const left = (entry: RegisterEntry): number => daysLeft(entry, this.#at) ?? Infinity;
    const expired = count((entry) => left(entry) < 0);
    const soon = count((entry) => left(entry) >= 0 && left(entry) <= 30);
    const bad = count((entry) => toneOf(entry, this.#at) === 'bad');
    const renewed = all.reduce((sum, { replaced }) => sum + replaced.length, 0);
    this.#table.show(rows, ui.caption({ shown: rows.length, all: all.length, renewed }));
    const headline = expired + soon > 0 ? ui.headline({ expired, soon }) : bad > 0 ? ui.headlineBad({ count: bad }) : ui.headlineGood;
    const card = verdictCard(expired > 0 ? 'bad' : soon + bad > 0 ? 'care' : 'good', headline, ui.about({ count: this.#register.size }));
    const heading = card.querySelector<HTMLElement>('h2');
    if (heading) heading.tabIndex = -1;
    part(this, 'headline').replaceChildren(card);
    part(this, 'none').hidden = rows.length > 0;
  }

  #showMarked(entries: ReadonlySet<RegisterEntry>): void {
    this.#marked = entries;
    part(this, 'marked').hidden = entries.size === 0;
    part(this, 'marked-said').textContent = ui.marked({ count: entries.size });
  }

  #writeMarked(): void {
    const field = part<HTMLInputElement>(this, 'write-text');
    const name = part<HTMLSelectElement>(this, 'write-field').value as keyof KeeperNotes;
    if (!NOTES.some(([known]) => known === name)) return;
    const count = this.#marked.size;
    for (const entry of this.#marked) entry.notes[name] = field.value.trim();
    field.value = '';
    this.#table.unmark();
    this.#show();
    this.#keepSoon();
    this.#say(ui.written({ count }));
  }

  #remove({ entry, replaced }: Row): void {
    for (const each of [entry, ...replaced]) this.#register.remove(each);
    this.#refresh();
    this.#keepSoon();
    this.#say(ui.removed({ name: entry.name }));
    (this.#isShown ? part(this, 'list').querySelector<HTMLElement>('.open') : this.#field)?.focus();
  }

  async #stop(): Promise<void> {
    (await this.#link)?.stop();
  }

  async #clear(): Promise<void> {
    (await this.#link)?.clear();
    for (const entry of this.#register.entries) this.#register.remove(entry);
    delete part(this, 'held').dataset.done;
    this.#notices.clear();
    this.#refresh();
    await this.#setKept(false);
    this.#field.value = '';
    this.#say(ui.cleared);
    this.#field.focus();
  }

  async #compare({ entry }: Row, old: RegisterEntry): Promise<HTMLElement> {
    const link = await (this.#link ?? null);
    const ders = await Promise.all([old, entry].map(async ({ sha256 }) => (link && sha256 !== null ? link.kept(sha256) : null)));
    const [before, after] = ders;
    if (!before || !after) return element('div', { className: 'callout note' }, element('p', { text: ui.notHere }));
    await loadScript(this.dataset.compare ?? '').catch(() => undefined);
    const given = [
      { file: old.sightings[0]?.file ?? null, der: before },
      { file: entry.sightings[0]?.file ?? null, der: after },
    ];
    return globalThis.kbCompareCertificates?.(given, this.#at, this.dataset.root ?? '') ?? element('p', { text: ui.noScript });
  }

  async #setKept(isKept: boolean): Promise<void> {
    clearTimeout(this.#keeping);
    this.#isKept = isKept;
    part<HTMLInputElement>(this, 'keep').checked = isKept;
    part(this, 'forget').hidden = !isKept;
    if (isKept) await this.#keepNow();
    else if (mayKeep()) {
      await forgetEntries().catch(() => undefined);
      part(this, 'keep-said').textContent = ui.keepSaid;
    }
  }

  #keepSoon(): void {
    if (!this.#isKept) return;
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => void this.#keepNow(), PAUSE);
  }

  async #keepNow(): Promise<void> {
    if (this.#isReading) return;
    const said = part(this, 'keep-said');
    try {
      await keepEntries(this.#register.entries);
      said.textContent = ui.keptNow({ count: this.#register.size });
    } catch {
      said.textContent = ui.keepFailed;
    }
  }

  #say(text: string): void {
    part(this, 'status').textContent = text;
  }
}
