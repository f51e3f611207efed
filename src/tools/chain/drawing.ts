import { ui } from 'content:interface/chain';
import { ui as sheetUi } from 'content:interface/sheet';
import { chainVerdict } from '../../core/chain/chain-verdict.ts';
import { chainLabel } from '../../core/chain/chain-words.ts';
import type { ProblemCode } from '../../core/chain/chain-report.ts';
import { drawChain, type ChainNode } from '../../core/chain/draw-chain.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { shortKeyId } from '../../core/chain/seams.ts';
import { taipeiTime } from '../../core/policy/calendar.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { installPath } from '../../site/install-path.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, type Tone } from '../shared/verdict-card.ts';
import { drawSeam } from '../sheet/draw-seam.ts';
import { authorityById, authorityOf, nameOf, type ChainView } from './view.ts';
import { authorities, words } from './words.ts';

const TONES = { ok: 'good', error: 'bad', warning: 'care', info: 'good' } as const satisfies Record<string, Tone>;
const STATES = { ok: ui.stateOk, error: ui.stateError, warning: ui.stateWarning, info: ui.stateInfo } as const;

/** What is said of a certificate although it is about the place above it, or about the whole. */
const ABOVE: ReadonlySet<ProblemCode> = new Set([
  'missing-intermediate',
  'root-not-at-hand',
  'wrong-family',
  'practice-certificate',
  'practice-sound',
  'practice-root',
  'practice-cross-missing',
] as const);
/** A pool can hold thousands; the first of them say enough. */
const MOST_EXTRAS = 20;

/** The chain as an ordered list from the root down to the site, each row below its seam to the one before. */
export function renderDrawing(view: ChainView): HTMLElement[] {
  const { nodes, lines, extras } = drawChain(view.report, view.certificates, authorityOf);
  const list = element('ol', { className: 'chain' });
  for (const [index, node] of nodes.entries()) {
    const item = element('li', {}, node.kind === 'missing' ? missingCard(node, view) : certificateCard(node, view));
    const above = lines[index - 1];
    if (above) item.prepend(drawSeam(above, chainLabel(words, above.label)));
    list.append(item);
  }
  if (nodes.some(({ twins }) => twins.length > 0)) list.classList.add('with-twins');
  const drawn: HTMLElement[] = [element('h3', { text: ui.drawing })];
  if (lines.length > 0) drawn.push(element('p', { className: 'quiet', text: sheetUi.seamMeaning }));
  drawn.push(list);
  if (extras.length > 0) {
    const items = extras.slice(0, MOST_EXTRAS).map((sha256) => element('li', { text: nameOf(sha256, sha256, view) }));
    if (extras.length > MOST_EXTRAS) items.push(element('li', { text: ui.moreExtras({ count: extras.length - MOST_EXTRAS }) }));
    drawn.push(element('h3', { text: ui.extras }), element('ul', {}, ...items));
  }
  return drawn;
}

/** Nothing is called faultless beside a verdict that says otherwise: what is said of the whole is said once. */
const isCalm = ({ report }: ChainView): boolean => ['usable', 'caution'].includes(chainVerdict(report).verdict);

function certificateCard(
  { sha256, title, role, state: said, codes, twins }: Extract<ChainNode, { kind: 'certificate' }>,
  view: ChainView,
): HTMLElement {
  const certificate = view.certificates.find((each) => fingerprintOf(each) === sha256);
  const authority = authorityOf(sha256);
  const state = codes.length > 0 && codes.every((code) => ABOVE.has(code)) ? 'ok' : said;
  const isQuiet = state === 'ok' && !isCalm(view);
  const what = role === 'leaf' && certificate?.basicConstraints?.ca === true ? ui.start : chainLabel(words, `role-${role}`);
  const lines = [
    certificate?.notAfter ? ui.until({ day: taipeiTime(certificate.notAfter).slice(0, 10) }) : null,
    certificate === undefined ? ui.notPasted : null,
  ];
  return card(isQuiet ? null : TONES[state], {
    head: isQuiet ? what : `${what}：${STATES[state]}`,
    name: nameOf(sha256, title, view),
    lines: lines.filter((text) => text !== null),
    authority: authority?.id ?? null,
    root: view.root,
    twins: twins.map((twin) => sheetUi.twin({ key: keyOf(twin) })),
  });
}

const keyOf = ({ ski }: Subject): string => shortKeyId(ski) ?? sheetUi.noKey;

/** Who is missing, under which name the file is handed out, where to get it, and what goes above it. */
function missingCard({ title, authority: id, twins }: Extract<ChainNode, { kind: 'missing' }>, view: ChainView): HTMLElement {
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
    twins: twins.map((twin) => sheetUi.twinInstead({ key: keyOf(twin) })),
  });
  made.classList.add('gone');
  return made;
}

interface Card {
  head: string;
  name: string;
  lines: string[];
  authority: string | null;
  root: string;
  /** What is said of those that stand behind it. */
  twins: string[];
}

function card(tone: Tone | null, { head, name, lines, authority, root, twins }: Card): HTMLElement {
  const body = element(
    'div',
    {},
    element('p', { className: 'chain-head', text: head }),
    element('p', { className: 'chain-name', text: name }),
    ...lines.map((text) => element('p', { className: 'quiet', text })),
    ...twins.map((text) => element('p', { className: 'chain-twin', text })),
  );
  if (authority !== null)
    body.append(
      element('p', { className: 'quiet' }, element('a', { href: `${root}chain/authorities.html#${authority}`, text: ui.aboutCertificate })),
    );
  const made = element('div', { className: 'keyed chain-card' }, body);
  if (twins.length > 0) made.classList.add('twinned');
  if (tone === null) return made;
  made.prepend(shapeIcon());
  showTone(made, tone);
  return made;
}
