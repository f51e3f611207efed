import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { seed, some } from '../../support/fuzz.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { extendedKeyUsageNames } from '../../../src/core/x509/usages.ts';
import { block, decodeFixture, pemBlocks } from './fixture.ts';

const corpora = new URL('../../../../shared/corpora/', import.meta.url);
const fixtures = new URL('../../fixtures/x509/', import.meta.url);
const openssl = spawnSync('openssl', ['version']).status === 0;

/** One certificate as OpenSSL and node:crypto (which is OpenSSL too) see it. */
interface Reference {
  /** Lines "key=value" of `openssl x509`. */
  lines: Map<string, string>;
  text: string;
  node: X509Certificate;
}

const args = [
  'x509',
  '-inform',
  'DER',
  '-noout',
  '-subject',
  '-issuer',
  '-serial',
  '-dates',
  '-dateopt',
  'iso_8601',
  '-nameopt',
  'RFC2253,utf8,-esc_msb',
  '-text',
  '-certopt',
  'no_sigdump',
];

function runOpenssl(der: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const child = execFile('openssl', args, { maxBuffer: 1 << 24 }, (error, stdout) => {
      resolve(error ? null : stdout);
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(der);
  });
}

async function reference(der: Uint8Array): Promise<Reference | null> {
  const output = await runOpenssl(der);
  if (output === null) return null;
  const lines = new Map<string, string>();
  for (const line of output.split('\n')) {
    const match = /^(subject|issuer|serial|notBefore|notAfter)=(.*)$/.exec(line);
    if (match) lines.set(match[1] ?? '', match[2] ?? '');
  }
  try {
    return { lines, text: output, node: new X509Certificate(der) };
  } catch {
    return null;
  }
}

/** The indented lines below an extension's title in `-text`; null where there is none. */
function section(text: string, title: string): string[] | null {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.trimStart().startsWith(`${title}:`) && line.startsWith('            '));
  if (at < 0) return null;
  const body: string[] = [];
  for (const line of lines.slice(at + 1)) {
    if (!line.startsWith('                ')) break;
    body.push(line.trim());
  }
  return body;
}

const hexOf = (lines: string[] | null, pattern: RegExp): string | null => {
  const found = lines?.map((line) => pattern.exec(line)?.[1]).find((match) => match !== undefined);
  return found === undefined ? null : found.replaceAll(':', '').toLowerCase();
};

const usageWords: Record<string, string> = {
  'Digital Signature': 'digitalSignature',
  'Non Repudiation': 'nonRepudiation',
  'Key Encipherment': 'keyEncipherment',
  'Data Encipherment': 'dataEncipherment',
  'Key Agreement': 'keyAgreement',
  'Certificate Sign': 'keyCertSign',
  'CRL Sign': 'cRLSign',
  'Encipher Only': 'encipherOnly',
  'Decipher Only': 'decipherOnly',
};

const curveWords: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

const nameWords: Record<string, string> = {
  DNS: 'dns',
  'IP Address': 'ip',
  email: 'email',
  URI: 'uri',
  DirName: 'dirName',
  othername: 'other',
  'Registered ID': 'other',
};

/** OpenSSL writes IPv6 in eight upper-case groups. */
function plainIp(value: string): string {
  if (!value.includes(':')) return value;
  const [head = '', tail] = value.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right].join(':').toLowerCase();
}

function theirNames(lines: string[] | null): string[] {
  if (lines === null || lines[0] === undefined) return [];
  return lines[0].split(/, (?=(?:DNS|IP Address|email|URI|DirName|othername|Registered ID):)/).map((entry) => {
    const [, word = '', value = ''] = /^([^:]+):([^]*)$/.exec(entry) ?? [];
    const type = nameWords[word] ?? word;
    // How it prints directory names and other names differs between versions; that there is one is compared, not its text.
    if (type === 'other' || type === 'dirName') return type;
    return `${type}:${type === 'ip' ? plainIp(value) : value}`;
  });
}

/** OpenSSL pads years below 1000 with spaces. */
const isoOf = (line: string | undefined): string | undefined =>
  line?.replace(/^ +/, (spaces) => '0'.repeat(spaces.length)).replace(' ', 'T');

const sorted = (list: string[]): string => [...list].sort().join('|');
const bitsOf = (node: X509Certificate): number | null => {
  const details = node.publicKey.asymmetricKeyDetails;
  return details?.modulusLength ?? null;
};
const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** Each field of the command line's contract: ours, and theirs; `undefined` where OpenSSL has no answer. */
const fields: Record<string, [(subject: Subject) => unknown, (reference: Reference) => unknown]> = {
  subject: [({ subject }) => subject?.text, ({ lines }) => lines.get('subject')],
  issuer: [({ issuer }) => issuer?.text, ({ lines }) => lines.get('issuer')],
  serialHex: [({ serialHex }) => serialHex, ({ lines }) => lines.get('serial')?.toLowerCase()],
  notBefore: [({ notBefore }) => notBefore, ({ lines }) => isoOf(lines.get('notBefore'))],
  notAfter: [({ notAfter }) => notAfter, ({ lines }) => isoOf(lines.get('notAfter'))],
  'key.type': [({ key }) => key?.type.toLowerCase(), ({ node }) => attempt(() => node.publicKey.asymmetricKeyType)],
  'key.bits': [
    ({ key }) => (key !== null && (key.modulusHex !== null || key.type === 'DSA') ? key.bits : null),
    ({ node }) => attempt(() => bitsOf(node)),
  ],
  'key.bits (text)': [
    ({ key }) => key?.bits,
    ({ text }) => {
      const bits = /Public-Key: \((\d+) bit\)/.exec(text)?.[1];
      return bits === undefined ? undefined : Number(bits);
    },
  ],
  'key.curve': [
    ({ key }) => key?.curve ?? null,
    ({ node, text }) => {
      // OpenSSL recognises explicit parameters that equal a named curve; ours says that they are explicit.
      if (text.includes('Field Type:')) return undefined;
      const curve = attempt(() => node.publicKey.asymmetricKeyDetails?.namedCurve ?? null);
      return typeof curve === 'string' ? (curveWords[curve] ?? curve) : curve;
    },
  ],
  'key.exponent': [
    ({ key }) => key?.exponent ?? null,
    ({ node }) => attempt(() => node.publicKey.asymmetricKeyDetails?.publicExponent?.toString() ?? null),
  ],
  'signature.algorithm': [({ signature }) => signature?.algorithm, ({ text }) => /Signature Algorithm: (.*)/.exec(text)?.[1]?.trim()],
  'signature.hash': [
    ({ signature }) => signature?.hash?.replaceAll('-', '').toLowerCase() ?? null,
    ({ text }) =>
      /Signature Algorithm: .*?(md5|sha\d+)/i.exec(text)?.[1]?.toLowerCase() ?? /Hash Algorithm: (sha\d+)/.exec(text)?.[1] ?? null,
  ],
  san: [
    ({ san }) =>
      sorted(
        san.map(({ type, value }) => (type === 'other' || type === 'dirName' ? type : `${type}:${type === 'ip' ? plainIp(value) : value}`)),
      ),
    ({ text }) => sorted(theirNames(section(text, 'X509v3 Subject Alternative Name'))),
  ],
  basicConstraints: [
    ({ basicConstraints }) => (basicConstraints ? `${basicConstraints.ca}/${basicConstraints.pathLength}` : null),
    ({ text }) => {
      const line = section(text, 'X509v3 Basic Constraints')?.[0];
      if (line === undefined) return null;
      return `${line.includes('CA:TRUE')}/${/pathlen:(\d+)/.exec(line)?.[1] ?? 'null'}`;
    },
  ],
  keyUsage: [
    ({ keyUsage }) => sorted(keyUsage),
    ({ text }) =>
      sorted((section(text, 'X509v3 Key Usage')?.[0]?.split(', ') ?? []).filter(Boolean).map((word) => usageWords[word] ?? word)),
  ],
  extendedKeyUsage: [
    ({ extendedKeyUsage }) => sorted(extendedKeyUsage),
    ({ node }) => sorted(((node.keyUsage as string[] | undefined) ?? []).map((usage) => extendedKeyUsageNames[usage] ?? usage)),
  ],
  ski: [({ ski }) => ski, ({ text }) => hexOf(section(text, 'X509v3 Subject Key Identifier'), /^([0-9A-F:]+)$/)],
  aki: [
    ({ aki }) => aki,
    ({ text }) => hexOf(section(text, 'X509v3 Authority Key Identifier'), /^(?:keyid:)?([0-9A-F]{2}(?::[0-9A-F]{2})+)$/),
  ],
  'fingerprints.sha1': [({ fingerprints }) => fingerprints?.sha1, ({ node }) => node.fingerprint.replaceAll(':', '').toLowerCase()],
  'fingerprints.sha256': [({ fingerprints }) => fingerprints?.sha256, ({ node }) => node.fingerprint256.replaceAll(':', '').toLowerCase()],
  spkiSha256: [
    ({ spkiSha256 }) => spkiSha256,
    ({ node }) =>
      attempt(() =>
        createHash('sha256')
          .update(node.publicKey.export({ type: 'spki', format: 'der' }))
          .digest('hex'),
      ),
  ],
};

interface Sample {
  name: string;
  der: Uint8Array;
}

function filesBelow(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(new URL(`${entry.name}/`, folder)) : [new URL(entry.name, folder)]));
}

function samples(folder: URL, ending: RegExp): Sample[] {
  const seen = new Set<string>();
  const found: Sample[] = [];
  for (const file of filesBelow(folder).filter(({ pathname }) => ending.test(pathname))) {
    const bytes = readFileSync(file);
    const name = decodeURIComponent(file.pathname.slice(folder.pathname.length));
    const blocks = bytes[0] === 0x30 ? [block('certificate', new Uint8Array(bytes))] : pemBlocks(bytes.toString('utf8'));
    blocks.forEach(({ der, kind }, at) => {
      if (der === null || kind !== 'certificate') return;
      const digest = createHash('sha256').update(der).digest('hex');
      if (!seen.has(digest)) found.push({ name: `${name} #${at + 1}`, der });
      seen.add(digest);
    });
  }
  return found;
}

const folders: [string, URL, RegExp, number][] = [
  ['authorities', new URL('../../../content/authorities/', import.meta.url), /\.pem$/, 31],
  ['pkits', new URL('pkits/certs/', corpora), /\.crt$/, 400],
  ['chain-cases', new URL('chain-cases/', corpora), /chain\.pem$/, 100],
  ['fixtures', fixtures, /(?<!\.p7b)\.der$/, 15],
];

for (const [folder, url, ending, minimum] of folders) {
  test(`每個欄位都和 OpenSSL 讀到的相同：${folder}`, async (t) => {
    if (!openssl) {
      t.skip('這台機器沒有 openssl');
      return;
    }
    if (!existsSync(url)) {
      t.skip(`沒有 ${folder} 這份測試資料`);
      return;
    }
    const all = samples(url, ending);
    const counts = new Map(Object.keys(fields).map((field) => [field, { same: 0, silent: 0 }]));
    const different: string[] = [];
    let read = 0;
    // Each one is a program to start: another part of them at every change.
    const chosen = some(all, 150);
    const queue = [...chosen];
    const worker = async (): Promise<void> => {
      for (let sample = queue.shift(); sample !== undefined; sample = queue.shift()) {
        const theirs = await reference(sample.der);
        if (theirs === null) {
          t.diagnostic(`OpenSSL 讀不到：${sample.name}`);
          continue;
        }
        read += 1;
        const ours = decodeBlock(block('certificate', sample.der)).subjects[0];
        assert.ok(ours);
        for (const [field, [mine, their]] of Object.entries(fields)) {
          const expected = their(theirs);
          const count = counts.get(field);
          if (count === undefined) continue;
          if (expected === undefined) count.silent += 1;
          else if (mine(ours) === expected) count.same += 1;
          else different.push(`${sample.name} ${field}: ${inspect(mine(ours))} ≠ ${inspect(expected)}`);
        }
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    t.diagnostic(`${folder}：憑證 ${all.length} 張（相同的只算一次），種子 ${seed} 抽 ${chosen.length} 張，OpenSSL 讀得到 ${read} 張`);
    for (const [field, { same, silent }] of counts)
      t.diagnostic(`${field} ${same}/${read - silent}${silent > 0 ? `，OpenSSL 沒有答案 ${silent}` : ''}`);
    assert.deepEqual(different.slice(0, 40), [], `${different.length} 處不同`);
    assert.ok(all.length >= minimum, `只有 ${all.length} 張`);
    assert.ok(chosen.length - read <= all.length - minimum, `${chosen.length} 張只比了 ${read} 張`);
  });
}

for (const file of ['rsa-san.csr.pem', 'no-san-password.csr.pem', 'mojibake.csr.pem']) {
  test(`請求檔的主體、模數、簽章演算法和 OpenSSL 相同：${file}`, (t) => {
    if (!openssl) {
      t.skip('這台機器沒有 openssl');
      return;
    }
    const ours = decodeFixture(file);
    const input = readFileSync(new URL(file, fixtures));
    const { stdout } = spawnSync('openssl', ['req', '-noout', '-subject', '-modulus', '-text', '-nameopt', 'RFC2253,utf8,-esc_msb'], {
      input,
      encoding: 'utf8',
    });
    assert.equal(ours.subject?.text, /^subject=(.*)$/m.exec(stdout)?.[1]);
    assert.equal(ours.key?.modulusHex, /^Modulus=(.*)$/m.exec(stdout)?.[1]?.toLowerCase());
    assert.equal(ours.signature?.algorithm, /Signature Algorithm: (.*)/.exec(stdout)?.[1]?.trim());
    assert.equal(
      sorted(ours.san.map(({ value }) => `dns:${value}`)),
      sorted(theirNames(section(stdout, 'X509v3 Subject Alternative Name'))),
    );
  });
}
