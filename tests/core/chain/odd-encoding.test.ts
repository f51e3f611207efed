import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkEncoding } from '../../../src/core/chain/odd-encoding.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { certificate, name } from '../x509/der-build.ts';

test('名稱裡有不成字元的位元組：OpenSSL 讀不進來，瀏覽器怎麼說不知道；好的名稱什麼都不說', () => {
  const oddities = (value: Uint8Array): unknown[] => {
    const der = certificate({ subject: name(['2.5.4.3', 0x0c, value]) });
    const [subject] = decodeBlock({ kind: 'certificate', encoding: 'der', label: null, line: null, der }).subjects;
    assert.ok(subject);
    return checkEncoding(subject, true)
      .filter(({ facts }) => facts['part'] === 'subject')
      .map(({ facts, refusedBy, unsure }) => [facts['reason'], refusedBy, unsure]);
  };
  assert.deepEqual(oddities(Uint8Array.of(0x61, 0xff, 0x62)), [['bad-string', { openssl: null }, ['chromium', 'firefox']]]);
  assert.deepEqual(oddities(Uint8Array.from(Buffer.from('行政院'))), []);
});
