import { ui as ui } from 'content:interface/sheet';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import type { Judging } from './case.ts';
import { element } from '../shared/element.ts';

/** Where a result leads: the one thing to do, and what else may come then. Addresses are from the site's root. */
interface Onward {
  main: readonly [page: string, text: string];
  more: readonly (readonly [page: string, text: string])[];
}

const REQUEST: Onward = {
  main: ['tools/preflight.html', ui.sendIn],
  more: [
    ['apply/which-ca.html', ui.whichAuthority],
    ['apply/user-code.html', ui.userCode],
    ['apply/steps.html', ui.steps],
  ],
};
const SERVER: Onward = {
  // A good certificate with the wrong intermediate is refused all the same.
  main: ['tools/chain.html', ui.checkChain],
  more: [
    ['install/overview.html', ui.install],
    ['tools/match.html', ui.pairKey],
  ],
};
/** Of a certificate in the last third of its life, when its successor should be on the way. */
const AGEING: Onward = { main: ['apply/renewal.html', ui.renew], more: SERVER.more };
const AUTHORITY: Onward = { main: ['tools/chain.html', ui.checkChain], more: [] };

/** What comes after a result that may be used; null for what is no request and no certificate, and for what must be mended first. */
function onwardOf({ subject, verdict }: InspectedObject, at: Date): Onward | null {
  if (verdict !== 'usable' && verdict !== 'caution') return null;
  if (subject.kind === 'csr') return REQUEST;
  if (subject.kind !== 'certificate') return null;
  if (subject.basicConstraints?.ca === true) return AUTHORITY;
  const [from, until] = [Date.parse(subject.notBefore ?? ''), Date.parse(subject.notAfter ?? '')];
  return at.getTime() > until - (until - from) / 3 ? AGEING : SERVER;
}

/** The one link of the verdict's band: how to mend it, or what comes next. `mend` is where the first finding tells what to do. */
export function mainAction(object: InspectedObject, { at, root }: Judging, mend: string): HTMLElement | null {
  const onward = onwardOf(object, at);
  if (object.verdict === 'unusable') return element('a', { className: 'button', href: mend, text: ui.mend });
  return onward && element('a', { className: 'button', href: root + onward.main[0], text: `${ui.next}：${onward.main[1]}` });
}

/** What else may come next, in a line. */
export function moreOnward(object: InspectedObject, { at, root }: Judging): HTMLElement | null {
  const onward = onwardOf(object, at);
  if (!onward || onward.more.length === 0) return null;
  const links = onward.more.map(([page, text]) => element('a', { href: root + page, text }));
  return element('p', { className: 'onward' }, `${ui.nextRequest}：`, ...links);
}
