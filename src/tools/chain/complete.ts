import type { Completed } from '../../core/chain/complete-chain.ts';
import type { ChainReport } from '../../core/chain/chain-report.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { loadPart } from './load-part.ts';

/** Adds to a chain what is missing, as far as the site has it, and judges anew. The certificates come with a script of their own, once something is missing. */
export async function complete(
  report: ChainReport,
  ask: (added: readonly Subject[]) => Promise<ChainReport | null>,
  { cross, files }: DOMStringMap,
): Promise<Completed | null> {
  const { completeChain } = await loadPart(cross, () => globalThis.kbChainCross);
  const ders = await loadPart(files, () => globalThis.kbAuthorityFiles);
  return completeChain(report, {
    ask,
    find: (id) => {
      const text = ders[id];
      if (text === undefined) return null;
      const der = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return decodeBlock({ kind: 'certificate', encoding: 'pem', label: 'CERTIFICATE', line: 1, der }).subjects[0] ?? null;
    },
  });
}
