import type { ProbeFinding } from './probe-verdict.ts';

const ofFamily: Readonly<Record<string, string>> = {
  NULL: 'null-ciphers',
  anon: 'anonymous-ciphers',
  EXPORT: 'export-freak-logjam',
  DES: 'weak-ciphers',
  RC4: 'rc4',
};

/** Id in `content/findings` that says for each server how to mend it and how to prove it; null where there is none. */
export function findingOf({ code, facts }: ProbeFinding): string | null {
  switch (code) {
    case 'old-protocol':
      return facts['protocols'] === 'SSLv3' ? 'sslv2-sslv3' : 'tls10-tls11';
    case 'weak-cipher':
      return ofFamily[String(facts['family'])] ?? null;
    case 'medium-cipher':
      return '3des-sweet32';
    case 'no-forward-secrecy':
      return 'no-forward-secrecy';
    case 'weak-group':
      return 'weak-dh';
    // Not where it is too short: the settings there begin with a short one.
    case 'no-hsts':
      return 'hsts-missing';
    default:
      return null;
  }
}
