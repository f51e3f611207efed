import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostMismatch } from '../../../src/core/chain/host.ts';
import { emptySubject } from '../../../src/core/x509/subject.ts';
import type { GeneralName, Subject } from '../../../src/core/x509/subject.ts';

function certificate(...names: string[]): Subject {
  const san = names.map((name): GeneralName => {
    const [type, value] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)];
    return { type: type as GeneralName['type'], value, tag: 0, bytes: new Uint8Array(), name: null };
  });
  const cn = { oid: '2.5.4.3', type: 'CN', value: 'cn.gov.tw', stringType: 'UTF8String' };
  return {
    ...emptySubject({ kind: 'certificate', encoding: 'der', label: null, line: null, der: null }),
    san,
    subject: { text: 'CN=cn.gov.tw', attributes: [cn], der: new Uint8Array() },
  };
}

const ROWS: [string, string[], string, boolean][] = [
  ['完全相同', ['dns:www.gov.tw'], 'www.gov.tw', true],
  ['大小寫與結尾的點不計', ['dns:WWW.gov.tw'], 'www.GOV.tw.', true],
  ['多網域的第二個', ['dns:a.gov.tw', 'dns:b.gov.tw'], 'b.gov.tw', true],
  ['上一層不包含', ['dns:www.gov.tw'], 'gov.tw', false],
  ['萬用字元包含一層', ['dns:*.moda.gov.tw'], 'www.moda.gov.tw', true],
  ['萬用字元不包含本身', ['dns:*.moda.gov.tw'], 'moda.gov.tw', false],
  ['萬用字元不包含兩層', ['dns:*.moda.gov.tw'], 'a.b.moda.gov.tw', false],
  ['萬用字元只能是最左邊整個部分', ['dns:w*.moda.gov.tw'], 'www.moda.gov.tw', false],
  ['萬用字元不能直接在頂級網域下', ['dns:*.tw'], 'gov.tw', false],
  ['IP 完全相同', ['ip:192.0.2.1'], '192.0.2.1', true],
  ['IP 不看 DNS 名稱', ['dns:192.0.2.1'], '192.0.2.1', false],
  ['IPv6 寫法不同也相同', ['ip:2001:db8::1'], '2001:0db8:0:0:0:0:0:1', true],
  ['IPv6 帶方括號', ['ip:2001:db8::1'], '[2001:db8::1]', true],
  ['中文網域與 xn-- 寫法', ['dns:xn--fiq228c.tw'], '中文.tw', true],
  ['萬用字元與中文網域', ['dns:*.xn--fiq228c.tw'], 'www.中文.tw', true],
  ['CN 不算', ['dns:www.gov.tw'], 'cn.gov.tw', false],
  ['沒有主體別名時 CN 也不算', [], 'cn.gov.tw', false],
  ['電子郵件不算', ['email:a@www.gov.tw'], 'www.gov.tw', false],
];

test('網域比對與瀏覽器相同', () => {
  for (const [name, names, host, covered] of ROWS) assert.equal(hostMismatch(certificate(...names), host) === null, covered, name);
});

test('不符時說出憑證上有哪些名稱', () => {
  assert.deepEqual(hostMismatch(certificate('dns:a.gov.tw', 'ip:192.0.2.1'), 'b.gov.tw')?.facts, {
    host: 'b.gov.tw',
    names: 'a.gov.tw、192.0.2.1',
    count: 2,
  });
  assert.deepEqual(hostMismatch(certificate(), 'b.gov.tw')?.facts, { host: 'b.gov.tw', names: null, count: 0 });
});
