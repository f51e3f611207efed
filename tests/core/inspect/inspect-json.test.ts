import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptySubject } from '../../../src/core/x509/subject.ts';
import { toInspectJson } from '../../../src/core/inspect/inspect-json.ts';
import { decodeFixture } from '../x509/fixture.ts';

const nothing = { authority: null, valid: null, findings: [] };

test('欄位名稱與順序和命令列的約定相同', () => {
  const json = toInspectJson(decodeFixture('extensions.der'), {
    authority: 'gtlsca-g1',
    valid: true,
    findings: [{ rule: 'x', severity: 'info', facts: {} }],
  });
  assert.deepEqual(Object.keys(json), [
    'kind',
    'encoding',
    'subject',
    'issuer',
    'serialHex',
    'notBefore',
    'notAfter',
    'key',
    'signature',
    'san',
    'basicConstraints',
    'keyUsage',
    'extendedKeyUsage',
    'ski',
    'aki',
    'fingerprints',
    'spkiSha256',
    'authority',
    'unreadable',
    'findings',
  ]);
  assert.deepEqual(Object.keys(json.key ?? {}), ['type', 'bits', 'curve', 'exponent']);
  assert.deepEqual(json.signature, { algorithm: 'sha256WithRSAEncryption', hash: 'SHA-256', valid: true });
  assert.equal(json.authority, 'gtlsca-g1');
  assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
});

test('私密金鑰除了種類什麼都沒有', () => {
  const json = toInspectJson(
    emptySubject({ kind: 'private-key', encoding: 'pem', label: 'PRIVATE KEY', line: 1, der: Uint8Array.of(1) }),
    nothing,
  );
  const { kind, encoding, ...rest } = json;
  assert.deepEqual([kind, encoding], ['private-key', 'pem']);
  assert.ok(Object.values(rest).every((value) => value === null || (Array.isArray(value) && value.length === 0)));
});
