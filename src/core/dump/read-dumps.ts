import { DerError } from '../asn1/der-error.ts';
import type { ReadResult } from '../pem/block.ts';
import type { ProblemCode } from '../pem/codes.ts';
import type { Problem } from '../problem.ts';
import { isCertutilHead, readCertutil } from './certutil-dump.ts';
import { dumpLines } from './dump-lines.ts';
import { DumpFault, type Dump } from './dump.ts';
import { isKeytoolHead, isKeytoolRequest, readKeytool } from './keytool-dump.ts';
import { isOpensslHead, readOpenssl } from './openssl-dump.ts';
import { printedSubject } from './printed-subject.ts';

/** Where an object's printout begins, and who reads it. */
interface Start {
  index: number;
  read: (lines: readonly string[], start: number, end: number) => Dump;
}

/** More is no printout of certificates that anybody reads. */
const MOST = 100;

/**
 * The certificates and requests that programs have printed in a text, as blocks that carry what was read of them and no DER. One that was
 * cut or is not understood gives none, and a problem that says so; null where the text holds no printout. Never throws; the time is linear.
 */
export function readDumps(text: string): Pick<ReadResult, 'blocks' | 'repairs' | 'problems'> | null {
  const lines = dumpLines(text);
  const starts = startsIn(lines);
  const [first] = starts;
  if (first === undefined) return null;
  const result: ReadResult = { blocks: [], repairs: [], problems: [] };
  for (const [at, { index, read }] of starts.slice(0, MOST).entries()) {
    try {
      const printed = printedSubject(read(lines, index, starts[at + 1]?.index ?? lines.length));
      result.blocks.push({ kind: printed.kind, encoding: 'text', label: null, line: printed.line, der: null, printed });
    } catch (fault) {
      result.problems.push(problemOf(fault, index + 1));
    }
  }
  if (result.blocks.length > 0) result.repairs.push({ code: 'printed-text', line: null });
  return result;
}

function startsIn(lines: readonly string[]): Start[] {
  return lines.flatMap((_, index): Start[] => {
    if (isOpensslHead(lines, index)) return [{ index, read: readOpenssl }];
    if (isKeytoolHead(lines, index) || isKeytoolRequest(lines, index)) return [{ index, read: readKeytool }];
    return isCertutilHead(lines, index) ? [{ index, read: readCertutil }] : [];
  });
}

function problemOf(fault: unknown, line: number): Problem {
  if (!(fault instanceof DumpFault || fault instanceof DerError)) throw fault;
  const part = fault instanceof DumpFault ? fault.part : 'subjectPublicKeyInfo';
  const code: ProblemCode = part === null ? 'printed-text-cut' : 'printed-text-part';
  return { code, line, column: null, facts: part === null ? {} : { part } };
}
