import type { Subject } from '../x509/subject.ts';
import { writePem } from '../x509/write-pem.ts';
import type { ChainReport } from './chain-report.ts';
import { fingerprintOf } from './problem-of.ts';

/**
 * The corrected file for a server: leaf first, then each issuer, the root left out. Null where the path has no certificate at hand.
 * Nothing but the blocks, one right after the other. nginx 1.22, Apache 2.4 and keytool (JDK 17) also took blank lines and comments
 * between them, but nobody needs those and not every product was tried. With a gap it holds what there is; the rest belongs at its end.
 */
export function writeBundle(report: ChainReport, certificates: readonly Subject[]): string | null {
  const text = report.path
    .filter(({ role }) => role !== 'root')
    .map(({ sha256 }) => certificates.find((certificate) => fingerprintOf(certificate) === sha256)?.der ?? null)
    .map((der) => (der === null ? '' : (writePem('certificate', der) ?? '')))
    .join('');
  return text === '' ? null : text;
}
