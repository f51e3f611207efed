import { ui } from 'content:interface/chain';
import { isUnsure, problemLead } from '../../core/chain/chain-verdict.ts';
import { chainLabel, chainMessage } from '../../core/chain/chain-words.ts';
import type { ChainProblem, ProblemCode } from '../../core/chain/chain-report.ts';
import { drawChain, type ChainLine, type ChainNode } from '../../core/chain/draw-chain.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { taipeiTime } from '../../core/policy/calendar.ts';
import { installPath } from '../../site/install-path.ts';
import { shapeIcon, showTone, toneOfSeverity, type Tone } from '../shared/verdict-card.ts';
import { element } from '../shared/element.ts';
import { authorityById, authorityOf, nameOf, type ChainView } from './view.ts';
import { authorities, words } from './words.ts';
import { ui as commonUi } from 'content:interface/common';

const TONES = { ok: 'good', error: 'bad', warning: 'care', info: 'good' } as const satisfies Record<string, Tone>;
const STATES = { ok: ui.stateOk, error: ui.stateError, warning: ui.stateWarning, info: ui.stateInfo } as const;
const LINE_TONES = { ok: 'good', broken: 'bad', missing: 'bad' } as const satisfies Record<string, Tone>;

/** What is said of a certificate although it is about the place above it. */
const ABOVE: ReadonlySet<ProblemCode> = new Set(['missing-intermediate', 'root-not-at-hand', 'wrong-family'] as const);
/** A pool can hold thousands; the first of them say enough. */
const MOST_EXTRAS = 20;

/** The chain as an ordered list from the root down to the site, each row with the state of its link to the next. */
export function renderDrawing(view: ChainView): HTMLElement[] {
  const { nodes, lines, extras } = drawChain(view.report);
  const list = element('ol', { className: 'chain' }, ...nodes.map((node, index) => row(node, lines[index], view)));
  const drawn = element('section', { className: 'chain-drawing' }, element('h3', { text: ui.drawing }), list);
  if (extras.length > 0) {
    const items = extras.slice(0, MOST_EXTRAS).map((sha256) => element('li', { text: nameOf(sha256, sha256, view) }));
    if (extras.length > MOST_EXTRAS) items.push(element('li', { text: ui.moreExtras({ count: extras.length - MOST_EXTRAS }) }));
    drawn.append(element('h3', { text: ui.extras }), element('ul', {}, ...items));
  }
  return [drawn];
}

function row(node: ChainNode, line: ChainLine | undefined, view: ChainView): HTMLLIElement {
  const item = element('li', {}, node.kind === 'missing' ? missingCard(node, view) : certificateCard(node, view));
  if (line !== undefined) {
    const mark = element(
      'p',
      { className: `chain-line ${line.state}` },
      element('span', { text: `${line.state === 'ok' ? '↓' : '✕'} ${chainLabel(words, line.label)}` }),
    );
    mark.classList.add(LINE_TONES[line.state]);
    item.append(mark);
  }
  return item;
}

function certificateCard(
  { sha256, title, role, state: said, codes }: Extract<ChainNode, { kind: 'certificate' }>,
  view: ChainView,
): HTMLElement {
  const certificate = view.certificates.find((each) => fingerprintOf(each) === sha256);
  const authority = authorityOf(sha256);
  const state = codes.length > 0 && codes.every((code) => ABOVE.has(code)) ? 'ok' : said;
  const what = role === 'leaf' && certificate?.basicConstraints?.ca === true ? ui.start : chainLabel(words, `role-${role}`);
  const lines = [
    certificate?.notAfter ? ui.until({ day: taipeiTime(certificate.notAfter).slice(0, 10) }) : null,
    certificate === undefined ? ui.notPasted : null,
  ];
  return card(TONES[state], {
    head: `${what}：${STATES[state]}`,
    name: nameOf(sha256, title, view),
    lines: lines.filter((text) => text !== null),
    authority: authority?.id ?? null,
    root: view.root,
  });
}

/** Who is missing, under which name the file is handed out, where to get it, and what goes above it. */
function missingCard({ title, authority: id }: Extract<ChainNode, { kind: 'missing' }>, view: ChainView): HTMLElement {
  const authority = authorityById(id);
  const lines = authority === null ? [ui.unknownGap] : [];
  if (authority !== null) {
    if (authority.files.length > 0) lines.push(ui.fileNames({ files: authority.files.join('、') }));
    lines.push(ui.sourceIs({ source: authority.status === 'obsolete' ? ui.notOffered : (authority.download ?? ui.seeCertificate) }));
    if (authority.role !== 'root') {
      const { install, root } = installPath(authority, authorities);
      if (install.length > 1)
        lines.push(
          ui.thenInstall({
            names: install
              .slice(1)
              .map(({ name, files }) => (files[0] ? `${name}（${files[0]}）` : name))
              .join('、'),
          }),
        );
      if (root !== null) lines.push(ui.topRoot({ name: root.name }));
    }
  }
  const made = card('bad', {
    head: authority === null ? ui.gapUnknown : ui.gap,
    name: authority?.name ?? title,
    lines,
    authority: id,
    root: view.root,
  });
  made.classList.add('gone');
  return made;
}

function card(
  tone: Tone,
  { head, name, lines, authority, root }: { head: string; name: string; lines: string[]; authority: string | null; root: string },
): HTMLElement {
  const body = element(
    'div',
    {},
    element('p', { className: 'chain-head', text: head }),
    element('p', { className: 'chain-name', text: name }),
    ...lines.map((text) => element('p', { className: 'quiet', text })),
  );
  if (authority !== null)
    body.append(
      element('p', { className: 'quiet' }, element('a', { href: `${root}chain/authorities.html#${authority}`, text: ui.aboutCertificate })),
    );
  const made = element('div', { className: 'chain-card' }, body);
  made.prepend(shapeIcon());
  showTone(made, tone);
  return made;
}

const WEIGHT = { error: 0, warning: 1, info: 2 };

/** What is wrong and what to do, the worst first, and then what was not looked at. */
export function renderProblems({ report, root }: ChainView, isFile = true): HTMLElement {
  const sorted = report.problems.toSorted((left, right) => WEIGHT[left.severity] - WEIGHT[right.severity]);
  const found = element('section', { className: 'chain-problems' }, element('h3', { text: chainLabel(words, 'heading-problems') }));
  if (sorted.length === 0) found.append(element('p', { text: ui.noProblem }));
  else found.append(element('ul', { className: 'findings' }, ...sorted.map((problem) => finding(problem, root))));
  const limits = report.notJudged.map((what) => element('li', { text: chainLabel(words, `not-judged-${what}`) }));
  found.append(
    element('h3', { text: chainLabel(words, 'heading-limits') }),
    element('ul', {}, ...limits, ...(isFile ? [element('li', { text: ui.offline })] : [])),
  );
  return found;
}

function finding(problem: ChainProblem, root: string): HTMLLIElement {
  const { text, fix, page } = chainMessage(problem, words);
  const body = element('div', {}, element('p', {}, element('b', { text: problemLead(problem, words) }), element('span', { text })));
  if (fix !== null) body.append(element('p', { className: 'chain-fix', text: fix }));
  if (page !== null) body.append(element('p', { className: 'quiet' }, element('a', { href: root + page, text: commonUi.howTo })));
  const item = element('li', { className: 'finding' }, body);
  item.prepend(shapeIcon());
  showTone(item, isUnsure(problem) ? 'dim' : toneOfSeverity[problem.severity]);
  return item;
}
