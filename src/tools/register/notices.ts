import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/register';
import { problemNotes } from '../../core/inspect/note-lines.ts';
import type { Problem } from '../../core/problem.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { words } from '../decoder/words.ts';
import { element } from '../shared/element.ts';
import type { Reason, Told } from './reader.ts';

/** Names that are listed; the others are counted. */
const MOST = 200;

type Refused = Told['refused'][number];
type Unread = Told['unread'][number];

/** What is said beside a list: private keys that were refused, by their files' names, and files in which nothing was found. */
export class Notices {
  readonly #host: HTMLElement;
  readonly #place: HTMLElement;
  #refused: Refused[] = [];
  #unread: Unread[] = [];
  #folders: string[] = [];

  constructor(host: HTMLElement, place: HTMLElement) {
    this.#host = host;
    this.#place = place;
  }

  add({ refused, unread }: Pick<Told, 'refused' | 'unread'>): void {
    this.#refused.push(...refused);
    this.#unread.push(...unread);
  }

  /** A dropped folder or file that the browser does not open. */
  addFolder(name: string): void {
    this.#folders.push(name);
  }

  clear(): void {
    [this.#refused, this.#unread, this.#folders] = [[], [], []];
    this.#place.replaceChildren();
  }

  async show(): Promise<void> {
    const shown: HTMLElement[] = [];
    if (this.#refused.length > 0) shown.push(await this.#refusal());
    if (this.#folders.length > 0) {
      const text = ui.folderUnread({ names: this.#folders.slice(0, 5).join('、') });
      shown.push(element('div', { className: 'callout care' }, element('p', { text })));
    }
    if (this.#unread.length > 0) shown.push(await this.#unreadList());
    this.#place.replaceChildren(...shown);
  }

  async #refusal(): Promise<HTMLElement> {
    const list = element('ul', {}, ...this.#refused.slice(0, MOST).map(refusedLine));
    const box = element(
      'div',
      { className: 'callout danger guard-said' },
      element('strong', { text: ui.refused({ count: this.#refused.length }) }),
      list,
    );
    box.setAttribute('role', 'alert');
    if (this.#refused.length > MOST) box.append(element('p', { text: ui.moreFiles({ count: this.#refused.length - MOST }) }));
    // What to do now, in the guard's own words.
    await loadScript(document.querySelector<HTMLElement>('script[data-guard]')?.dataset.refusal ?? '').catch(() => undefined);
    globalThis.kbRefusal?.(box, { kept: false, isFile: true });
    return box;
  }

  async #unreadList(): Promise<HTMLElement> {
    await loadScript(this.#host.dataset.faults ?? '').catch(() => undefined);
    const lines = this.#unread
      .slice(0, MOST)
      .map(({ file, reason }) => element('li', { text: ui.line({ name: file ?? commonUi.pasted, reason: whyOf(reason) }) }));
    const box = element(
      'details',
      {},
      element('summary', { text: ui.unread({ count: this.#unread.length }) }),
      element('ul', {}, ...lines),
    );
    if (this.#unread.length > MOST) box.append(element('p', { text: ui.moreFiles({ count: this.#unread.length - MOST }) }));
    return box;
  }
}

const refusedLine = ({ file, format }: Refused): HTMLElement =>
  element('li', { text: ui.refusedLine({ name: file ?? commonUi.pasted, format }) });

function whyOf(reason: Reason): string {
  switch (reason.code) {
    case 'zip-damaged':
      return ui.zipDamaged;
    case 'zip-locked':
      return ui.zipLocked;
    case 'zip-bomb':
      return ui.zipBomb;
    case 'zip-deep':
      return ui.zipDeep;
    case 'zip-many':
      return ui.zipMany;
    default:
      return globalThis.kbFaultWords
        ? (problemNotes([reason as Problem], { ...words, ...globalThis.kbFaultWords })[0]?.text ?? commonUi.notRead)
        : commonUi.notRead;
  }
}
