import { ui } from 'content:interface/chain';
import { writePem } from '../../core/x509/write-pem.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { writeBundle } from '../../core/chain/write-bundle.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import { element } from '../shared/element.ts';
import { complete } from './complete.ts';
import { authorityById, nameOf, type ChainView } from './view.ts';

/** Name used throughout the guides for the server's certificate followed by its intermediates. */
const FILE = 'fullchain.pem';
/** What is to be added alone, for who keeps it in a file of its own. */
const ADDED = 'chain.pem';

/**
 * The corrected file: leaf first, then each issuer, the root left out. Says what is in it and what is still to be added; what is missing
 * and on file is added as soon as it has been loaded.
 */
export function renderBundle(view: ChainView, scripts: DOMStringMap): HTMLElement {
  const made = element('section', { className: 'chain-bundle' });
  const show = (shown: ChainView, added: readonly Subject[]): void =>
    made.replaceChildren(element('h3', { text: ui.bundle }), ...contentOf(shown, added));
  show(view, []);
  if (view.report.problems.some(({ code }) => code === 'missing-intermediate' || code === 'cross-missing' || code === 'wrong-sibling')) {
    void complete(view.report, view.ask, scripts).then((completed) => {
      if (completed === null) return;
      const added = completed.added.map(({ certificate }) => certificate);
      show({ ...view, report: completed.report, certificates: [...view.certificates, ...added] }, added);
    });
  }
  return made;
}

function contentOf(view: ChainView, added: readonly Subject[]): HTMLElement[] {
  const { report, certificates } = view;
  const said: HTMLElement[] = [];
  const say = (text: string): void => void said.push(element('p', { text }));
  const first = certificates.find((each) => fingerprintOf(each) === report.path[0]?.sha256);
  const isServers = first?.basicConstraints?.ca !== true;
  const names = report.path
    .filter(({ role, sha256 }) => role !== 'root' && certificates.some((each) => fingerprintOf(each) === sha256))
    .map(({ sha256, subject }) => nameOf(sha256, subject, view));
  const gap = report.gaps[0];
  // A root that is not at hand leaves no hole in the file.
  const missing =
    gap === undefined || authorityById(gap.authority)?.role === 'root' ? null : (authorityById(gap.authority)?.name ?? gap.issuer);
  const text = isServers && (missing === null || names.length > 1) ? writeBundle(report, certificates) : null;
  if (!isServers) say(ui.onlyAuthorities);
  else if (missing !== null && names.length < 2) say(ui.bundleMissing({ name: missing }));
  else if (text !== null) {
    say(ui.bundleOrder({ names: names.join('、') }));
    if (missing !== null) {
      // Of whom nothing is known, the root may be what is missing, and that does not go into the file.
      const isKnown = authorityById(gap?.authority ?? null) !== null;
      say(isKnown ? ui.bundleGap({ name: missing }) : ui.bundleGapUnknown({ name: missing }));
    } else if (!report.ok) say(ui.bundleBad);
  }
  if (added.length > 0) say(ui.bundleAdded({ names: added.map((each) => nameOf(fingerprintOf(each), '', view)).join('、') }));
  const files = [
    ...(text === null ? [] : [{ file: FILE, text, save: ui.download, copy: ui.copyBundle }]),
    ...(added.length === 0 ? [] : [{ file: ADDED, text: pemOf(added), save: ui.downloadAdded, copy: ui.copyAdded }]),
  ];
  for (const { file, text: content, save: label, copy } of files) {
    const save = element('button', { type: 'button', className: 'button primary', text: label });
    save.addEventListener('click', () => saveFile(file, content, 'application/x-pem-file'));
    said.push(
      element(
        'div',
        { className: 'bench-row' },
        save,
        copyBox(copy, () => content),
      ),
      element('p', { className: 'quiet' }, ui.fileIs({ file }), element('a', { href: '#use', text: ui.howToUse })),
    );
  }
  return said;
}

const pemOf = (certificates: readonly Subject[]): string =>
  certificates.map(({ der }) => (der === null ? '' : (writePem('certificate', der) ?? ''))).join('');
