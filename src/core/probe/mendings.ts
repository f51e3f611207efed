import type { ProblemCode } from '../chain/chain-report.ts';

/** Ids in `content/findings` of everything that a record can show: what `findingOf` and `mendingOfChain` name. */
export const mendings: ReadonlySet<string> = new Set([
  'sslv2-sslv3',
  'tls10-tls11',
  'null-ciphers',
  'anonymous-ciphers',
  'export-freak-logjam',
  'weak-ciphers',
  'rc4',
  '3des-sweet32',
  'no-forward-secrecy',
  'weak-dh',
  'hsts-missing',
  'chain-incomplete',
  'wrong-hostname',
  'self-signed-certificate',
  'certificate-untrusted',
  'certificate-expired',
]);

/** The one that says for each server how to mend a problem of the chain; null where there is none. */
export function mendingOfChain(code: ProblemCode, isLeaf: boolean): string | null {
  switch (code) {
    // Above an intermediate it may as well be the agency's own root, which no server sends.
    case 'missing-intermediate':
      return isLeaf ? 'chain-incomplete' : null;
    case 'host-mismatch':
      return 'wrong-hostname';
    case 'self-signed-leaf':
      return 'self-signed-certificate';
    case 'untrusted-root':
      return 'certificate-untrusted';
    case 'expired':
      return isLeaf ? 'certificate-expired' : null;
    default:
      return null;
  }
}
