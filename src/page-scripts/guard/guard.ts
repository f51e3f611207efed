import { ui } from 'content:interface/guard';
import { findSecret, findSecretGently, type Secret } from '../../core/secret/find-secret.ts';
import { restOf } from '../../core/secret/rest-of.ts';
import { limits } from '../../core/pem/limits.ts';
import { hold, type Entered, type Field } from './entered.ts';
import { emptied, replay } from './replay.ts';
import { hideRefusal, showRefusal } from './refusal.ts';

/**
 * From here on a browser alone needs more than a tenth of a second to lay a pasted text out in a field: measured in Chromium for one
 * line, and for short lines, of which ten thousand hold it for seconds.
 */
const MOST_CHARACTERS = 131_072;
const MOST_LINES = 2_000;

/** True for a text that is better read as a file than put into a field. */
export function isLong(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return true;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= MOST_LINES; at = text.indexOf('\n', at + 1)) lines++;
  return lines > MOST_LINES;
}

/** The text as a file that a tool takes like a dropped one. */
function asFile(text: string): File {
  return new File([text], ui.pastedFile, { type: 'text/plain' });
}

/** In a longer text a single stroke is judged by what stands around it. */
const NEAR = 8192;

/**
 * Judges everything that enters a field or a tool before the tool hears of it. A private key is refused and removed, the rest goes its
 * way. Files are read one after the other, in the order in which they came.
 */
export class Guard {
  readonly #passed = new WeakSet<Event>();
  readonly #line: Entered[] = [];
  readonly #lengths = new WeakMap<Field, number>();
  #isBusy = false;

  /** Called for every event of `GUARDED`, before anybody else, with what it brings; `isDoubtful` where that has to be looked at. */
  take(entered: Entered, isDoubtful: boolean): void {
    if (this.#passed.has(entered.event) || judgesItself(entered)) return;
    // Only files take their time; a text is judged at once, unless another still waits in line.
    if (entered.files.length === 0 && !this.#line.some(({ files }) => files.length === 0)) {
      if (isDoubtful && this.#takeAsFile(entered)) return hold(entered);
      const secret = isDoubtful ? this.#secretIn(entered) : null;
      if (!secret) return this.#welcome(entered);
      hold(entered);
      return this.#refuse(entered, secret);
    }
    hold(entered);
    this.resume([entered]);
  }

  /** Judges in their order what was held. */
  resume(entered: readonly Entered[]): void {
    this.#line.push(...entered);
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      for (let next = this.#line.shift(); next; next = this.#line.shift()) await this.#settle(next);
    } finally {
      this.#isBusy = false;
    }
  }

  async #settle(entered: Entered): Promise<void> {
    if (judgesItself(entered)) return replay(entered, this.#passed);
    if (entered.files.length > 0) return this.#settleFiles(entered);
    if (this.#takeAsFile(entered)) return;
    // A field may have changed while it waited.
    const now = isWritten(entered) ? { ...entered, text: entered.field?.value ?? '' } : entered;
    const secret = this.#secretIn(now);
    if (secret) this.#refuse(now, secret);
    else {
      this.#welcome(now);
      replay(now, this.#passed);
    }
  }

  async #settleFiles(entered: Entered): Promise<void> {
    const files: File[] = [];
    const found: { secret: Secret; name: string | null }[] = [];
    let kept = false;
    for (const file of entered.files) {
      const bytes = await bytesOf(file);
      const secret = bytes === null ? null : await findSecretGently(bytes, breathe);
      if (secret === null) files.push(file);
      else {
        found.push({ secret, name: file.name });
        const rest = bytes === null ? null : restOf(new TextDecoder().decode(bytes));
        kept ||= rest !== null;
        if (rest !== null) files.push(new File([rest], file.name, { type: file.type }));
      }
    }
    const secret = entered.text === '' ? null : this.#secretIn({ ...entered, files: [] });
    if (secret) found.push({ secret, name: null });
    const text = secret ? '' : entered.text;
    const place = placeOf(entered);
    hideRefusal(place);
    if (files.length > 0 || text !== '') replay({ ...entered, text, files }, this.#passed);
    else endDrag(place);
    if (found.length > 0) showRefusal(place, { found, kept });
  }

  /** Only what came in by writing can be judged by its surroundings; what was pasted or filled in is new throughout. */
  #secretIn(entered: Entered): Secret | null {
    const { field, text } = entered;
    // What has room for a few dozen characters is not made for tokens either.
    const options = field && field.maxLength > 0 && field.maxLength < 64 ? { piece: 40 } : {};
    if (!field || !isWritten(entered)) return findSecret(text, options);
    const grown = text.length - (this.#lengths.get(field) ?? 0);
    if (grown > 200 || text.length < 4 * NEAR) return findSecret(text, options);
    const at = field.selectionStart ?? text.length;
    return findSecret(text.slice(Math.max(0, at - NEAR), at + NEAR), options);
  }

  /** A long text goes to a tool that reads files without passing through its field, which would hold the page for seconds. */
  #takeAsFile(entered: Entered): boolean {
    const { event, text } = entered;
    const tool = event.target instanceof Element ? event.target.closest('[data-reads]') : null;
    if (!tool || !['paste', 'drop'].includes(event.type) || !isLong(text)) return false;
    this.resume([{ event: new DragEvent('drop', { cancelable: true }), field: null, text: '', files: [asFile(text)], target: tool }]);
    return true;
  }

  #welcome(entered: Entered): void {
    const { field, text } = entered;
    if (!field || !isWritten(entered)) return;
    this.#lengths.set(field, text.length);
    // Leaving the field, as for a link of the notice, is no new input.
    if (text !== '' && entered.event.type === 'input') hideRefusal(field);
  }

  #refuse(entered: Entered, secret: Secret): void {
    const rest = entered.field instanceof HTMLInputElement ? null : restOf(entered.text);
    let place = placeOf(entered);
    if (isWritten(entered) && entered.field) {
      const field = emptied(entered.field, rest ?? '');
      place = field;
      replay({ ...entered, field, event: new Event('input') }, this.#passed);
    } else if (rest !== null) replay({ ...entered, text: rest }, this.#passed);
    else endDrag(place);
    const isTyped = (entered.event as InputEvent).inputType === 'insertText' && place === document.activeElement;
    showRefusal(place, { found: [{ secret, name: null }], kept: rest !== null, isTyped });
  }
}

/**
 * A tool for thousands of files looks for keys by itself, off the page's thread and within folders and archives, which an event does not
 * show. Files that come into a field of another one, or with a text, are judged here as everywhere.
 */
function judgesItself({ event, files, text, field }: Entered): boolean {
  const tool = files.length > 0 && text === '' ? document.querySelector('[data-reads=folders]') : null;
  return tool !== null && ((event.type === 'drop' && !field) || tool.contains(event.target as Node));
}

/** A tool that shows where to drop is told that nothing will come. */
function endDrag(place: Element): void {
  place.dispatchEvent(new DragEvent('dragleave', { bubbles: true }));
}

/** Lets the page answer. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function isWritten({ event }: Entered): boolean {
  return ['input', 'change', 'compositionend'].includes(event.type);
}

/** Where to speak of it: at the field, else at the first field of the tool that something was dropped on. */
function placeOf({ event, field, target: given }: Entered): Element {
  if (field) return field;
  const target = given ?? (event.target instanceof Element ? event.target : document.body);
  return target.closest('[data-src], form')?.querySelector('textarea, input') ?? document.querySelector('h1') ?? target;
}

/** Null where the browser cannot read the file (moved, locked, a folder); the tool will say so. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, limits.inputBytes + 1).arrayBuffer());
  } catch {
    return null;
  }
}
