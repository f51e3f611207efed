import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchKeys } from '../../../src/core/match/match-keys.ts';
import type { ObjectKind } from '../../../src/core/pem/block.ts';
import { emptySubject } from '../../../src/core/x509/subject.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';

function object(kind: ObjectKind, key: string | null, ca = false): Subject {
  return {
    ...emptySubject({ kind, encoding: 'pem', label: null, line: 1, der: null }),
    spkiSha256: key,
    basicConstraints: ca ? { ca, pathLength: null } : null,
  };
}

const ROWS: [string, [string, Subject[]][], boolean, string[][], string[]][] = [
  [
    '請求檔與憑證是同一組',
    [
      ['a.csr', [object('csr', 'k1')]],
      ['b.crt', [object('certificate', 'k1')]],
    ],
    true,
    [['a.csr', 'b.crt']],
    [],
  ],
  [
    '公開金鑰也能比',
    [
      ['a.pub', [object('public-key', 'k1')]],
      ['b.crt', [object('certificate', 'k1')]],
    ],
    true,
    [['a.pub', 'b.crt']],
    [],
  ],
  [
    '不同組分開列',
    [
      ['a', [object('csr', 'k1')]],
      ['b', [object('certificate', 'k2')]],
      ['c', [object('certificate', 'k1')]],
    ],
    false,
    [['a', 'c'], ['b']],
    [],
  ],
  [
    '串鍊檔看的是網站憑證',
    [
      ['a', [object('csr', 'k1')]],
      ['chain', [object('certificate', 'ca', true), object('certificate', 'k1')]],
    ],
    true,
    [['a', 'chain']],
    [],
  ],
  [
    '憑證包先拆開',
    [
      ['a', [object('csr', 'k1')]],
      ['p7b', [object('pkcs7', null), object('certificate', 'k1')]],
    ],
    true,
    [['a', 'p7b']],
    [],
  ],
  [
    '私密金鑰拒收',
    [
      ['a', [object('csr', 'k1')]],
      ['key', [object('private-key', null)]],
    ],
    false,
    [['a']],
    ['key private-key'],
  ],
  [
    '和私密金鑰放在同一個檔案也拒收',
    [
      ['a', [object('csr', 'k1')]],
      ['both', [object('private-key', null), object('certificate', 'k1')]],
    ],
    false,
    [['a']],
    ['both private-key'],
  ],
  [
    '沒有金鑰的檔案說得出來',
    [
      ['a', [object('csr', 'k1')]],
      ['crl', [object('crl', null)]],
    ],
    false,
    [['a']],
    ['crl no-key'],
  ],
];

test('依公開金鑰分組', () => {
  for (const [name, inputs, same, groups, refused] of ROWS) {
    const report = matchKeys(inputs.map(([file, subjects]) => ({ name: file, subjects })));
    assert.deepEqual(
      [report.same, report.groups, report.refused.map((each) => `${each.name} ${each.reason}`)],
      [same, groups, refused],
      name,
    );
  }
});
