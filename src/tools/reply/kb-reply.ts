import { ui } from 'content:interface/reply';
import words from 'content:messages?reply';
import { readReplyFragment, replyLimits, writeReplyFragment } from '../../core/reply/fragment.ts';
import { mailLink } from '../../core/reply/mail-link.ts';
import { emptyCase, type ReplyCase } from '../../core/reply/reply-case.ts';
import { permanentAddress } from '../../core/reply/site-address.ts';
import { writeReply, type Reply } from '../../core/reply/write-reply.ts';
import { element, part } from '../shared/element.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { answers as known, fetchAnswer } from './answers.ts';
import { drawQr } from './draw-qr.ts';
import { Offers } from './offers.ts';
import { renderChosen, type Move } from './answer-lists.ts';
import type { ReplyAnswers } from './reply-data.ts';
import { siteNotice } from './site-notice.ts';

const byId = new Map(known.map((answer) => [answer.id, answer]));

/** The reply maker: chosen answers and a case become a letter. Its state is in the address, but for what concerns persons. */
export class KbReply extends HTMLElement {
  #offers!: Offers;
  #chosen: string[] = [];
  #reply: Reply = { subject: '', text: '' };
  #run = 0;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    const form = part<HTMLFormElement>(this, 'form');
    form.addEventListener('submit', (event) => event.preventDefault());
    // Half a syllable of 注音 is no word yet.
    form.addEventListener('input', (event) => {
      if (!event.isComposing) this.#typed(event.target);
    });
    form.addEventListener('compositionend', (event) => this.#typed(event.target));
    for (const name of ['copy', 'print', 'link', 'clear'] as const) part(this, name).addEventListener('click', () => this.#press(name));
    part(this, 'mail').addEventListener('click', () => this.#mailed());
    addEventListener('hashchange', () => this.#follow());
    this.#offers = new Offers(this, (id) => this.#chosen.includes(id));
    void this.#offers.look();
    if (location.hash.length > 1) this.#follow();
    else void this.#write();
  }

  /** Takes the state out of the address; a jump within the page must not cost the reader the answers. */
  #follow(): void {
    if (!/[#&](add|case|host|server|ca)=/.test(location.hash)) return;
    const { ids, case: given } = readReplyFragment(location.hash);
    this.#chosen = ids.filter((id) => byId.has(id)).slice(0, replyLimits.answers);
    this.#leftOut(ids.filter((id) => !this.#chosen.includes(id)));
    for (const name of ['number', 'host', 'server', 'ca'] as const) this.#field(name).value = given[name];
    void this.#changed();
  }

  /** What a link named and the letter does not hold is said, not dropped. */
  #leftOut(ids: string[]): void {
    const box = part(this, 'unknown');
    box.hidden = ids.length === 0;
    const [unknown, tooMany] = [ids.filter((id) => !byId.has(id)), ids.filter((id) => byId.has(id))];
    const lines: HTMLElement[] = [];
    if (unknown.length > 0) lines.push(element('p', {}, ui.unknownIds, ...listed(unknown), ui.askSender));
    if (tooMany.length > 0) lines.push(element('p', {}, ui.tooMany({ most: replyLimits.answers }), ...listed(tooMany), '。'));
    box.replaceChildren(element('strong', { text: ui.leftOut }), ...lines);
  }

  #typed(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.type === 'checkbox') return this.#toggle(target);
    if (target === part(this, 'query') || target === part(this, 'kind')) return void this.#offers.look();
    this.#keep();
    void this.#write();
  }

  #toggle(box: HTMLInputElement): void {
    if (box.checked && this.#chosen.length >= replyLimits.answers) {
      box.checked = false;
      return this.#say(ui.full({ most: replyLimits.answers }));
    }
    this.#chosen = box.checked ? [...this.#chosen, box.value] : this.#chosen.filter((id) => id !== box.value);
    void this.#changed();
  }

  #move(id: string, move: Move): void {
    const from = this.#chosen.indexOf(id);
    this.#chosen.splice(from, 1);
    if (move !== 'remove') this.#chosen.splice(move === 'up' ? from - 1 : from + 1, 0, id);
    void this.#changed();
    const next = move === 'remove' ? (this.#chosen[from] ?? this.#chosen[from - 1]) : id;
    const button = [...part(this, 'chosen').querySelectorAll<HTMLElement>(`[data-move="${move}"]`)].find(
      ({ dataset }) => dataset.id === next,
    );
    (button ?? part(this, 'query')).focus();
  }

  #changed(): Promise<void> {
    const list = part(this, 'chosen');
    list.hidden = this.#chosen.length === 0;
    part(this, 'none').hidden = !list.hidden;
    list.replaceChildren(...renderChosen(this.#entries(), (id, move) => this.#move(id, move)));
    for (const box of part(this, 'offers').querySelectorAll('input')) box.checked = this.#chosen.includes(box.value);
    this.#keep();
    return this.#write();
  }

  #keep(): void {
    history.replaceState(null, '', writeReplyFragment({ ids: this.#chosen, case: this.#case() }) || location.pathname + location.search);
  }

  async #write(): Promise<void> {
    const run = ++this.#run;
    const site = this.#site();
    const entries = this.#entries();
    const fetched = await Promise.all(entries.map((entry) => fetchAnswer(entry, part<HTMLTemplateElement>(this, 'scripts').content)));
    if (run !== this.#run) return;
    const answers = fetched.filter((answer) => answer !== null);
    part(this, 'made').hidden = answers.length === 0;
    part(this, 'empty').hidden = entries.length > 0;
    if (answers.length < entries.length) return this.#say(ui.unreadable);
    this.#reply = writeReply(answers, this.#case(), site, words.reply ?? {});
    part(this, 'letter').textContent = this.#reply.text;
    const mail = mailLink(this.#reply.subject, this.#reply.text);
    part<HTMLAnchorElement>(this, 'mail').href = mail.href;
    part(this, 'mail-said').textContent = mail.whole ? '' : ui.tooLong;
    part(this, 'codes').replaceChildren(...(site === null ? [] : answers.map(({ id, title }) => code(permanentAddress(site, id), title))));
    this.#say(answers.length === 0 ? '' : ui.written({ count: answers.length, characters: [...this.#reply.text].length }));
  }

  #site(): string | null {
    const field = part<HTMLInputElement>(this, 'site');
    const { address, said, invalid, warning } = siteNotice(field.value, location.href);
    field.setAttribute('aria-invalid', String(invalid));
    part(this, 'site-said').textContent = said;
    part(this, 'notice').hidden = warning === null;
    part(this, 'notice-title').textContent = warning?.title ?? '';
    part(this, 'notice-text').textContent = warning?.text ?? '';
    return address;
  }

  #press(button: 'copy' | 'print' | 'link' | 'clear'): void {
    if (button === 'print') return print();
    if (button === 'clear') return this.#clear();
    if (button === 'copy') return void this.#copy(this.#reply.text, part(this, 'letter'), ui.copied);
    const holder = element('span', { className: 'sr' });
    holder.textContent = location.href;
    this.append(holder);
    void this.#copy(location.href, holder, ui.linkCopied).then(() => holder.remove());
  }

  #mailed(): void {
    if (part(this, 'mail-said').textContent !== '') void this.#copy(this.#reply.text, part(this, 'letter'), ui.wholeCopied);
  }

  async #copy(text: string, source: HTMLElement, done: string): Promise<void> {
    this.#say((await copyText(text, source)) ? done : ui.selected);
  }

  #clear(): void {
    this.#chosen = [];
    for (const name of ['number', 'host', 'server', 'ca', 'name'] as const) this.#field(name).value = '';
    this.#leftOut([]);
    void this.#changed().then(() => this.#say(ui.cleared));
    part(this, 'query').focus();
  }

  #entries(): ReplyAnswers {
    return this.#chosen.flatMap((id) => byId.get(id) ?? []);
  }

  #case(): ReplyCase {
    const filled = emptyCase();
    for (const name of Object.keys(filled) as (keyof ReplyCase)[]) filled[name] = this.#field(name).value;
    return filled;
  }

  #field(name: keyof ReplyCase): HTMLInputElement | HTMLTextAreaElement {
    const field = this.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`);
    if (!field) throw new Error(`The page has no field ${name}.`);
    return field;
  }

  #say(text: string): void {
    part(this, 'status').textContent = text;
  }
}

/** Ids out of an address, as they are and no further. */
function listed(ids: string[]): (Node | string)[] {
  return ids.flatMap((id, at) => [...(at > 0 ? ['、'] : []), element('code', { text: id })]);
}

function code(address: string, title: string): HTMLLIElement {
  return element('li', {}, drawQr(address, ui.qr({ title })), element('div', {}, title, element('a', { href: address, text: address })));
}
