import { ui } from 'content:interface/chain';
import { completeChain } from '../../core/chain/complete-chain.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { writePem } from '../../core/x509/write-pem.ts';
import { element } from '../shared/element.ts';
import { contentOfBundle, takeAway } from './render-bundle.ts';
import { nameOf, type ChainView } from './view.ts';

/** What is to be added alone, for who keeps it in a file of its own. */
const ADDED = 'chain.pem';

/** Adds to the file what is missing, as far as it is on file (`ders`: Base64 by id), and judges anew; shows the file as it then is. */
export async function completeBundle(made: HTMLElement, view: ChainView, ders: Readonly<Record<string, string>>): Promise<void> {
  const completed = await completeChain(view.report, {
    ask: view.ask,
    find: (id) => (ders[id] === undefined ? null : decoded(ders[id])),
  });
  if (completed === null) return;
  const added = completed.added.map(({ certificate }) => certificate);
  const shown = { ...view, report: completed.report, certificates: [...view.certificates, ...added] };
  const names = added.map((each) => nameOf(fingerprintOf(each), '', shown)).join('、');
  const text = added.map(({ der }) => (der === null ? '' : (writePem('certificate', der) ?? ''))).join('');
  made.replaceChildren(
    ...contentOfBundle(shown),
    element('p', { text: ui.bundleAdded({ names }) }),
    ...takeAway({ file: ADDED, text, save: ui.downloadAdded, copy: ui.copyAdded }),
  );
}

function decoded(text: string): Subject | null {
  const der = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return decodeBlock({ kind: 'certificate', encoding: 'pem', label: 'CERTIFICATE', line: 1, der }).subjects[0] ?? null;
}
