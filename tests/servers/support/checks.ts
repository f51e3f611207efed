import { existsSync, readFileSync, statSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import type { Reader } from './reader.ts';
import type { Ran } from './workshop.ts';

/** What a command did and who ran it. */
export interface Seen {
  ran: Ran;
  reader: Reader;
}

/** Null if the guide's promise is kept, otherwise what is wrong. */
export type Check = (seen: Seen) => string | null | Promise<string | null>;

/** The output has it. */
export const shows =
  (...patterns: RegExp[]): Check =>
  ({ ran }) => {
    const lacking = patterns.filter((pattern) => !pattern.test(ran.output));
    return lacking.length === 0 ? null : `沒有印出 ${lacking.join('、')}`;
  };

/** The output does not have it. */
export const hides =
  (...patterns: RegExp[]): Check =>
  ({ ran }) => {
    const there = patterns.filter((pattern) => pattern.test(ran.output));
    return there.length === 0 ? null : `不該印出 ${there.join('、')}`;
  };

/** Two lines of hashes, and the same hash. */
export const sameHashes: Check = ({ ran }) => {
  const hashes = ran.stdout.match(/\b[0-9a-f]{64}\b/g) ?? [];
  return hashes.length === 2 && hashes[0] === hashes[1] ? null : `要有兩行相同的雜湊，看到的是 ${hashes.join('、') || '沒有雜湊'}`;
};

/** A field's file or folder: certificates in it, by name of their subject or issuer, in this order. */
export const holds =
  (field: string, ...subjects: ((reader: Reader) => string[])[]): Check =>
  ({ reader }) => {
    const path = pathOf(reader, field);
    if (!existsSync(path)) return `沒有產生 ${reader.values[field] ?? field}`;
    const wanted = subjects.flatMap((subject) => subject(reader));
    const got = certificatesIn(readFileSync(path, 'utf8')).map(({ fingerprint256 }) => fingerprint256);
    const expected = wanted.flatMap((pem) => certificatesIn(pem)).map(({ fingerprint256 }) => fingerprint256);
    return got.join() === expected.join()
      ? null
      : `${reader.values[field] ?? field} 裡應有 ${expected.length} 張指定的憑證並照順序，實際 ${got.length} 張`;
  };

/** A field's file holds a private key that anybody can open, and nobody else may read it where `closed`. */
export const holdsKey =
  (field: string, closed = true): Check =>
  ({ reader }) => {
    const path = pathOf(reader, field);
    if (!existsSync(path)) return `沒有產生 ${reader.values[field] ?? field}`;
    if (!readFileSync(path, 'utf8').includes('-----BEGIN PRIVATE KEY-----'))
      return `${reader.values[field] ?? field} 不是沒有密碼的私密金鑰`;
    return closed && (statSync(path).mode & 0o077) !== 0 ? `${reader.values[field] ?? field} 別人也讀得到` : null;
  };

/** Copies in the backup folder are equal to the originals. */
export const backsUp =
  (...fields: string[]): Check =>
  ({ reader }) => {
    const lost = fields.filter((field) => {
      const copy = `${reader.values.backupDir}/${(reader.values[field] ?? '').split('/').at(-1)}`;
      return !existsSync(copy) || !readFileSync(copy).equals(readFileSync(pathOf(reader, field)));
    });
    return lost.length === 0 ? null : `備份目錄裡少了 ${lost.join('、')}`;
  };

/** The keystore holds the private key under the reader's alias with that many certificates, and nothing else. */
export const keystoreChain =
  (length: number): Check =>
  async ({ reader }) => {
    const { stdout, stderr } = await reader.shop.run('openssl', [
      'pkcs12',
      '-in',
      pathOf(reader, 'keystoreFile'),
      '-passin',
      'pass:change-me',
      '-nodes',
    ]);
    const got = certificatesIn(stdout).length;
    // The attribute that Java gives to certificates trusted by themselves.
    if (stdout.includes('2.16.840.1.113894.746875.1.1')) return '憑證成了一般的信任憑證';
    return got === length && stdout.includes('BEGIN PRIVATE KEY') && stdout.includes(`friendlyName: ${reader.values.alias}`)
      ? null
      : `keystore 裡要有金鑰與長度 ${length} 的串鍊，看到 ${got} 張${stderr}`;
  };

/** s_client got the whole chain, verified, for the right name. */
export const fullChainSeen: Check = (seen) => {
  const { ran, reader } = seen;
  const sent = ran.stdout.match(/^ \d+ s:/gm)?.length ?? 0;
  if (sent !== reader.served) return `伺服器應送出 ${reader.served} 張憑證，看到 ${sent} 張`;
  return (
    hides(/no peer certificate available/)(seen) ??
    shows(/^Certificate chain$/m, /^Verification: OK$/m, /^Verified peername: www\.example\.gov\.tw$/m)(seen)
  );
};

/** All certificates of a PEM text. */
export function certificatesIn(text: string): X509Certificate[] {
  return (text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map((pem) => new X509Certificate(pem));
}

/** Where the reader's file of that field is. */
export function pathOf(reader: Reader, field: string): string {
  const value = reader.values[field] ?? field;
  return value.startsWith('/') ? value : reader.path(value);
}

/** The file of another field as text. */
export const fileOf =
  (field: string) =>
  (reader: Reader): string[] => [readFileSync(pathOf(reader, field), 'utf8')];
