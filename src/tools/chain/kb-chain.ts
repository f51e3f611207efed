import { ui } from 'content:interface/chain';
import flowAnswers from 'content:flow-answers?chain';
import { ui as commonUi } from 'content:interface/common';
import { ui as pageUi } from 'content:interface/page';
import { ui as sheetUi } from 'content:interface/sheet';
import type { ChainReport } from '../../core/chain/chain-report.ts';
import { chainHeadline, chainVerdict } from '../../core/chain/chain-verdict.ts';
import { chainText } from '../../core/chain/report-text.ts';
import { chainResults } from '../../core/chain/tree-results.ts';
import { mayHaveRuns } from '../../core/connection/may-have-runs.ts';
import type { RunVerdict } from '../../core/connection/judge-run.ts';
import { mayBeProbe } from '../../core/probe/may-be-probe.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { bareHost } from '../../core/text/bare-host.ts';
import { copyBox } from '../shared/take-away.ts';
import { flowLinks } from '../shared/flow-links.ts';
import { momentOf, todayInTaipei } from '../shared/judging-day.ts';
import { pageVerify } from '../shared/page-verify.ts';
import { shortName } from '../shared/object-name.ts';
import { lookAgain } from '../shared/look-again.ts';
import { readSource } from '../shared/read-source.ts';
import { loadSource, type Source } from '../shared/source.ts';
import { verdictCard, toneOfVerdict } from '../shared/verdict-card.ts';
import { element, part } from '../shared/element.ts';
import { renderNotes } from '../decoder/render-notes.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { askOf, certificatesIn, examine, trustOf, type ChainAnswer, type ChainQuestion } from './examine.ts';
import { hasRuns, textOf, type TextReading } from './text-reading.ts';
import { loadPart, UnreadableScript } from './load-part.ts';
import { pageParts } from './page-parts.ts';
import { renderBundle, showUse } from './render-bundle.ts';
import { loadDrawing, placesOf } from './places.ts';
import { renderProblems } from './problems.ts';
import { renderClients } from './render-clients.ts';
import { renderTrust } from './render-trust.ts';
import type { ChainView } from './view.ts';
import { authorities, words } from './words.ts';

/** The chain tool: takes the certificates of a site in any order and form, and says whether they reach a trusted root and what is missing. */
export class KbChain extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;
  #readings: TextReading[] = [];
  /** SHA-256 of the certificate that the reader chose to start from, which need not stand first; null leaves the choice to us. */
  #chosen: string | null = null;
  #verify = pageVerify(this.dataset.fallback ?? '');
  #parts = pageParts(this.dataset);

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#field('at').value ||= todayInTaipei();
    this.#panel = new InputPanel(this, (sources) => void this.#read(sources));
    for (const name of ['host', 'at', 'trust']) this.#field(name).addEventListener('change', () => void this.#judge());
    this.#leaf.addEventListener('change', () => {
      this.#chosen = this.#leaf.value;
      void this.#judge();
    });
    this.#panel.start();
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector(`[name="${name}"]`) as HTMLInputElement;
  }

  get #leaf(): HTMLSelectElement {
    return this.querySelector('[name="leaf"]') as HTMLSelectElement;
  }

  async #read(sources: readonly Source[]): Promise<void> {
    this.#chosen = null;
    this.#readings = [];
    if (sources.length === 0) {
      showUse(true);
      return this.#showLeaves([], null);
    }
    const isLast = this.#panel.begin();
    // On its way while the chain is examined.
    void loadDrawing(this).catch(() => undefined);
    const readings: TextReading[] = [];
    for (const source of sources) {
      const input = await loadSource(source);
      const reading = await readSource(source, input, lookAgain);
      if (!isLast()) return;
      readings.push({ ...reading, text: textOf(input) });
    }
    this.#readings = readings;
    await this.#judge();
  }

  async #judge(): Promise<void> {
    if (this.#readings.length === 0) return;
    const at = momentOf(this.#field('at').value);
    if (at === null) return this.#panel.say(commonUi.oddDay);
    const isLast = this.#panel.begin();
    showUse(false);
    try {
      // Certificates of several hosts are no chain.
      if (this.#readings.some(({ text }) => mayBeProbe(text))) await this.#showWayToConnections(isLast);
      else if (!hasRuns(this.#readings) || !(await this.#showRuns(isLast, at))) await this.#showChain(isLast, at);
    } catch (error) {
      if (!(error instanceof UnreadableScript)) throw error;
      // Half an answer would be a wrong one.
      if (isLast()) this.#panel.status(pageUi.toolUnreadable);
    }
  }

  #question(at: Date): Omit<ChainQuestion, 'leaf'> {
    return {
      readings: this.#readings,
      host: bareHost(this.#field('host').value),
      at,
      trustGiven: this.#field('trust').checked,
      verify: this.#verify,
      parts: this.#parts,
      revocation: this.dataset.revocation ?? '',
    };
  }

  async #showChain(isLast: () => boolean, at: Date): Promise<void> {
    const answer = await examine({ ...this.#question(at), leaf: this.#chosen });
    const notes = await this.#notes();
    if (isLast()) this.#show(answer, at, notes);
  }

  async #showWayToConnections(isLast: () => boolean): Promise<void> {
    const { toConnections } = await loadPart(this.dataset.runs, () => globalThis.kbRuns);
    const text = this.#readings.map((reading) => reading.text).join('\n');
    if (isLast()) this.#panel.answer([toConnections(text, this.dataset.root ?? '')]);
  }

  /** Outputs of connections, one verdict each; false where the texts only look as if they were some. */
  async #showRuns(isLast: () => boolean, at: Date): Promise<boolean> {
    const kbRuns = await loadPart(this.dataset.runs, () => globalThis.kbRuns);
    const question = this.#question(at);
    const certificates = certificatesIn(this.#readings);
    const ask = askOf(question);
    const found = await kbRuns.examine({
      readings: this.#readings,
      authorities,
      trust: trustOf(question),
      at,
      ask: (pool, asked, sources) => ask({ pool, host: question.host ?? asked }, sources),
    });
    if (found === null || !isLast()) return found !== null;
    const root = this.dataset.root ?? '';
    const { verdicts } = found;
    const beside = found.beside.filter((one) => one.kind === 'certificate' && one.basicConstraints?.ca !== true).length;
    const chain = ({ report, sent }: RunVerdict): HTMLElement[] => {
      if (report === null) return [];
      const pool = sent.flatMap(({ certificate }) => certificate ?? []);
      const view: ChainView = {
        report,
        certificates,
        leaves: [],
        at,
        root,
        ask: (added) => ask({ pool: [...pool, ...added], ordered: false }),
      };
      const isWhole = pool.length === sent.length;
      // Of a part without a fault nothing is to be said but that it is a part.
      if (!isWhole && report.problems.length === 0) return [renderTrust(view, this.dataset.notes)];
      return this.#drawn(view, { isWhole, isFile: false });
    };
    const notes = await this.#notes(true);
    if (!isLast()) return true;
    this.#showLeaves([], null);
    this.#panel.answer([
      ...kbRuns.render({ verdicts, words, beside, root, chain }),
      copyBox(commonUi.copyReport, () => kbRuns.report(verdicts, at, words)),
      ...notes,
    ]);
    return true;
  }

  /** What was repaired and could not be read; an output without PEM, among those that were asked for, was read as what it is. */
  async #notes(areRuns = false): Promise<HTMLElement[]> {
    const notes: HTMLElement[] = [];
    for (const { source, text, repairs, problems } of this.#readings)
      notes.push(
        ...(await renderNotes(
          { repairs, problems: problems.filter(({ code }) => !areRuns || code !== 'not-recognised' || !mayHaveRuns(text)) },
          source.name,
        )),
      );
    return notes;
  }

  #show(answer: ChainAnswer | null, at: Date, notes: readonly HTMLElement[]): void {
    const root = this.dataset.root ?? '';
    this.#showLeaves(answer?.leaves ?? [], answer?.report.path[0]?.sha256 ?? null);
    if (answer === null) return this.#panel.answer([...this.#nothing(), ...notes]);
    const view: ChainView = { ...answer, at, root };
    const headline = chainHeadline(answer.report, words);
    const first = answer.certificates.find((each) => fingerprintOf(each) === answer.report.path[0]?.sha256);
    const about = first === undefined ? ui.title : ui.titleOf({ name: shortName(first) });
    const result = element(
      'section',
      { className: 'object sheet' },
      withAction(verdictCard(toneOfVerdict[chainVerdict(answer.report).verdict], headline, about), answer.report),
      ...this.#drawn(view, { report: () => chainText(answer.report, at, words) }),
    );
    this.#panel.answer([result, ...(hasRequest(this.#readings) ? [this.#shell('passed')] : []), ...notes]);
  }

  #nothing(): Node[] {
    return hasRequest(this.#readings)
      ? [verdictCard('dim', ui.onlyRequest, ui.request), this.#shell('request')]
      : [verdictCard('dim', ui.noCertificate, ui.title)];
  }

  /** What the shell holds ready to be said. */
  #shell(name: string): Node {
    return part<HTMLTemplateElement>(this, name).content.cloneNode(true);
  }

  #drawn(
    view: ChainView,
    { isWhole = true, isFile = true, report }: { isWhole?: boolean; isFile?: boolean; report?: () => string },
  ): HTMLElement[] {
    const names = this.#readings.flatMap(({ source: { name } }) => name ?? []);
    const { ruler, drawing, printed } = placesOf(view, this, names.join('、') || null);
    return [
      ruler,
      element('div', { className: 'chain-view' }, drawing, renderProblems(view, isFile)),
      renderClients(view),
      renderTrust(view, this.dataset.notes),
      ...(report ? [element('div', { className: 'bench-row' }, copyBox(commonUi.copyReport, report))] : []),
      ...(isWhole ? [renderBundle(view, this.dataset)] : []),
      ...flowLinks(chainResults(view.report), flowAnswers, view.root),
      printed,
    ];
  }

  /** Several sites' certificates at once: the reader says which one it is about. */
  #showLeaves(leaves: ChainAnswer['leaves'], shown: string | null): void {
    leaves = leaves.slice(0, MOST_LEAVES);
    const names = leaves.map((leaf) =>
      ui.leaf({
        name: shortName(leaf),
        serial: leaf.serialHex?.slice(0, 12) ?? ui.unknown,
        notAfter: leaf.notAfter?.slice(0, 10) ?? ui.unknown,
      }),
    );
    this.#leaf.replaceChildren(
      ...leaves.map((leaf, index) => {
        const option = element('option', { text: names[index] ?? '' });
        option.value = fingerprintOf(leaf);
        return option;
      }),
    );
    if (shown !== null) this.#leaf.value = shown;
    part(this, 'leaves').hidden = leaves.length < 2;
  }
}

/** The band's one link: to the first thing to mend, or to the file that is ready. */
function withAction(card: HTMLElement, { ok, problems }: ChainReport): HTMLElement {
  if (ok || problems.length > 0)
    card.append(
      element(
        'p',
        { className: 'main-action' },
        element('a', { className: 'button', href: ok ? '#bundle' : '#problems', text: ok ? ui.toBundle : sheetUi.mend }),
      ),
    );
  return card;
}

/** More than anybody chooses from. */
const MOST_LEAVES = 200;

const hasRequest = (readings: readonly TextReading[]): boolean =>
  readings.some(({ subjects }) => subjects.some(({ kind }) => kind === 'csr'));
