import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Block, ObjectKind } from '../../../src/core/pem/block.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { GeneralName, Subject } from '../../../src/core/x509/subject.ts';

const folder = new URL('../../fixtures/x509/', import.meta.url);

const kinds: Record<string, ObjectKind> = {
  CERTIFICATE: 'certificate',
  'CERTIFICATE REQUEST': 'csr',
  'X509 CRL': 'crl',
  PKCS7: 'pkcs7',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
};

/** A block around bytes, as the reader of pasted text would make it. */
export function block(kind: ObjectKind, der: Uint8Array): Block {
  return { kind, encoding: 'der', label: null, line: null, der };
}

/** The blocks of PEM text, the way the tests need them: labels as kinds, nothing repaired. */
export function pemBlocks(text: string): Block[] {
  return [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END/g)].map((match) => ({
    kind: kinds[match[1] ?? ''] ?? 'unknown',
    encoding: 'pem',
    label: match[1] ?? null,
    line: text.slice(0, match.index).split('\n').length,
    der: new Uint8Array(Buffer.from(match[2] ?? '', 'base64')),
  }));
}

/** One object of tests/fixtures/x509. */
export function fixtureBlock(name: string): Block {
  const bytes = readFileSync(new URL(name, folder));
  if (name.endsWith('.pem')) {
    const first = pemBlocks(bytes.toString('utf8'))[0];
    assert.ok(first, name);
    return first;
  }
  return block(name.includes('.p7b.') ? 'pkcs7' : 'certificate', new Uint8Array(bytes));
}

/** Decodes a fixture that must have no fault. */
export function decodeFixture(name: string): Subject {
  const { subjects, problems } = decodeBlock(fixtureBlock(name));
  assert.deepEqual(problems, [], name);
  const subject = subjects[0];
  assert.ok(subject, name);
  assert.deepEqual(subject.unreadable, [], name);
  return subject;
}

/** What people see of names. */
export function shown(names: readonly GeneralName[]): Pick<GeneralName, 'type' | 'value'>[] {
  return names.map(({ type, value }) => ({ type, value }));
}
