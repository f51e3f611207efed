import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/decoder';
import { ui as pageUi } from 'content:interface/page';
import type { InspectContext } from '../../core/inspect/inspect-input.ts';
import type { Programme } from '../../core/policy/rule.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { pasteInto, takeOver } from '../search/hand-over.ts';
import type { Case, Judging } from './case.ts';
import { loadDetails } from './details.ts';
import { element, part } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { momentOf, todayInTaipei } from '../shared/judging-day.ts';
import { breathe, loadSource, unreadableFile, type Source } from '../shared/source.ts';
import { lookCloser, withoutVoid } from './look-closer.ts';
import type { ObjectRow } from './object-rows.ts';
import { renderNotes } from './render-notes.ts';
import { brought, inspect, loadAhead, UnreadableScript } from './objects.ts';

type Context = Omit<InspectContext, 'rules' | 'lint' | 'authorities' | 'verify'>;

/** Objects up to this number are all shown whole; more come as a table. */
const WHOLE = 4;

/** The decoder: reads what is pasted, dropped or chosen, and shows what it is, what is wrong and what to do. Text around certificates goes to the recogniser. */
export class KbDecoder extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;
  #run = 0;
  /** What was read last, kept so that another date or programme judges it anew. */
  #inputs: Source[] = [];

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#field('at').value ||= todayInTaipei();
    this.#panel = new InputPanel(this, () => this.#read());
    // On its way while the panel waits for a pause; whether it came is told by the reading.
    this.addEventListener('input', ({ target }) => {
      if (target === this.#panel.text) loadAhead(this, this.#panel.text.value)?.catch(() => undefined);
    });
    for (const name of ['at', 'programme', 'expect']) this.#field(name).addEventListener('change', () => void this.#inspect());
    part(this, 'stop').addEventListener('click', () => {
      this.#run++;
      this.#panel.status(ui.stopped);
    });
    const pasted = takeOver();
    if (pasted === null) this.#panel.start();
    else this.#takeOver(pasted);
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector(`[name="${name}"]`) as HTMLInputElement;
  }

  /** What was pasted into the search field of another page. */
  #takeOver(text: string): void {
    const field = this.#panel.text;
    field.focus();
    if (text === '') this.#panel.status(ui.notBrought);
    else if (pasteInto(field, text)) this.#panel.take(text);
  }

  #read(): void {
    this.#inputs = this.#panel.sources();
    if (this.#inputs.length > 0) return void this.#inspect();
    this.#run++;
    this.#panel.status(ui.empty);
    part(this, 'results').replaceChildren();
    part(this, 'clear').hidden = true;
  }

  async #inspect(): Promise<void> {
    if (this.#inputs.length === 0) return;
    const run = ++this.#run;
    const judging = this.#judging();
    if (!judging) return;
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
      return run === this.#run;
    };
    const expect = (this.#field('expect').value || undefined) as Context['expect'];
    const context: Context = { ...judging, expect, printouts: true };
    const inputs = this.#inputs;
    this.#panel.status(commonUi.checking);
    try {
      for (const [index, source] of inputs.entries()) {
        if (!(await tick(index / inputs.length))) break;
        cases.push({
          name: source.name,
          ...(await this.#one(source, { ...context, tick: (done, total) => tick((index + done / total) / inputs.length) })),
        });
      }
    } catch (error) {
      if (!(error instanceof UnreadableScript)) throw error;
      // A newer reading has the page; and what stands there is of another text.
      if (run !== this.#run) return;
      part(this, 'results').replaceChildren();
      return this.#panel.status(pageUi.toolUnreadable);
    } finally {
      bar.hidden = true;
    }
    // A newer reading has taken over the page; a stopped one still shows what it has.
    if (run !== this.#run && this.#inputs !== inputs) return;
    await this.#show(cases, judging, run);
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
    this.#panel.status(commonUi.oddDay);
    return null;
  }

  async #show(cases: Case[], judging: Judging, run: number): Promise<void> {
    const results = part(this, 'results');
    const objects = cases.flatMap(({ inspection }) => inspection.objects);
    const isMany = cases.length > 1 || objects.length > WHOLE;
    const finished = run === this.#run;
    const details = isMany ? await loadDetails(this) : null;
    if (finished && run !== this.#run) return;
    if (isMany && !details) return this.#panel.status(ui.noTable);
    results.replaceChildren(element('h2', { className: 'sr', text: ui.results }));
    part(this, 'clear').hidden = false;
    const [only] = cases;
    if (only && cases.length === 1) results.append(...renderLook(only, judging));
    if (details) {
      const render = (row: ObjectRow): HTMLElement[] => [
        ...(row.object ? [brought().renderObject(row.object, judging, this)] : renderLook(row.source, judging)),
        ...renderNotes(row.source.inspection),
      ];
      const say = (text: string): void => this.#panel.status(text);
      results.append(details.renderTable(details.objectRows(cases, judging), { at: judging.at, tool: this, render, say }));
    } else {
      for (const { inspection } of cases) {
        results.append(...renderNotes(inspection), ...inspection.objects.map((object) => brought().renderObject(object, judging, this)));
      }
    }
    if (cases.length > 0) results.append(this.#reportRow(cases, judging));
    if (finished) this.#panel.status(summary(objects.length, cases));
  }

  #reportRow(cases: Case[], { at, programme }: Judging): HTMLElement {
    const button = element('button', { type: 'button', className: 'button', text: commonUi.copyReport });
    const box = element('pre', { className: 'report' });
    box.hidden = true;
    box.tabIndex = 0;
    const write = async (): Promise<void> => {
      const details = await loadDetails(this);
      if (!details) return this.#panel.status(ui.noReport);
      const text = cases
        .map(({ name, inspection, look }) => {
          const seen = look ? (globalThis.kbRecogniser?.report(look) ?? '') : '';
          return details.reportObjects(inspection, { name, at, programme }) + (seen && `\n${seen}`);
        })
        .join('\n');
      box.textContent = text;
      box.hidden = false;
      void copyText(text, box).then((copied) => (button.textContent = copied ? ui.reportCopied : pageUi.selected));
    };
    button.addEventListener('click', () => void write());
    return element('div', { className: 'report-row' }, button, box);
  }
}

/** What the recogniser found, if it was asked. */
function renderLook({ inspection, look }: Case, { root }: Judging): HTMLElement[] {
  if (!look) return [];
  return globalThis.kbRecogniser?.render(look, root, { alone: inspection.objects.length === 0 && inspection.problems.length === 0 }) ?? [];
}

function summary(objects: number, cases: Case[]): string {
  const looks = cases.flatMap(({ look }) => look ?? []);
  const unread = cases.some(({ inspection }) => inspection.problems.length > 0);
  const api = globalThis.kbRecogniser;
  if (api && looks.some((look) => api.hasFound(look) || (objects === 0 && !unread))) return api.status(looks, objects);
  if (objects === 0) return ui.nothing;
  return objects === 1 ? ui.foundOne : ui.found({ count: objects });
}
