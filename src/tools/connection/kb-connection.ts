import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/connection';
import { ui as pageUi } from 'content:interface/page';
import { readInput } from '../../core/pem/read-input.ts';
import { judgeProbe } from '../../core/probe/judge-probe.ts';
import type { ProbeRecord } from '../../core/probe/probe-record.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { givenRoots } from '../chain/given-roots.ts';
import { loadPart, UnreadableScript } from '../chain/load-part.ts';
import { showUse } from '../chain/render-bundle.ts';
import { element, part } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { momentOf, todayInTaipei } from '../shared/judging-day.ts';
import { pageVerify } from '../shared/page-verify.ts';
import { breathe, type Source } from '../shared/source.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import { judging } from './judging.ts';
import { asReading, mayBeWitness, mayHaveLocal, readRecords, type SourceRecords } from './read-records.ts';

/** More records than anybody looks through. */
const MOST = 500;
/** Milliseconds that the page may be busy. */
const BUSY = 80;
/** Files of which something is said one by one. */
const MOST_NOTES = 20;

/** 連線檢查: takes what the collecting scripts wrote and says of each server what it really serves. What is drawn comes in scripts of its own. */
export class KbConnection extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;
  #read: readonly SourceRecords[] = [];
  #isStopped = false;
  #verify = pageVerify(this.dataset.fallback ?? '');

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#field('at').value ||= todayInTaipei();
    this.#panel = new InputPanel(this, (sources) => void this.#take(sources));
    for (const name of ['at', 'trust']) this.#field(name).addEventListener('change', () => void this.#judge());
    part(this, 'stop').addEventListener('click', () => (this.#isStopped = true));
    this.#panel.start();
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector(`[name="${name}"]`) as HTMLInputElement;
  }

  async #take(sources: readonly Source[]): Promise<void> {
    this.#read = [];
    if (sources.length === 0) return showUse(true);
    const isLast = this.#panel.begin();
    // On their way while it is read.
    void this.#drawing().catch(() => undefined);
    const read: SourceRecords[] = [];
    try {
      for (const source of sources) {
        read.push(await this.#withWitnesses(await readRecords(source)));
        if (!isLast()) return;
      }
    } catch (error) {
      return this.#unreadable(error, isLast);
    }
    this.#read = read;
    await this.#judge();
  }

  #unreadable(error: unknown, isLast: () => boolean): void {
    if (!(error instanceof UnreadableScript)) throw error;
    // Half an answer would be a wrong one.
    if (isLast()) this.#panel.status(pageUi.toolUnreadable);
  }

  /** Where there is no record of ours, what other programs say, as far as it goes. */
  async #withWitnesses(read: SourceRecords): Promise<SourceRecords> {
    const { text, records, unknownVersions } = read;
    if (records.length + unknownVersions.length > 0 || mayHaveLocal(text) || !mayBeWitness(text)) return read;
    const readWitnesses = await loadPart(this.dataset.witnesses, () => globalThis.kbWitnesses);
    return { ...read, records: readWitnesses(text) };
  }

  /** What Windows hosts say of themselves, as a section of its own. */
  async #local(records: readonly ProbeRecord[], at: Date): Promise<HTMLElement[]> {
    const texts = this.#read.map(({ text }) => text).filter(mayHaveLocal);
    if (texts.length === 0) return [];
    const { localTold, renderLocal } = await loadPart(this.dataset.connectionLocal, () => globalThis.kbConnectionLocal);
    const told = localTold(texts.join('\n'), records, at);
    return told === null ? [] : [renderLocal(told, this.dataset.root ?? '')];
  }

  #drawing(): Promise<NonNullable<typeof globalThis.kbConnectionReport>> {
    return loadPart(this.dataset.connectionReport, () => globalThis.kbConnectionReport);
  }

  async #judge(): Promise<void> {
    if (this.#read.length === 0) return;
    const at = momentOf(this.#field('at').value);
    if (at === null) return this.#panel.say(commonUi.oddDay);
    const isLast = this.#panel.begin();
    this.#isStopped = false;
    showUse(false);
    const records = this.#read.flatMap((each) => each.records);
    try {
      const local = await this.#local(records, at);
      if (records.length === 0) {
        if (isLast()) this.#panel.answer(local.length > 0 ? [...local, ...this.#notes(0)] : [...this.#nothing(), ...this.#notes(0)]);
        return;
      }
      const trust = this.#field('trust').checked ? this.#roots() : null;
      const context = await judging(this, { at, trust, verify: this.#verify });
      const { loadMore, render } = await this.#drawing();
      if (records.length > 1) void loadMore(this).catch(() => undefined);
      const verdicts: ProbeVerdict[] = [];
      const tick = this.#ticker();
      for (const record of records.slice(0, MOST)) {
        verdicts.push(await judgeProbe(record, context));
        const goOn = await tick(verdicts.length / Math.min(records.length, MOST));
        if (!isLast()) return;
        if (!goOn) break;
      }
      if (!isLast()) return;
      const view = { verdicts, at, root: this.dataset.root ?? '', tool: this, roots: trust ?? [], ask: context.ask };
      const drawn = await render(view);
      if (isLast()) this.#panel.answer([...drawn, ...local, ...this.#notes(records.length - verdicts.length)]);
    } catch (error) {
      this.#unreadable(error, isLast);
    } finally {
      part(this, 'progress').hidden = true;
    }
  }

  /** Shows how far it is, and lets the page answer in between. */
  #ticker(): (share: number) => Promise<boolean> {
    const bar = part(this, 'progress');
    const meter = bar.querySelector('progress') as HTMLProgressElement;
    const started = performance.now();
    let painted = started;
    return async (share) => {
      const now = performance.now();
      if (now - painted < BUSY) return true;
      painted = now;
      meter.value = share;
      if (now - started > 3 * BUSY) bar.hidden = false;
      await breathe();
      return !this.#isStopped;
    };
  }

  /** The roots among everything that was given, in the records and beside them. */
  #roots(): readonly Subject[] | null {
    return givenRoots(
      this.#read.map((each) =>
        asReading(
          each,
          readInput(each.text)
            .blocks.filter(({ kind }) => kind === 'certificate')
            .flatMap((block) => decodeBlock(block).subjects),
        ),
      ),
    );
  }

  #nothing(): HTMLElement[] {
    const holdsCertificate = this.#read.some(({ text }) => text.includes('-----BEGIN CERTIFICATE-----'));
    const card = verdictCard('dim', ui.nothing, ui.title);
    if (!holdsCertificate) return [card, element('p', { text: ui.nothingHow })];
    const link = element('a', { href: `${this.dataset.root ?? ''}tools/chain.html`, text: ui.chainTool });
    return [card, element('p', {}, ui.onlyCertificates, link, '。')];
  }

  /** What was not read, and what was read and not judged. */
  #notes(left: number): HTMLElement[] {
    const told: string[] = [];
    if (left > 0) told.push(this.#isStopped ? ui.stopped({ count: left }) : ui.tooMany({ most: MOST, count: left }));
    for (const { name, records, unknownVersions, problem } of this.#read) {
      const of = name === null ? '' : ui.inFile({ name });
      if (problem !== null) told.push(of + (problem === 'too-large' ? ui.tooLarge : ui.notOpened));
      const [unknown] = unknownVersions;
      if (unknown) told.push(of + ui.unknownVersion({ line: unknown.line, version: unknown.version }));
      else if (problem === null && records.length === 0 && this.#read.length > 1) told.push(of + ui.noRecord);
    }
    if (told.length === 0) return [];
    const items = told.slice(0, MOST_NOTES).map((text) => element('li', { text }));
    if (told.length > MOST_NOTES) items.push(element('li', { text: ui.moreNotes({ count: told.length - MOST_NOTES }) }));
    return [element('div', { className: 'callout note' }, element('strong', { text: ui.notJudged }), element('ul', {}, ...items))];
  }
}
