import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/connection';
import flowAnswers from 'content:flow-answers?chain,connection,inspect';
import { chainLabel } from '../../core/chain/chain-words.ts';
import { label } from '../../core/inspect/words.ts';
import { criterionText, probeLabel, targetText } from '../../core/probe/probe-words.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { probeResults } from '../../core/probe/tree-results.ts';
import { fileStem, shortName } from '../shared/object-name.ts';
import { writePem } from '../../core/x509/write-pem.ts';
import { placesOf } from '../chain/places.ts';
import { renderBundle } from '../chain/render-bundle.ts';
import { renderTrust } from '../chain/render-trust.ts';
import type { ChainView } from '../chain/view.ts';
import { element } from '../shared/element.ts';
import { flowLinks } from '../shared/flow-links.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import { shapeIcon, showTone, toneOfSeverity, toneOfVerdict, verdictCard } from '../shared/verdict-card.ts';
import { renderCriteria } from './criteria-table.ts';
import { isToDo, renderFindings } from './findings.ts';
import { loadMore } from './load-more.ts';
import { knownFiles } from './own-file.ts';
import { renderOrigin, renderProtocols, renderRest } from './seen-tables.ts';
import { toldOf, type Told } from './told.ts';
import { allWords, headlineOf, ruleText, type ConnectionView } from './view.ts';

/** The fragment with which a tree opens where it has this answer already; empty where none has it. */
export const answerPlace = (code: string): string => flowAnswers.find((each) => each.code === code)?.fragment ?? '';

/** More rules of a certificate than anybody reads here. */
const MOST_RULES = 12;

/** Everything of one server: the verdict, what to do, the chain, the certificate, what was seen by which criteria, and what was not seen. */
export function renderReport(verdict: ProbeVerdict, view: ConnectionView): HTMLElement {
  const { record, report, leaf } = verdict;
  const words = allWords();
  const told = toldOf(verdict);
  const chain = report === null ? null : chainViewOf(verdict, report, view);
  const places = chain && placesOf(chain, view.tool, null);
  return element(
    'section',
    { className: 'object sheet connection-report' },
    verdictCard(toneOfVerdict[verdict.verdict], headlineOf(verdict), targetText(record, words)),
    ...(places ? [places.ruler] : []),
    renderFindings(told, verdict, view),
    takeAway([verdict], view),
    ...(chain && places
      ? [
          element('div', { className: 'chain-view' }, places.drawing, element('div', {}, renderTrust(chain, view.tool.dataset.notes))),
          bundleOf(chain, view.tool.dataset),
        ]
      : []),
    ...(leaf === null ? [] : [certificatePart(leaf, told, view.root)]),
    ...(isConnected(record)
      ? [element('section', { className: 'connection-seen' }, element('h3', { text: ui.seen }), ...renderProtocols(verdict, view.tool))]
      : []),
    ...(isConnected(record) ? [renderRest(verdict), renderCriteria(verdict)] : []),
    unseenPart(
      verdict,
      told.filter((each) => !isToDo(each, verdict)),
    ),
    renderOrigin(verdict, knownFiles(view.tool)),
    ...flowLinks(probeResults(verdict), flowAnswers, view.root),
    ...(places ? [places.printed] : []),
  );
}

const isConnected = ({ connect }: ProbeVerdict['record']): boolean => connect === null || connect === 'ok';

function chainViewOf({ sent, record }: ProbeVerdict, report: ChainView['report'], { at, root, roots, ask }: ConnectionView): ChainView {
  return {
    report,
    certificates: [...sent, ...roots],
    leaves: [],
    at,
    root,
    ask: (added) => ask([...sent, ...added], { host: record.name, ordered: false, response: null }),
  };
}

/** Without the name by which the chain's own page leads to it: there may be several here. */
function bundleOf(chain: ChainView, dataset: DOMStringMap): HTMLElement {
  const made = renderBundle(chain, dataset);
  made.removeAttribute('id');
  return made;
}

/** What our rules say of the server's certificate besides what is told above; the decoder says all the rest of it. */
function certificatePart(leaf: NonNullable<ProbeVerdict['leaf']>, told: readonly Told[], root: string): HTMLElement {
  const { subject, findings, verdict } = leaf;
  const words = allWords();
  const made = element(
    'section',
    { className: 'chain-problems' },
    element('h3', { text: ui.certificate({ name: shortName(subject) }) }),
    element('p', {}, element('b', { text: label(words, `verdict-${verdict}`) })),
  );
  const said = new Set(told.map(({ text }) => text));
  const rest = findings.filter(({ rule, facts }) => !said.has(ruleText(rule, facts)));
  const items = rest.slice(0, MOST_RULES).map(({ rule, severity, facts }) => {
    const lead = `${probeLabel(words, `severity-${severity}`)}：`;
    const body = element('div', {}, element('p', {}, element('b', { text: lead }), element('span', { text: ruleText(rule, facts) })));
    const item = element('li', { className: 'finding' }, body);
    item.prepend(shapeIcon());
    showTone(item, toneOfSeverity[severity]);
    return item;
  });
  if (items.length > 0) made.append(element('ul', { className: 'findings' }, ...items));
  const pem = subject.der === null ? null : writePem('certificate', subject.der);
  if (pem !== null) {
    const link = element('a', { href: `${root}tools/decode.html#decoder-text`, text: ui.toDecoder });
    made.append(
      element(
        'div',
        { className: 'bench-row' },
        copyBox(ui.copyCertificate, () => pem),
        link,
      ),
    );
  }
  return made;
}

/** What nobody can tell from this record. */
function unseenPart({ criteria, record, report }: ProbeVerdict, told: readonly Told[]): HTMLElement {
  const words = allWords();
  const items = [
    ...told.flatMap(({ weight, text, fix }) => (weight === 'unseen' ? [fix === null ? text : `${text}${fix}`] : [])),
    ...criteria.flatMap((criterion) =>
      isConnected(record) && criterion.result === 'unseen' ? [ui.unseenCriterion({ demand: criterionText(criterion, words).demand })] : [],
    ),
    ...(report?.notJudged ?? []).map((what) => chainLabel(words, `not-judged-${what}`)),
    probeLabel(words, 'limits'),
  ];
  return element(
    'section',
    { className: 'connection-unseen' },
    element('h3', { text: ui.unseen }),
    element('ul', {}, ...items.map((text) => element('li', { text }))),
  );
}

/** The text of a report, and the text for an audit, of one server or of all. */
export function takeAway(verdicts: readonly ProbeVerdict[], { at, tool }: ConnectionView): HTMLElement {
  const more = (): ReturnType<typeof loadMore> => loadMore(tool);
  const audit = async (): Promise<string> =>
    (await more()).auditText(verdicts, { at, content: tool.dataset.content ?? '', known: knownFiles(tool) });
  const [only] = verdicts;
  const stem = verdicts.length === 1 && only?.sent[0] ? fileStem(only.sent[0]) : 'hosts';
  const save = element('button', { type: 'button', className: 'button', text: ui.saveAudit });
  save.addEventListener('click', () => void audit().then((text) => saveFile(`${stem}-kb-probe.txt`, text, 'text/plain;charset=utf-8')));
  return element(
    'div',
    { className: 'bench-row' },
    copyBox(commonUi.copyReport, async () => (await more()).reportText(verdicts, at)),
    copyBox(ui.copyAudit, audit),
    save,
  );
}
