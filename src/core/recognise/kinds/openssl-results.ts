import type { Detector, Recognised } from '../recognised.ts';

const STDIN_HASH = /^(?:[A-Z][A-Z0-9-]{2,15})?\(stdin\)= ?([0-9a-f]{32,128})\s*$/u;
const SUM_OF_STDIN = /^([0-9a-f]{32,128}) [ *]-\s*$/u;
const MODULUS = /^Modulus=([0-9A-F]{64,2400})\s*$/u;
/** Hashes of nothing at all: MD5, SHA-1, SHA-256. */
const OF_NOTHING = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]);

/**
 * Hashes of public keys, or moduli, as the guides have them compared.
 * Facts: values, same (null where there is only one), empty (one is the hash of nothing: the command before it failed).
 */
export const keyHashes: Detector = (lines) => {
  const found = lines.flatMap((line, index) => {
    if (!line.includes('(stdin)') && !line.startsWith('Modulus=') && !line.trimEnd().endsWith('-')) return [];
    const value = (STDIN_HASH.exec(line) ?? MODULUS.exec(line) ?? SUM_OF_STDIN.exec(line))?.[1]?.toLowerCase();
    return value === undefined ? [] : [{ index, value }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const lengths = new Set(found.map(({ value }) => value.length));
  const values = new Set(found.map(({ value }) => value));
  const empty = [...values].some((value) => OF_NOTHING.has(value));
  const same = found.length < 2 || lengths.size > 1 || empty ? null : values.size === 1;
  return [{ kind: 'hashes', line: first.index + 1, facts: { values: found.length, same, empty } }];
};

const KEY_GOOD = /^(?:Key is valid|RSA key ok|EC Key valid\.|key OK)\s*$/u;
const KEY_BAD = /^(?:Key is invalid|EC Key Invalid!|RSA key not ok|RSA key error: .{1,200})$/u;
const FILE_OK = /^(\S.{0,199}\.(?:pem|crt|cer|cert|der)): OK\s*$/u;
const CHAIN_LINE = /^depth=\d{1,2}: /u;
const CHECKEND = /^Certificate will( not)? expire\s*$/u;
const REQUEST_GOOD = /^(?:(?:Certificate request self-signature )?verify OK|Certificate request self-signature ok)\s*$/u;
const REQUEST_BAD = /^(?:Certificate request self-signature )?verify failure\s*$/u;
const OCSP_ANSWER = /^(\S.{0,199}): (good|revoked|unknown)\s*$/u;
const OCSP_TIME = /^\s*This Update: /u;
const CRL_DATE = /^(last|next)Update=([A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4} GMT|NONE)\s*$/u;
const MAC = /^MAC: (\S{2,12}), Iteration (\d{1,9})/u;
const BAG_CIPHER = /^(?:PKCS7 Encrypted data|Shrouded Keybag): (pbe|PBES2)/u;
const OLD_CIPHER = /^pbe/u;
const PUBLIC_KEY = /^\s{0,20}(?:RSA )?(?:Public-Key|Public Key): \((\d{3,6}) bit\)/u;

/** What openssl answers in one line: a key, a file, a request, an OCSP question. */
export const opensslAnswers: Detector = (lines) => {
  const found: Recognised[] = [];
  const add = (kind: Recognised['kind'], index: number, facts: Recognised['facts']): unknown =>
    found.push({ kind, line: index + 1, facts });
  let mac: string | null = null;
  let lastUpdate: string | null = null;
  let nextUpdate: { index: number; date: string } | null = null;
  let bags = -1;
  let legacy = false;
  let hasText = false;
  for (const [index, line] of lines.entries()) {
    const at = line.charCodeAt(0);
    if (line.includes('Key') || line.includes('key')) {
      if (KEY_GOOD.test(line)) add('key-check', index, { ok: true });
      else if (KEY_BAD.test(line)) add('key-check', index, { ok: false });
      else if (!hasText && PUBLIC_KEY.test(line)) add('public-key-text', index, { bits: Number(PUBLIC_KEY.exec(line)?.[1]) });
    }
    if (line.includes(': OK')) {
      const file = FILE_OK.exec(line)?.[1];
      if (file !== undefined)
        add('verify-ok', index, { file, chain: lines.slice(index + 1, index + 12).filter((next) => CHAIN_LINE.test(next)).length });
    } else if (line.startsWith('Certificate will')) {
      const answer = CHECKEND.exec(line);
      if (answer !== null) add('checkend', index, { ok: answer[1] !== undefined });
    } else if (at === 0x43 || at === 0x76) {
      if (REQUEST_GOOD.test(line)) add('request-check', index, { ok: true });
      else if (REQUEST_BAD.test(line)) add('request-check', index, { ok: false });
    }
    if (line.includes(': good') || line.includes(': revoked') || line.includes(': unknown')) {
      const answer = OCSP_ANSWER.exec(line);
      if (answer !== null && OCSP_TIME.test(lines[index + 1] ?? '')) add('ocsp', index, { file: answer[1] ?? '', status: answer[2] ?? '' });
    }
    if (line.includes('Update=')) {
      const [, which, date = ''] = CRL_DATE.exec(line) ?? [];
      if (which === 'last') lastUpdate = date;
      else if (which === 'next') nextUpdate ??= { index, date };
    }
    if (line.startsWith('MAC: ')) mac = MAC.exec(line)?.[1] ?? mac;
    if (line.startsWith('PKCS7 Encrypted data') || line.startsWith('Shrouded Keybag')) {
      const cipher = BAG_CIPHER.exec(line)?.[1];
      if (cipher !== undefined) {
        if (bags === -1) bags = index;
        legacy ||= OLD_CIPHER.test(cipher);
      }
    }
    if (/^\s{4,8}Version: \d/u.test(line)) hasText = true;
  }
  if (nextUpdate !== null) add('crl-dates', nextUpdate.index, { lastUpdate, nextUpdate: nextUpdate.date });
  if (bags !== -1) add('pkcs12-info', bags, { mac, legacy });
  return found;
};
