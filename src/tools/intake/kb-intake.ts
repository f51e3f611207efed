import { ui } from 'content:interface/intake';
import type { ShapedKind } from '../../core/config/config-finding.ts';
import { decodeText } from '../../core/pem/decode-text.ts';
import { intentOf, type Intent } from '../../core/intake/intent.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { withoutHosts } from '../../core/intake/read-hosts.ts';
import type { KbDecoder } from '../decoder/kb-decoder.ts';
import { sendOn } from '../search/hand-over.ts';
import type { FoundList, KbSearch } from '../search/kb-search.ts';
import { element, part } from '../shared/element.ts';
import { todayInTaipei } from '../shared/judging-day.ts';
import { askRecogniser, isKnown } from './ask-recogniser.ts';
import { renderHosts } from './render-hosts.ts';
import { renderScrap } from './render-scrap.ts';

/** Somebody who types is not asked about half a sentence; what is pasted is whole. */
const PAUSE = 600;
/** Shorter work needs no sign that it goes on. */
const PATIENCE = 250;
/** Results of a search that stand on the page. */
const MOST = 6;
/** Fewer above the commands for a host. */
const BESIDE_HOST = 3;
/** A longer file is dropped on its own tool: what tabs hand over has a limit. */
const LONGEST_FILE = 1_500_000;
/** The cause of messages that name none. */
const VAGUE = 'wrapper-only';
/** Lines that the field grows to. */
const MOST_LINES = 14;

/** How a server whose configuration is checked is called. */
const SERVERS: Readonly<Record<ShapedKind, string>> = { nginx: 'nginx', apache: 'Apache', tomcat: 'Tomcat', 'web-config': ui.iis };

/**
 * The one field of the home page, around the decoder: hears first what is put in. What the decoder reads it lets through; everything else
 * it answers itself: questions by the site's search, hosts by commands, configurations and pages by the way to their tool.
 */
export class KbIntake extends HTMLElement implements WaitingTool {
  declare waiting?: File[];
  #run = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isPassing = false;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    // How messages look, which nobody sees before something was put in.
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: this.dataset.styles ?? '' }));
    // Before the decoder, which listens on itself.
    this.addEventListener('input', (event) => this.#heard(event), true);
    this.addEventListener('compositionend', ({ target }) => target === this.#field && this.#soon(PAUSE), true);
    this.addEventListener('submit', (event) => this.#sent(event), true);
    this.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('drop', ({ dataTransfer }) => this.#filesCame(dataTransfer?.files), true);
    this.addEventListener('change', ({ target }) => this.#filesCame((target as HTMLInputElement).files), true);
    this.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-clear], [data-example]')) this.#giveWay();
    });
    this.#filesCame(this.waiting);
    // Whoever asked before the scripts were here asked this one.
    delete this.#decoder.dataset.asked;
    if (intentOf(this.#field.value).kind !== 'empty') void this.#answer();
  }

  /** Its script may come later than this one. */
  get #decoder(): HTMLElement & Partial<Pick<KbDecoder, 'rest'>> {
    return this.querySelector('kb-decoder') as HTMLElement;
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  get #root(): string {
    return this.dataset.root ?? '';
  }

  #heard(event: Event): void {
    const field = this.#field;
    if (event.target !== field) return;
    this.#grow();
    const { inputType, isComposing } = event as InputEvent;
    const intent = intentOf(field.value);
    if (intent.kind === 'object' || intent.kind === 'empty') {
      this.#giveWay();
      if (intent.kind === 'object' && intent.server) this.#offerConfig(field.value, intent.server);
      return;
    }
    event.stopPropagation();
    this.#decoder.rest?.();
    if (!isComposing) this.#soon(/^insert(?:Text|CompositionText|LineBreak)|^delete/.test(inputType) ? PAUSE : 0);
  }

  #soon(pause: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#answer(), pause);
  }

  #sent(event: Event): void {
    if (this.#isPassing || ['empty', 'object'].includes(intentOf(this.#field.value).kind)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#answer();
  }

  /** Enter asks where one line stands; in a longer text it breaks the line. */
  #key(event: KeyboardEvent): void {
    const { key, target, shiftKey, isComposing } = event;
    if (key !== 'Enter' || shiftKey || isComposing || target !== this.#field || /[\r\n]/.test(this.#field.value.trim())) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  get #form(): HTMLFormElement {
    return part<HTMLFormElement>(this, 'form');
  }

  async #answer(): Promise<void> {
    clearTimeout(this.#pause);
    const run = ++this.#run;
    const text = this.#field.value;
    const intent = intentOf(text);
    switch (intent.kind) {
      case 'empty':
      case 'object':
        return this.#pass();
      case 'hosts':
        return this.#show(ui.hostSaid, renderHosts(intent.hosts, this.#root, { isAside: false, pasteBack: () => this.#pasteBack() }));
      case 'scrap':
        return this.#showScrap(intent, text);
      case 'config':
        return this.#show(ui.configSaid({ server: SERVERS[intent.server] }), this.#configCard(text, intent.server));
      case 'probe':
        return this.#show(ui.probeTitle, this.#probeCard(text));
      case 'page':
      case 'text':
        return this.#examine(intent, text, run);
    }
  }

  #showScrap({ scrap }: Extract<Intent, { kind: 'scrap' }>, text: string): void {
    const card = renderScrap(scrap, this.#root, todayInTaipei());
    const said = card.querySelector('h2')?.textContent ?? '';
    if (scrap.kind !== 'binary') card.append(element('p', {}, this.#toSearch(text)));
    this.#show(said, card);
  }

  /** A program's words are asked about first, a person's are looked up. */
  async #examine(intent: Extract<Intent, { kind: 'page' | 'text' }>, text: string, run: number): Promise<void> {
    const busy = setTimeout(() => {
      if (run === this.#run) this.#showBusy(intent.kind === 'text' && !intent.mayBeMessage ? ui.searching : ui.looking);
    }, PATIENCE);
    try {
      const seen = intent.kind === 'page' || intent.mayBeMessage ? await askRecogniser(this.#decoder, text) : null;
      if (run !== this.#run) return;
      const host = intent.kind === 'text' ? intent.host : null;
      const aside = host ? [renderHosts([host], this.#root, { isAside: true, pasteBack: () => this.#pasteBack() })] : [];
      if (seen && isKnown(seen.look, intent.kind === 'page')) {
        this.#pass();
        // A message that only says that something is wrong: the host can tell what.
        if (seen.look.verdicts[0]?.cause === VAGUE) this.#showBelow(aside);
        return;
      }
      if (intent.kind === 'page') return this.#show(ui.pageSaid, this.#pageCard(text));
      const isNear = seen !== null && (seen.look.verdicts.length > 0 || (host === null && seen.look.nearest.length > 0));
      const near = isNear ? seen.api.render(seen.look, this.#root, { alone: true }) : [];
      const question = withoutHosts(text) ?? text;
      const found = await this.#search(question, host ? BESIDE_HOST : MOST);
      if (run !== this.#run) return;
      const list = element('div', { className: 'intake-hits' }, ...(found?.links ?? [this.#toSearch(question)]));
      this.#show(found?.said ?? ui.noSearch, ...near, list, ...aside);
    } finally {
      clearTimeout(busy);
    }
  }

  /** By the engine of the field in the page's head; null where it cannot be read. */
  async #search(text: string, most: number): Promise<FoundList | null> {
    const search = document.querySelector<KbSearch>('kb-search');
    try {
      await loadScript(search?.dataset.src ?? '');
      return (await search?.list(text.trim().replace(/\s+/g, ' '), most)) ?? null;
    } catch {
      return null;
    }
  }

  #toSearch(text: string): HTMLAnchorElement {
    const query = text
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/\p{Cs}/gu, '')
      .slice(0, 100);
    return element('a', {
      href: `${this.#root}search.html#q=${encodeURIComponent(query)}`,
      text: ui.allResults({ query: query.slice(0, 40) }),
    });
  }

  #configCard(text: string, server: ShapedKind): HTMLElement {
    return this.#sendCard(
      ui.configTitle({ server: SERVERS[server] }),
      ui.configText,
      ui.configAction,
      'tools/config.html#config-text',
      text,
    );
  }

  #pageCard(text: string): HTMLElement {
    return this.#sendCard(ui.pageTitle, ui.pageText, ui.pageAction, 'tools/mixed.html#mixed-text', text);
  }

  #probeCard(text: string): HTMLElement {
    return this.#sendCard(ui.probeTitle, ui.probeText, ui.probeAction, 'tools/connection.html#connection-text', text);
  }

  #sendCard(title: string, said: string, action: string, address: string, text: string): HTMLElement {
    const go = element('button', { type: 'button', className: 'button primary', text: action });
    go.addEventListener('click', () => sendOn(text, this.#root + address));
    const stay = element('button', { type: 'button', className: 'button', text: ui.stay });
    stay.addEventListener('click', () => this.#pass());
    const card = element('section', { className: 'intake-card' }, element('h2', { text: title }), element('p', { text: said }));
    card.append(element('div', { className: 'bench-row' }, go, stay));
    return card;
  }

  /** Beside what the decoder says. */
  #offerConfig(text: string, server: ShapedKind): void {
    const card = this.#configCard(text, server);
    card.querySelector('button:not(.primary)')?.remove();
    this.#place.replaceChildren(card);
  }

  #filesCame(files: ArrayLike<File> | null | undefined): void {
    const [file] = Array.from(files ?? []);
    if (!file) return;
    this.#giveWay();
    const run = this.#run;
    if (files?.length !== 1 || file.size > LONGEST_FILE) return;
    file.arrayBuffer().then(
      (buffer) => {
        const { text: plain, repairs } = decodeText(new Uint8Array(buffer));
        // Their tool says that servers cannot read such a file.
        const text = repairs.length > 0 ? `\ufeff${plain}` : plain;
        const intent = intentOf(text);
        if (run !== this.#run) return;
        if ((intent.kind === 'config' || intent.kind === 'object') && intent.server) this.#offerConfig(text, intent.server);
        if (intent.kind === 'page') this.#place.replaceChildren(this.#pageCard(text));
        if (intent.kind === 'probe') this.#place.replaceChildren(this.#probeCard(text));
      },
      // What the browser cannot read the decoder speaks of.
      () => undefined,
    );
  }

  /** To the decoder, which reads what stands in the field. */
  #pass(): void {
    this.#giveWay();
    this.#isPassing = true;
    this.#form.requestSubmit();
    this.#isPassing = false;
  }

  #giveWay(): void {
    this.#run++;
    clearTimeout(this.#pause);
    delete this.dataset.answered;
    this.#place.replaceChildren();
    this.querySelector('[data-beside]')?.remove();
  }

  /** Below what the decoder says, whose verdict stays in sight. */
  #showBelow(cards: readonly HTMLElement[]): void {
    const box = element('div', {}, ...cards);
    box.dataset.beside = '';
    part(this, 'results').after(box);
  }

  get #place(): HTMLElement {
    return part(this, 'answer');
  }

  #showBusy(text: string): void {
    part(this, 'status').textContent = text;
    if (this.#place.childElementCount > 0) return;
    this.dataset.answered = '';
    const bar = element('progress');
    bar.setAttribute('aria-label', text);
    this.#place.append(bar);
  }

  #show(said: Node | string, ...parts: HTMLElement[]): void {
    this.#decoder.rest?.();
    this.dataset.answered = '';
    this.#place.replaceChildren(...parts);
    part(this, 'status').replaceChildren(said);
    part(this, 'clear').hidden = false;
  }

  #pasteBack(): void {
    const field = this.#field;
    field.value = '';
    this.#grow();
    field.focus();
    field.scrollIntoView({ block: 'center' });
  }

  /** Where a style sheet cannot make the field grow with its text. */
  #grow(): void {
    if (CSS.supports('field-sizing', 'content')) return;
    const field = this.#field;
    field.rows = Math.min(MOST_LINES, Math.max(3, field.value.split('\n', MOST_LINES).length));
  }
}
