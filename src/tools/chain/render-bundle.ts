import { ui } from 'content:interface/chain';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { writeBundle } from '../../core/chain/write-bundle.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import { element } from '../shared/element.ts';
import { loadPart } from './load-part.ts';
import { authorityById, nameOf, type ChainView } from './view.ts';

/** Name used throughout the guides for the server's certificate followed by its intermediates. */
const FILE = 'fullchain.pem';

/**
 * The corrected file: leaf first, then each issuer, the root left out. Says what is in it and what is still to be added; what is missing
 * and on file is added as soon as it has been loaded (complete-bundle.ts).
 */
export function renderBundle(view: ChainView, { cross, pems }: DOMStringMap): HTMLElement {
  const made = element('section', { className: 'chain-bundle' }, ...contentOfBundle(view));
  made.id = 'bundle';
  if (view.report.problems.some(({ code, severity }) => severity !== 'info' && /^(missing-int|cross|wrong-sib)/.test(code))) {
    void Promise.all([loadPart(cross, () => globalThis.kbChainCross), loadPart(pems, () => globalThis.kbAuthorityFiles)]).then(
      ([{ completeBundle }, ders]) => completeBundle(made, view, ders),
      // Without them the reader still knows what is missing.
      () => undefined,
    );
  }
  return made;
}

export function contentOfBundle(view: ChainView): HTMLElement[] {
  const { report, certificates } = view;
  const made = [element('h3', { text: ui.bundle })];
  const say = (text: string): void => void made.push(element('p', { text }));
  const first = certificates.find((each) => fingerprintOf(each) === report.path[0]?.sha256);
  if (first?.basicConstraints?.ca === true) {
    say(ui.onlyAuthorities);
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
    say(ui.bundleMissing({ name: missing }));
    return made;
  }
  const text = writeBundle(report, certificates);
  if (text === null) return made;
  say(ui.bundleOrder({ names: names.join('、') }));
  if (missing !== null) {
    // Of whom nothing is known, the root may be what is missing, and that does not go into the file.
    const isKnown = authorityById(gap?.authority ?? null) !== null;
    say(isKnown ? ui.bundleGap({ name: missing }) : ui.bundleGapUnknown({ name: missing }));
  } else if (!report.ok && report.problems[1]?.code !== 'practice-sound') say(ui.bundleBad);
  return [...made, ...takeAway({ file: FILE, text, save: ui.download, copy: ui.copyBundle })];
}

/** What the page says of using the file, which is of no use where there is none. */
export function showUse(isThere: boolean): void {
  const use = document.querySelector<HTMLElement>('[data-use]');
  if (use) use.hidden = !isThere;
}

/** A file to be saved or copied, and where it is told how to use it. */
export function takeAway({ file, text, save: label, copy }: { file: string; text: string; save: string; copy: string }): HTMLElement[] {
  showUse(true);
  const save = element('button', { type: 'button', className: 'button primary', text: label });
  save.addEventListener('click', () => saveFile(file, text, 'application/x-pem-file'));
  return [
    element(
      'div',
      { className: 'bench-row' },
      save,
      copyBox(copy, () => text),
    ),
    element('p', { className: 'quiet' }, ui.fileIs({ file }), element('a', { href: '#use', text: ui.howToUse })),
  ];
}
