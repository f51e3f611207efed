import type { Recognised } from '../recognise/recognised.ts';
import type { Evidence } from './knowledge.ts';

/** What an output proves by itself, besides the messages in it. */
export function evidenceOfOutputs(kinds: readonly Recognised[]): Evidence[] {
  return kinds.flatMap(({ kind, line, facts }): Evidence[] => {
    const says = (causes: string[], more: Partial<Evidence> = {}): Evidence[] => [
      { kind: 'output', value: kind, line, rule: { causes }, facts, count: 1, ...more },
    ];
    switch (kind) {
      case 's-client': {
        if (facts['noCertificate'] === true)
          return says(['connection-cut', 'plain-http-on-tls-port', 'sni-unrecognised'], {
            rule: { causes: ['connection-cut', 'plain-http-on-tls-port', 'sni-unrecognised'], side: 'client' },
          });
        if (facts['verifyCode'] === 0 && Number(facts['certificates']) > 0)
          return says([], { against: ['missing-intermediate', 'private-root', 'issuer-untrusted', 'self-signed', 'expired'] });
        return [];
      }
      case 'keytool-list':
        if (facts['complete'] === false) return [];
        return facts['privateKeyEntries'] === 0 && Number(facts['entries']) > 0 && facts['isTrustStore'] !== true
          ? says(['key-not-here'])
          : [];
      case 'certutil':
        return Number(facts['missingKeys']) > 0 ? says(['key-not-here']) : [];
      case 'powershell-certs':
        return Number(facts['withoutKey']) > 0 ? says(['key-not-here']) : [];
      default:
        return [];
    }
  });
}
