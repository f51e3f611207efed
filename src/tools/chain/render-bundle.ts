import { ui } from 'content:interface/chain';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { writeBundle } from '../../core/chain/write-bundle.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import { element } from '../shared/element.ts';
import { authorityById, nameOf, type ChainView } from './view.ts';

/** Name used throughout the guides for the server's certificate followed by its intermediates. */
const FILE = 'fullchain.pem';

/** The corrected file: leaf first, then each issuer, the root left out. Says what is in it and what is still to be added. */
export function renderBundle(view: ChainView): HTMLElement {
  const { report, certificates } = view;
  const made = element('section', { className: 'chain-bundle' }, element('h3', { text: ui.bundle }));
  const first = certificates.find((each) => fingerprintOf(each) === report.path[0]?.sha256);
  if (first?.basicConstraints?.ca === true) {
    made.append(element('p', { text: ui.onlyAuthorities }));
    return made;
  }
  const names = report.path
    .filter(({ role, sha256 }) => role !== 'root' && certificates.some((each) => fingerprintOf(each) === sha256))
    .map(({ sha256, subject }) => nameOf(sha256, subject, view));
  const gap = report.gaps[0];
  // A root that is not at hand leaves no hole in the file.
  const missing =
    gap === undefined || authorityById(gap.authority)?.role === 'root' ? null : (authorityById(gap.authority)?.name ?? gap.issuer);
  if (missing !== null && names.length < 2) {
    made.append(element('p', { text: ui.bundleMissing({ name: missing }) }));
    return made;
  }
  const text = writeBundle(report, certificates);
  if (text === null) return made;
  made.append(element('p', { text: ui.bundleOrder({ names: names.join('、') }) }));
  if (missing !== null) {
    // Of whom nothing is known, the root may be what is missing, and that does not go into the file.
    const isKnown = authorityById(gap?.authority ?? null) !== null;
    made.append(element('p', { text: isKnown ? ui.bundleGap({ name: missing }) : ui.bundleGapUnknown({ name: missing }) }));
  } else if (!report.ok) made.append(element('p', { text: ui.bundleBad }));
  const save = element('button', { type: 'button', className: 'button primary', text: ui.download });
  save.addEventListener('click', () => saveFile(FILE, text, 'application/x-pem-file'));
  made.append(
    element(
      'div',
      { className: 'bench-row' },
      save,
      copyBox(ui.copyBundle, () => text),
    ),
    element('p', { className: 'quiet' }, ui.fileIs({ file: FILE }), element('a', { href: '#use', text: ui.howToUse })),
  );
  return made;
}
