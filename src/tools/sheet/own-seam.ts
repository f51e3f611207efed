import { ui } from 'content:interface/sheet';
import { findIssuers } from '../../core/authority/identify-authority.ts';
import { isSameName } from '../../core/authority/is-same-name.ts';
import { keyIdMatch } from '../../core/chain/key-id-match.ts';
import { seamOf } from '../../core/chain/seams.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { element } from '../shared/element.ts';
import { shortName } from '../shared/object-name.ts';
import { drawSeam } from './draw-seam.ts';

const RANK = { match: 0, open: 1, mismatch: 2 };

/** A certificate under the one that its issuer's name leads to, among what was pasted or what the site knows. Null where there is none. */
export function ownSeam(subject: Subject, pasted: readonly Subject[], root: string): HTMLElement | null {
  if (subject.kind !== 'certificate' || subject.aki === subject.ski || isSameName(subject.issuer, subject.subject?.text ?? '')) return null;
  const [beside] = pasted
    .filter((each) => each.kind === 'certificate' && each.subject !== null && isSameName(subject.issuer, each.subject.text))
    .toSorted((one, other) => RANK[keyIdMatch(subject, one)] - RANK[keyIdMatch(subject, other)]);
  const known = beside ? undefined : findIssuers(subject, globalThis.kbAuthorities ?? [])[0]?.authority;
  const issuer = beside ?? known;
  if (!issuer) return null;
  const seam = seamOf(subject, issuer, null);
  const text = seam.state === 'apart' ? ui.apart : seam.state === 'alike' ? ui.alike : ui.open;
  const stamp = (head: string, name: string): HTMLElement =>
    element(
      'div',
      { className: 'keyed' },
      element('p', { className: 'quiet', text: head }),
      element('p', { className: 'keyed-name', text: name }),
    );
  return element(
    'section',
    { className: 'sheet-seam' },
    element('h4', { text: ui.seam }),
    stamp(beside ? ui.issuerPasted : ui.issuerKnown, beside ? shortName(beside) : (known?.name ?? '')),
    drawSeam(seam, text),
    stamp(ui.thisOne, shortName(subject)),
    element('p', { className: 'quiet' }, ui.seamMeaning, element('a', { href: `${root}tools/chain.html`, text: ui.checkChain })),
  );
}
