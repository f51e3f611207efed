import type { Detector, Recognised } from '../recognised.ts';

const HEAD_LINES = 60;

/** Mozilla's `certutil -L -n` and `pp` write names in quotes; OpenSSL, whose headings they share, does not. */
const QUOTED = /^\s+(?:Issuer|Subject): "/u;

/**
 * `openssl x509 -text`, `req -text` and `crl -text`, and a certificate as the tools of NSS print it. Facts: subject, issuer, notAfter and bits
 * as printed, null where not shown.
 */
export const opensslText: Detector = (lines) =>
  lines.flatMap((line, index): Recognised[] => {
    const head = line.trim();
    if (head === 'Certificate Revocation List (CRL):') return [{ kind: 'crl-text', line: index + 1, facts: {} }];
    if (head !== 'Certificate:' && head !== 'Certificate Request:') return [];
    if (!/^\s+Data:\s*$/u.test(lines[index + 1] ?? '')) return [];
    const ahead = lines.slice(index + 1, index + HEAD_LINES);
    const next = ahead.findIndex((text) => text.trimStart().startsWith('Certificate'));
    const body = next === -1 ? ahead : ahead.slice(0, next);
    const value = (pattern: RegExp): string | null => {
      for (const text of body) {
        const found = pattern.exec(text)?.[1];
        if (found !== undefined) return found;
      }
      return null;
    };
    const facts = { subject: value(/^\s+Subject: "?(.{1,500}?)"?$/u), bits: Number(value(/\((\d{2,6}) bit\)/u) ?? 0) || null };
    if (head === 'Certificate Request:') return [{ kind: 'req-text', line: index + 1, facts }];
    return [
      {
        kind: body.some((text) => QUOTED.test(text)) ? 'x509-nss' : 'x509-text',
        line: index + 1,
        facts: { ...facts, issuer: value(/^\s+Issuer: "?(.{1,500}?)"?$/u), notAfter: value(/^\s+Not After ?: (.{1,60})$/u) },
      },
    ];
  });
