import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostWords } from '../../../src/core/intake/host-words.ts';
import { intentOf } from '../../../src/core/intake/intent.ts';
import { readHosts, type Host } from '../../../src/core/intake/read-hosts.ts';
import { readScrap } from '../../../src/core/intake/read-scrap.ts';
import { everyday, type Ending } from '../../fixtures/everyday/everyday.ts';
import { ends } from '../../support/effort.ts';

/** The intents that can end so. */
const INTENTS: Readonly<Record<Ending, readonly string[]>> = {
  object: ['object'],
  told: ['object'],
  key: ['object', 'text'],
  diagnosis: ['text'],
  search: ['text'],
  ways: ['text'],
  host: ['hosts'],
  config: ['config'],
  html: ['page'],
  probe: ['probe'],
  scrap: ['scrap'],
  answer: ['text', 'scrap', 'hosts'],
};

for (const { text, ends } of everyday)
  test(`看得出想做什麼：${ends}：${JSON.stringify(text.slice(0, 50))}`, () => {
    assert.ok(INTENTS[ends].includes(intentOf(text).kind), intentOf(text).kind);
  });

const host = (text: string): Partial<Host> | undefined => readHosts(text)[0];

const hosts: [text: string, name: string | null, ip: string | null, port: number][] = [
  ['www.agency.gov.tw', 'www.agency.gov.tw', null, 443],
  ['www.agency.gov.tw.', 'www.agency.gov.tw', null, 443],
  ['WWW.AGENCY.GOV.TW', 'www.agency.gov.tw', null, 443],
  ['https://a:b@www.agency.gov.tw:8443/x?y#z', 'www.agency.gov.tw', null, 8443],
  ['www.agency.gov.tw/login', 'www.agency.gov.tw', null, 443],
  ['www.agency.gov.tw 8443', 'www.agency.gov.tw', null, 8443],
  ['10.0.0.1 www.agency.gov.tw', 'www.agency.gov.tw', '10.0.0.1', 443],
  ['www.agency.gov.tw, 10.0.0.1:8443', 'www.agency.gov.tw', '10.0.0.1', 8443],
  ['[fe80::1%eth0]:8443', null, 'fe80::1', 8443],
  ['2001:db8::1', null, '2001:db8::1', 443],
  ['imaps://mail.agency.gov.tw', 'mail.agency.gov.tw', null, 993],
  ['curl https://api.agency.gov.tw/v1', 'api.agency.gov.tw', null, 443],
];
for (const [text, name, ip, port] of hosts)
  test(`主機：${text}`, () => {
    assert.deepEqual({ ...host(text), isWildcard: false }, { name, ip, port, isWildcard: false });
  });

for (const text of [
  'javax.net.ssl.SSLHandshakeException',
  'java.io.IOException',
  'server.key',
  'nginx.conf',
  '1.26.3',
  'nginx',
  'service@agency.gov.tw',
  'www.agency.gov.tw:99999',
  'www.agency.gov.tw 打不開',
  '憑證.過期了怎麼辦。',
  '999.1.1.1',
  'a..b.tw',
])
  test(`不是主機：${text}`, () => {
    assert.deepEqual(readHosts(text), []);
  });

test('進得了指令的只有主機的字：引號、分號、反引號、換行、開頭的連字號都進不去', () => {
  for (const text of [
    'www.agency.gov.tw;reboot',
    'www.agency.gov.tw$(id)',
    'https://www.agency.gov.tw`id`/',
    "https://www.agency.gov.tw'/",
    'https://-oProxyCommand=x/',
    '-connect.agency.gov.tw',
    'https://www.agency.gov.tw|id/',
    'https://$HOME.agency.gov.tw/',
    'https://www.agency.gov.tw&whoami/',
    '%TEMP%.agency.gov.tw',
  ])
    for (const each of readHosts(text)) {
      const { connect, name, address, resolve } = hostWords(each);
      assert.match(`${connect} ${name ?? ''} ${address} ${resolve ?? ''}`, /^[a-z0-9_.:' [\]-]+$/, text);
      assert.doesNotMatch(connect, /^-/, text);
    }
});

test('IPv6 在指令裡加引號，名稱與位址一起時指定連到哪裡', () => {
  const [v6] = readHosts('2001:db8::1');
  assert.ok(v6);
  assert.equal(hostWords(v6).connect, "'[2001:db8::1]:443'");
  const [both] = readHosts('www.agency.gov.tw 10.0.0.1');
  assert.ok(both);
  assert.deepEqual(hostWords(both), {
    connect: '10.0.0.1:443',
    name: 'www.agency.gov.tw',
    address: 'www.agency.gov.tw',
    resolve: 'www.agency.gov.tw:443:10.0.0.1',
  });
});

test('設定裡夾著憑證：交給解讀，也記得是誰的設定', () => {
  const pem = everyday.find(({ ends }) => ends === 'object')?.text ?? '';
  const intent = intentOf(`server {\n  listen 443 ssl;\n  ssl_certificate /a.pem;\n}\n${pem}\n`);
  assert.deepEqual(intent, { kind: 'object', server: 'nginx' });
});

test('日期：西元、民國、英文月份都換成同一天', () => {
  for (const text of [
    '2027/6/9',
    '2027-06-09',
    '116.06.09',
    '民國116年6月9日',
    'Jun  9 08:57:36 2027 GMT',
    '20270609',
    '到期日：2027/06/09',
  ])
    assert.deepEqual(readScrap(text), { kind: 'date', day: '2027-06-09' }, text);
});

test('很長的文字不花時間', async () => {
  for (const text of [
    'a'.repeat(1_000_000),
    '-'.repeat(1_000_000),
    '1.'.repeat(500_000),
    'ab:'.repeat(300_000),
    '憑證'.repeat(400_000),
    '/a'.repeat(400_000),
  ])
    await ends(() => intentOf(text));
});
