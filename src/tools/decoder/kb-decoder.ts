import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/decoder';
import { ui as pageUi } from 'content:interface/page';
import type { InspectContext } from '../../core/inspect/inspect-input.ts';
import { label } from '../../core/inspect/words.ts';
import type { Programme } from '../../core/policy/rule.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { pasteInto, sendOn, takeOver } from '../search/hand-over.ts';
import type { Case, Judging } from './case.ts';
import { loadDetails } from './details.ts';
import { element, part } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { momentOf, todayInTaipei } from '../shared/judging-day.ts';
import { breathe, loadSource, unreadableFile, type Source } from '../shared/source.ts';
import { copyBox } from '../shared/take-away.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import { lookCloser, withoutVoid } from './look-closer.ts';
import { renderNotes } from './render-notes.ts';
import { brought, inspect, loadAhead, UnreadableScript } from './objects.ts';
import { words } from './words.ts';

type Context = Omit<InspectContext, 'rules' | 'lint' | 'authorities' | 'verify'>;

/** Objects up to this number are all shown whole; more come as a table. */
const WHOLE = 4;

/** The decoder: reads what is pasted, dropped or chosen, and shows what it is, what is wrong and what to do. Text around certificates goes to the recogniser. */
export class KbDecoder extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;
  #isStopped = false;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#field('at').value ||= todayInTaipei();
    this.#panel = new InputPanel(this, () => void this.#inspect());
    // On its way while the panel waits for a pause; whether it came is told by the reading.
    this.addEventListener('input', ({ target }) => {
      if (target === this.#panel.text) loadAhead(this, this.#panel.text.value)?.catch(() => undefined);
    });
    for (const name of ['at', 'programme', 'expect']) this.#field(name).addEventListener('change', () => void this.#inspect());
    this.addEventListener('click', (event) => this.#bring(event));
    part(this, 'stop').addEventListener('click', () => (this.#isStopped = true));
    const pasted = takeOver();
    if (pasted === null) this.#panel.start();
    else this.#takeOver(pasted);
  }

  /** Another one answers what stands in the field. */
  rest(): void {
    this.#panel.rest();
  }

  /** The tool for connections takes what stands in the field along. */
  #bring(event: MouseEvent): void {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href$="tools/connection.html"]') : null;
    const text = this.#panel.text.value;
    if (!link || text === '' || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    sendOn(text, `${link.href}#connection-text`);
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector(`[name="${name}"]`) as HTMLInputElement;
  }

  /** What was pasted into the search field of another page. */
  #takeOver(text: string): void {
    const field = this.#panel.text;
    field.focus();
    if (text === '') this.#panel.status(this.dataset.notBrought);
    else if (pasteInto(field, text)) this.#panel.take(text);
  }

  async #inspect(): Promise<void> {
    const inputs = this.#panel.sources();
    const judging = this.#judging();
    if (inputs.length === 0 || !judging) return;
    const isLast = this.#panel.begin();
    this.#isStopped = false;
    const cases: Case[] = [];
    const bar = part(this, 'progress');
    const meter = bar.querySelector('progress') as HTMLProgressElement;
    const started = performance.now();
    let painted = started;
    const tick = async (share: number): Promise<boolean> => {
      const now = performance.now();
      if (now - painted > 80) {
        painted = now;
        meter.value = share;
        if (now - started > 300) bar.hidden = false;
        await breathe();
      }
      return isLast() && !this.#isStopped;
    };
    const expect = (this.#field('expect').value || undefined) as Context['expect'];
    const context: Context = { ...judging, expect, printouts: true };
    try {
      for (const [index, source] of inputs.entries()) {
        if (!(await tick(index / inputs.length))) break;
        cases.push({
          name: source.name,
          ...(await this.#one(source, { ...context, tick: (done, total) => tick((index + done / total) / inputs.length) })),
        });
      }
      // A newer reading has taken over the page; a stopped one still shows what it has.
      if (isLast()) await this.#show(cases, judging, isLast);
    } catch (error) {
      if (!(error instanceof UnreadableScript)) throw error;
      if (isLast()) this.#panel.status(pageUi.toolUnreadable);
    } finally {
      bar.hidden = true;
    }
  }

  async #one(source: Source, context: Context): Promise<Omit<Case, 'name'>> {
    const input = await loadSource(source);
    if (input === null) return { inspection: { objects: [], repairs: [], problems: [unreadableFile] }, look: null };
    const inspection = await inspect(this, input, context);
    // The page can answer in between.
    await context.tick?.(1, 1);
    const look = await lookCloser(input, inspection, part<HTMLTemplateElement>(this, 'scripts').content);
    return { inspection: withoutVoid(inspection, look), look };
  }

  #judging(): Judging | null {
    const at = momentOf(this.#field('at').value);
    if (at !== null) return { at, programme: this.#field('programme').value as Programme, root: this.dataset.root ?? '' };
    this.#panel.say(commonUi.oddDay);
    return null;
  }

  async #show(cases: Case[], judging: Judging, isLast: () => boolean): Promise<void> {
    const count = cases.reduce((sum, { inspection }) => sum + inspection.objects.length, 0);
    const isMany = cases.length > 1 || count > WHOLE;
    const details = isMany ? await loadDetails(this) : null;
    const [only] = cases;
    const shown = details ? details.renderMany(cases, judging, this, renderLook) : only ? await this.#whole(only, judging) : [];
    if (!isLast()) return;
    if (isMany && !details) return this.#panel.status(this.dataset.noTable);
    // A record of connections is more than the certificates in it.
    const isProbe = only?.look?.kinds.some(({ kind }) => kind.startsWith('kb-probe')) === true;
    const looked = only && (!details || isProbe) ? renderLook(only, judging) : [];
    // Whoever says what is wrong comes first.
    const isTold = isProbe || looked.some((node) => node.querySelector('.verdict-kind'));
    const row = only?.look && globalThis.kbRecogniser?.row(only.look);
    this.#panel.answer(
      [
        element('h2', { className: 'sr', text: ui.results }),
        ...(isTold ? [...looked, ...shown] : [...shown, ...looked]),
        copyBox(commonUi.copyReport, async () => {
          const found = await loadDetails(this);
          if (!found) this.#panel.say(this.dataset.noReport);
          return found?.reportCases(cases, judging) ?? '';
        }),
      ],
      row ? `${row.kind}：${row.note}` : '',
    );
    if (this.#isStopped) this.#panel.say(this.dataset.stopped);
  }

  /** Every object whole; what was repaired and could not be read follows the first verdict. */
  async #whole(source: Case, judging: Judging): Promise<HTMLElement[]> {
    const { name, inspection } = source;
    const notes = await renderNotes(inspection);
    const shown = inspection.objects.map((object) => brought().renderObject(object, judging, source));
    const unread = notes[0]?.querySelector('.danger li span')?.textContent;
    const headline = `${label(words, 'verdict-unreadable')}：${unread}`;
    if (shown.length === 0 && unread) return [verdictCard('dim', headline, name ?? commonUi.pasted, 'h3'), ...notes];
    const band = shown[0]?.querySelector('.verdict');
    if (unread && inspection.objects[0]?.subject.kind === 'unknown') band?.querySelector('h3')?.replaceChildren(headline);
    band?.after(...notes);
    return band ? shown : notes;
  }
}

/** What the recogniser found, if it was asked. */
function renderLook({ inspection, look }: Case, { root }: Judging): HTMLElement[] {
  if (!look) return [];
  return globalThis.kbRecogniser?.render(look, root, { alone: inspection.objects.length === 0 && inspection.problems.length === 0 }) ?? [];
}
