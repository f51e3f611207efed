import { ui } from 'content:interface/reply';
import { readReplyFragment, replyLimits, writeReplyFragment } from '../../core/reply/fragment.ts';
import { mailLink } from '../../core/reply/mail-link.ts';
import { emptyCase, type ReplyCase } from '../../core/reply/reply-case.ts';
import { styleOf, type ReplyStyle } from '../../core/reply/reply-style.ts';
import { permanentAddress } from '../../core/reply/site-address.ts';
import type { Answer } from '../../core/reply/answer.ts';
import { element, part } from '../shared/element.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { answers as known, fetchAnswer, loadPart, scriptIn } from './answers.ts';
import { LetterText } from './letter-text.ts';
import { Offers } from './offers.ts';
import { renderChosen, type Move } from './answer-lists.ts';
import type { ReplyAnswers } from './reply-data.ts';
import { senderOf } from './sender.ts';
import type { SiteNotice } from './site-notice.ts';
import { ValueFields } from './value-fields.ts';

const byId = new Map(known.map((answer) => [answer.id, answer]));
const BUTTONS = ['copy', 'save', 'print', 'link', 'clear'] as const;
type Button = (typeof BUTTONS)[number];

/** The reply maker: chosen answers and a case become a letter. Its state is in the address, but for what concerns persons. */
export class KbReply extends HTMLElement {
  #offers!: Offers;
  #letter!: LetterText;
  #values!: ValueFields;
  #chosen: string[] = [];
  #subject = '';
  #run = 0;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#letter = new LetterText(this);
    this.#values = new ValueFields(this, scriptIn(this.#scripts, 'fill-words'));
    part(this, 'form').addEventListener('submit', (event) => event.preventDefault());
    // Half a syllable of 注音 is no word yet.
    this.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#typed(event.target);
    });
    this.addEventListener('compositionend', (event) => this.#typed(event.target));
    for (const name of BUTTONS) part(this, name).addEventListener('click', () => this.#press(name));
    part(this, 'mail').addEventListener('click', () => this.#mailed());
    addEventListener('hashchange', () => this.#follow());
    document.addEventListener('kb-owner', () => void this.#write());
    this.#offers = new Offers(this, (id) => this.#chosen.includes(id));
    void this.#offers.look();
    if (location.hash.length > 1) this.#follow(true);
    else void this.#write();
  }

  /** Takes the state out of the address; a jump within the page must not cost the reader the answers. What was written before this script came stays. */
  #follow(isFirst = false): void {
    if (!/[#&](add|case|host|server|ca|tone|lang)=/.test(location.hash)) return;
    const { ids, case: given, style } = readReplyFragment(location.hash);
    this.#chosen = ids.filter((id) => byId.has(id)).slice(0, replyLimits.answers);
    this.#leftOut(ids.filter((id) => !this.#chosen.includes(id)));
    for (const name of ['number', 'host', 'server', 'ca'] as const) {
      const field = this.#field(name);
      field.value = (isFirst && field.value) || given[name];
    }
    this.#pick('tone', style.tone);
    this.#pick('language', style.language);
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
    if (target === part(this, 'letter')) return this.#edited();
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
    history.replaceState(
      null,
      '',
      writeReplyFragment({ ids: this.#chosen, case: this.#case(), style: this.#style }) || location.pathname + location.search,
    );
  }

  async #write(): Promise<void> {
    const run = ++this.#run;
    const { site, signature } = senderOf(
      { site: part<HTMLInputElement>(this, 'site').value, signature: this.#field('signature').value },
      location.href,
    );
    this.#tellSite(site);
    const entries = this.#entries();
    const [fetched] = await Promise.all([
      Promise.all(entries.map((entry) => fetchAnswer(entry, this.#scripts))),
      entries.length > 0 ? loadPart(this.#scripts, 'letter') : undefined,
    ]);
    if (run !== this.#run) return;
    const answers = fetched.filter((answer) => answer !== null);
    const writer = globalThis.kbLetter;
    part(this, 'made').hidden = answers.length === 0 || !writer;
    part(this, 'empty').hidden = entries.length > 0;
    if (entries.length === 0) part(this, 'values-section').hidden = true;
    if (answers.length < entries.length || (entries.length > 0 && !writer)) return this.#say(ui.unreadable);
    if (!writer || answers.length === 0) return this.#say('');
    const given = { ...this.#case(), signature };
    const reply = writer.write({ answers, case: given, style: this.#style, typed: this.#values.typed, site: site.address });
    this.#values.show(reply.filling, writer.fields, given.host.trim());
    this.#subject = reply.subject;
    this.#letter.take(reply.text);
    this.#mail();
    part(this, 'without-english').hidden = reply.withoutEnglish === 0;
    part(this, 'without-english').textContent = reply.withoutEnglish === 0 ? '' : ui.withoutEnglish({ count: reply.withoutEnglish });
    this.#say(ui.written({ count: answers.length, characters: [...this.#letter.text].length }));
    await this.#codes(answers, site.address, run);
  }

  /** A code for each link, once the script that draws them is here. */
  async #codes(answers: readonly Answer[], site: string | null, run: number): Promise<void> {
    await loadPart(this.#scripts, 'reply-take');
    if (run !== this.#run) return;
    const linked = site === null ? [] : answers.map(({ id, title }) => ({ address: permanentAddress(site, id), title }));
    part(this, 'codes').replaceChildren(...(globalThis.kbReplyTake?.codes(linked) ?? []));
  }

  #edited(): void {
    this.#letter.changed();
    this.#mail();
  }

  #mail(): void {
    const mail = mailLink(this.#subject, this.#letter.text);
    part<HTMLAnchorElement>(this, 'mail').href = mail.href;
    part(this, 'mail-said').textContent = mail.whole ? '' : ui.tooLong;
  }

  #tellSite({ said, invalid, warning }: SiteNotice): void {
    part(this, 'site').setAttribute('aria-invalid', String(invalid));
    part(this, 'site-said').textContent = said;
    part(this, 'notice').hidden = warning === null;
    part(this, 'notice-title').textContent = warning?.title ?? '';
    part(this, 'notice-text').textContent = warning?.text ?? '';
  }

  #press(button: Button): void {
    if (button === 'print') return print();
    if (button === 'clear') return this.#clear();
    if (button === 'copy') return void this.#copy(this.#letter.text, part(this, 'letter'), ui.copied);
    if (button === 'save') return void this.#save();
    const holder = element('span', { className: 'sr' });
    holder.textContent = location.href;
    this.append(holder);
    void this.#copy(location.href, holder, ui.linkCopied).then(() => holder.remove());
  }

  async #save(): Promise<void> {
    // It may still be on its way, or is asked for once more where it could not be read.
    await loadPart(this.#scripts, 'reply-take');
    const { kbReplyTake: take } = globalThis;
    take?.save(this.#subject, this.#letter.text, this.dataset.version ?? '');
    this.#say(take ? ui.saved : ui.unreadable);
  }

  #mailed(): void {
    if (part(this, 'mail-said').textContent !== '') void this.#copy(this.#letter.text, part(this, 'letter'), ui.wholeCopied);
  }

  async #copy(text: string, source: HTMLElement, done: string): Promise<void> {
    this.#say((await copyText(text, source)) ? done : ui.selected);
  }

  #clear(): void {
    this.#chosen = [];
    for (const name of ['number', 'host', 'server', 'ca', 'name'] as const) this.#field(name).value = '';
    this.#leftOut([]);
    this.#letter.clear();
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

  get #style(): ReplyStyle {
    const chosen = (name: string): string | undefined => this.querySelector<HTMLInputElement>(`[name="${name}"]:checked`)?.value;
    return styleOf(chosen('tone'), chosen('language'));
  }

  #pick(name: 'tone' | 'language', value: string): void {
    for (const choice of this.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) choice.checked = choice.value === value;
  }

  get #scripts(): DocumentFragment {
    return part<HTMLTemplateElement>(this, 'scripts').content;
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
