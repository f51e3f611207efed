// 廢止清冊與 OCSP 回應由 OpenSSL 簽，判斷要和 openssl verify -crl_check、openssl ocsp 相同。
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { chainMessage } from '../../../src/core/chain/chain-words.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { revocationCodes, revocationLabels } from '../../../src/core/revocation/codes.ts';
import { evidenceIn, together } from '../../../src/core/revocation/evidence.ts';
import { readOcspResponse } from '../../../src/core/revocation/ocsp-response.ts';
import { withRevocation } from '../../../src/core/revocation/with-revocation.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { byFile } from '../../../src/content/content-folder.ts';
import { verify } from '../chain/corpus.ts';
import { der, oid } from '../x509/der-build.ts';
import { Lab, LAB_DAY, openssl } from '../chain/lab.ts';
import { fuzz } from '../../support/fuzz.ts';
import { mutate } from '../mutate.ts';

const words = byFile('messages');
const lab = new Lab();
const at = (name: string): string => join(lab.folder, name);
const run = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: lab.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const shardUrl = (shard: string): string => `http://crl.example.gov.tw/${shard}.crl`;
/** cRLDistributionPoints with one address. */
const pointAt = (url: string): Uint8Array => der(0x30, der(0x30, der(0xa0, der(0xa0, der(0x86, url)))));

const EKU = new Uint8Array([0x30, 0x0a, 0x06, 0x08, 0x2b, 6, 1, 5, 5, 7, 3, 9]);

before(async () => {
  if (openssl !== null) return;
  await lab.issue('root', { dn: '/C=TW/O=測試機關/CN=測試根憑證', ca: true });
  await lab.issue('inter', { dn: '/C=TW/O=測試機關/CN=測試中繼憑證', by: 'root', ca: true });
  await lab.issue('leaf', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'inter' });
  await lab.issue('other', { dn: '/C=TW/O=測試機關/CN=www2.example.gov.tw', by: 'inter' });
  await lab.issue('sharded', {
    dn: '/C=TW/O=測試機關/CN=www.example.gov.tw',
    by: 'inter',
    extra: [['2.5.29.31', pointAt(shardUrl('7'))]],
  });
  await lab.issue('direct', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'root' });
  await lab.issue('stranger', { dn: '/C=TW/O=別的單位/CN=別的中繼憑證', ca: true });
  await lab.issue('namesake', { dn: '/C=TW/O=測試機關/CN=測試中繼憑證', ca: true });
  for (const ca of ['root', 'inter', 'stranger', 'namesake']) prepare(ca);
});
after(() => lab.close());

/** A CA's books, as `openssl ca` wants them. */
function prepare(ca: string): void {
  writeFileSync(at(`${ca}.index`), '');
  writeFileSync(at(`${ca}.crlnumber`), '01\n');
  writeFileSync(
    at(`${ca}.cnf`),
    [
      '[ca]',
      'default_ca = it',
      '[it]',
      `database = ${ca}.index`,
      `crlnumber = ${ca}.crlnumber`,
      `certificate = ${ca}.pem`,
      `private_key = ${ca}.key`,
      'default_md = sha256',
      'unique_subject = no',
      'policy = any',
      '[any]',
      'commonName = supplied',
      '[keyed]',
      'authorityKeyIdentifier = keyid',
      '[delta]',
      'authorityKeyIdentifier = keyid',
      '2.5.29.27 = critical,DER:02:01:01',
      '[users]',
      'authorityKeyIdentifier = keyid',
      'issuingDistributionPoint = critical,@point',
      '[point]',
      'onlyuser = TRUE',
      ...['5', '7'].flatMap((shard) => [
        `[shard${shard}]`,
        'authorityKeyIdentifier = keyid',
        `issuingDistributionPoint = critical,@point${shard}`,
        `[point${shard}]`,
        `fullname = URI:${shardUrl(shard)}`,
      ]),
    ].join('\n'),
  );
}

/** One line of the CA's index: revoked since the first hour of the laboratory's day, or valid. */
function listed(ca: string, rows: readonly (readonly [name: string, reason: string | null])[]): void {
  const line = ([name, reason]: readonly [string, string | null]): string => {
    const serial = (lab.get(name).serialHex ?? '').toUpperCase();
    const state = reason === null ? 'V' : 'R';
    return [state, '270127030000Z', reason === null ? '' : `261128030000Z,${reason}`, serial, 'unknown', '/CN=x'].join('\t');
  };
  writeFileSync(at(`${ca}.index`), rows.map((row) => `${line(row)}\n`).join(''));
}

function makeCrl(ca: string, { from = '20261128030000Z', until = '20261205030000Z', extensions = '' } = {}): Uint8Array {
  const more = extensions === '' ? [] : ['-crlexts', extensions];
  run('ca', '-gencrl', '-config', `${ca}.cnf`, '-crl_lastupdate', from, '-crl_nextupdate', until, '-out', `${ca}.crl`, ...more);
  return readFileSync(at(`${ca}.crl`));
}

/** An hour after OpenSSL's answer, which it dates with the real clock; else the laboratory's day. */
function momentOf(answer: Uint8Array | string | undefined): Date {
  const read = typeof answer === 'object' ? readOcspResponse(answer) : null;
  const first = read !== null && 'responses' in read ? read.responses[0] : undefined;
  return first === undefined ? LAB_DAY : new Date(Date.parse(first.thisUpdate) + 3_600_000);
}

/** The chain on the laboratory's day, the evidence at its own moment. */
async function judge(
  given: readonly (Uint8Array | string)[],
  day = momentOf(given[0]),
  certificates = lab.all('leaf', 'inter'),
): Promise<ChainReport> {
  const report = await examineChain({
    pool: certificates,
    trust: lab.all('root'),
    authorities: [],
    at: LAB_DAY,
    host: 'www.example.gov.tw',
    verify,
  });
  assert.ok(report?.ok);
  const evidence = together(
    given.map((input) =>
      evidenceIn(
        readInput(input).blocks.flatMap((block) => decodeBlock(block).subjects),
        typeof input === 'string' ? input : '',
      ),
    ),
  );
  return withRevocation(report, { certificates: [...certificates, ...lab.all('root')], evidence, at: day, verify });
}

const said = ({ problems }: ChainReport): string[] =>
  problems.filter(({ code }) => code in revocationCodes).map(({ code, facts }) => `${code} ${String(facts['reason'] ?? '')}`.trim());

/** An OCSPResponse with these parts behind the time at which it was made; nobody signed it. */
function ocspResponse(...parts: Uint8Array[]): Uint8Array {
  const data = der(0x30, der(0xa2, der(0x04, new Uint8Array(20))), der(0x18, '20261129000000Z'), ...parts);
  const basic = der(0x30, data, der(0x30, oid('1.2.840.10045.4.3.2')), der(0x03, [0, 1]));
  return der(0x30, der(0x0a, [0]), der(0xa0, der(0x30, oid('1.3.6.1.5.5.7.48.1.1'), der(0x04, basic))));
}

interface Row {
  what: string;
  given: () => (Uint8Array | string)[];
  says: string[];
  ok: boolean;
  notJudged: string[];
}

const crl = (ca: string, rows: Parameters<typeof listed>[1], options?: Parameters<typeof makeCrl>[1]) => (): Uint8Array[] => {
  listed(ca, rows);
  return [makeCrl(ca, options)];
};

/** What a responder with this key answers about a certificate of `inter`. */
function answer(
  about: string,
  { signer = 'inter', rows = [] as Parameters<typeof listed>[1], issuer = 'inter', hash = 'sha1', beside = [] as string[] } = {},
): Uint8Array {
  listed('inter', rows);
  const asked = [about, ...beside].flatMap((name) => ['-cert', `${name}.pem`]);
  run('ocsp', `-${hash}`, '-issuer', `${issuer}.pem`, ...asked, '-reqout', 'question.der', '-no_nonce');
  run(
    ...['ocsp', '-index', 'inter.index', '-CA', `${issuer}.pem`, '-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`],
    ...['-reqin', 'question.der', '-respout', 'answer.der', '-ndays', '7'],
  );
  return readFileSync(at('answer.der'));
}

const rows: Row[] = [
  {
    what: '清冊裡沒有這張',
    given: crl('inter', [['other', 'keyCompromise']]),
    says: ['not-revoked'],
    ok: true,
    notJudged: ['revocation-rest'],
  },
  { what: '清冊是空的', given: crl('inter', []), says: ['not-revoked'], ok: true, notJudged: ['revocation-rest'] },
  {
    what: '清冊裡有這張，寫了原因',
    given: crl('inter', [
      ['other', 'superseded'],
      ['leaf', 'keyCompromise'],
    ]),
    says: ['revoked key-compromise'],
    ok: false,
    notJudged: ['revocation-rest'],
  },
  {
    what: '清冊過期，但這張已經在裡面',
    given: crl('inter', [['leaf', 'superseded']], { from: '20261120030000Z', until: '20261127030000Z' }),
    says: ['revoked superseded'],
    ok: false,
    notJudged: ['revocation-rest'],
  },
  {
    what: '清冊過期，裡面沒有這張：當作沒有判斷',
    given: crl('inter', [], { from: '20261120030000Z', until: '20261127030000Z' }),
    says: ['revocation-unused stale'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: '清冊還沒有發布',
    given: crl('inter', [], { from: '20261129030000Z', until: '20261205030000Z' }),
    says: ['revocation-unused future'],
    ok: true,
    notJudged: ['revocation'],
  },
  { what: '別的單位的清冊', given: crl('stranger', []), says: ['revocation-unrelated'], ok: true, notJudged: ['revocation'] },
  {
    what: '同名、不同金鑰的清冊，沒有寫金鑰識別碼',
    given: crl('namesake', [['leaf', 'keyCompromise']]),
    says: ['revocation-unused bad-signature'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: '同名、不同金鑰的清冊，寫了金鑰識別碼',
    given: crl('namesake', [['leaf', 'keyCompromise']], { extensions: 'keyed' }),
    says: ['revocation-unrelated'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: '中繼憑證也有清冊：兩張都判斷了',
    given: () => [...crl('inter', [])(), ...crl('root', [])()],
    says: ['not-revoked', 'not-revoked'],
    ok: true,
    notJudged: [],
  },
  {
    what: '中繼憑證廢止了',
    given: crl('root', [['inter', 'CACompromise']]),
    says: ['intermediate-revoked ca-compromise'],
    ok: false,
    notJudged: ['revocation-rest'],
  },
  {
    what: '只列憑證管理中心以外的清冊，對網站憑證有效',
    given: crl('inter', [], { extensions: 'users' }),
    says: ['not-revoked'],
    ok: true,
    notJudged: ['revocation-rest'],
  },
  {
    what: '只列憑證管理中心以外的清冊，對中繼憑證無效',
    given: crl('root', [], { extensions: 'users' }),
    says: ['revocation-unused only-users'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: '差異清冊',
    given: crl('inter', [], { extensions: 'delta' }),
    says: ['revocation-unused delta'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: '清冊被改過一個位元組',
    given: () => {
      const [der = new Uint8Array()] = crl('inter', [['other', 'keyCompromise']])().map((pem) =>
        Buffer.from(pem.toString().replace(/-----[^-]+-----|\s/g, ''), 'base64'),
      );
      der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
      return [der];
    },
    says: ['revocation-unused bad-signature'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: 'OCSP：沒有廢止',
    given: () => [answer('leaf', { rows: [['leaf', null]] })],
    says: ['not-revoked'],
    ok: true,
    notJudged: ['revocation-rest'],
  },
  {
    what: 'OCSP：已經廢止',
    given: () => [answer('leaf', { rows: [['leaf', 'cessationOfOperation']] })],
    says: ['revoked cessation-of-operation'],
    ok: false,
    notJudged: ['revocation-rest'],
  },
  {
    what: 'OCSP：暫時停用不是廢止，另有說法',
    given: () => [answer('leaf', { rows: [['leaf', 'certificateHold']] })],
    says: ['on-hold'],
    ok: false,
    notJudged: ['revocation-rest'],
  },
  {
    what: 'OCSP：一次回答兩張，有一張是這條串鍊的，就不說無關',
    given: () => [
      answer('other', {
        rows: [
          ['other', 'superseded'],
          ['leaf', null],
        ],
        beside: ['leaf'],
      }),
    ],
    says: ['not-revoked'],
    ok: true,
    notJudged: ['revocation-rest'],
  },
  ...['sha256', 'sha384', 'sha512'].map((hash) => ({
    what: `OCSP：用 ${hash} 指名憑證`,
    given: () => [answer('leaf', { rows: [['leaf', null]], hash })],
    says: ['not-revoked'],
    ok: true,
    notJudged: ['revocation-rest'],
  })),
  {
    what: 'OCSP：序號是這一張，但指名用的雜湊不會算：不說無關',
    given: () => [answer('leaf', { rows: [['leaf', null]], hash: 'sha3-256' })],
    says: ['revocation-unused unknown-hash'],
    ok: true,
    notJudged: ['revocation'],
  },
  { what: 'OCSP：不知道這張', given: () => [answer('leaf')], says: ['revocation-unknown'], ok: true, notJudged: ['revocation'] },
  {
    what: 'OCSP：問的是另一張',
    given: () => [answer('other', { rows: [['other', null]] })],
    says: ['revocation-unrelated'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: 'OCSP：不相干的人簽的',
    given: () => [answer('leaf', { rows: [['leaf', null]], signer: 'stranger' })],
    says: ['revocation-unused not-signed-by-issuer'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: 'OCSP：簽發者指定的伺服器簽的',
    given: () => [answer('leaf', { rows: [['leaf', null]], signer: 'responder' })],
    says: ['not-revoked'],
    ok: true,
    notJudged: ['revocation-rest'],
  },
  {
    what: 'OCSP：同一個簽發者的憑證，但不是 OCSP 用的',
    given: () => [answer('leaf', { rows: [['leaf', null]], signer: 'other' })],
    says: ['revocation-unused not-signed-by-issuer'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: 'OCSP：沒有答案',
    given: () => [Uint8Array.of(0x30, 3, 0x0a, 1, 6)],
    says: ['revocation-no-answer unauthorized'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: 'OCSP：一張也沒有回答',
    given: () => [ocspResponse(der(0x30))],
    says: ['revocation-unrelated'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: 'OCSP：回答的後面還有不認得的東西',
    given: () => [ocspResponse(der(0x30), der(0x30, der(0x05)))],
    says: ['revocation-no-answer unreadable'],
    ok: true,
    notJudged: ['revocation'],
  },
  {
    what: 'OCSP：斷掉的回應',
    given: () => [answer('leaf', { rows: [['leaf', null]] }).subarray(0, 200)],
    says: [],
    ok: true,
    notJudged: ['revocation'],
  },
];

for (const row of rows) {
  test(row.what, async (t) => {
    if (openssl !== null) return t.skip(openssl);
    if (row.what.includes('指定的伺服器')) {
      await lab.issue('responder', { dn: '/C=TW/O=測試機關/CN=OCSP', by: 'inter', days: 36_500, extra: [['2.5.29.37', EKU]] });
    }
    const report = await judge(row.given());
    assert.deepEqual(said(report), row.says);
    assert.equal(report.ok, row.ok);
    assert.deepEqual(report.notJudged, row.notJudged);
  });
}

test('判斷和 openssl verify -crl_check 相同', async (t) => {
  if (openssl !== null) return t.skip(openssl);
  for (const revoked of [true, false]) {
    const [list = new Uint8Array()] = crl('inter', revoked ? [['leaf', 'superseded']] : [['other', 'superseded']])();
    const verified = spawnSync(
      'openssl',
      [
        ...['verify', '-crl_check', '-attime', String(LAB_DAY.getTime() / 1000), '-CAfile', 'root.pem', '-untrusted', 'inter.pem'],
        ...['-CRLfile', 'inter.crl', 'leaf.pem'],
      ],
      { cwd: lab.folder, encoding: 'utf8' },
    );
    assert.equal((await judge([list])).ok, verified.status === 0, verified.stderr);
  }
});

test('讀得懂 openssl ocsp 印出來的文字，英文版各種寫法', async (t) => {
  if (openssl !== null) return t.skip(openssl);
  const answered = answer('leaf', { rows: [['leaf', 'keyCompromise']] });
  const printed = spawnSync(
    'openssl',
    ['ocsp', '-respin', 'answer.der', '-issuer', 'inter.pem', '-cert', 'leaf.pem', '-CAfile', 'root.pem', '-resp_text', '-no_nonce'],
    { cwd: lab.folder, encoding: 'utf8' },
  );
  const report = await judge([`$ openssl ocsp …\r\n${printed.stdout.replaceAll('\n', '\r\n')}${printed.stderr}`], momentOf(answered));
  // 用檔名寫的那幾行是同一件事的摘要，不再說一次。
  assert.deepEqual(said(report), ['revoked key-compromise']);
  assert.equal(report.ok, false);
  const short = 'Response verify OK\nwww.crt: good\n\tThis Update: Nov 27 00:00:00 2026 GMT\n\tNext Update: Dec  4 00:00:00 2026 GMT\n';
  const alone = (text: string): Promise<ChainReport> => judge([text], LAB_DAY, lab.all('direct'));
  assert.deepEqual(said(await alone(short)), ['not-revoked']);
  assert.deepEqual(said(await alone(short.replace('good', 'unknown'))), ['revocation-unknown']);
  assert.deepEqual(said(await alone(short.replace('Dec  4', 'Nov 28'))), ['revocation-unused stale']);
  assert.deepEqual(said(await judge(['Result: good\nNext week is fine.'])), []);
});

test('只寫檔名的 OCSP 結果：分不出是哪一張就不採用', async (t) => {
  if (openssl !== null) return t.skip(openssl);
  const dates = '\tThis Update: Nov 27 00:00:00 2026 GMT\n\tNext Update: Dec  4 00:00:00 2026 GMT\n';
  const two = `leaf2.pem: good\n${dates}leaf.pem: revoked\n${dates}\tReason: keyCompromise\n\tRevocation Time: Jun  1 00:00:00 2026 GMT\n`;
  for (const certificates of [lab.all('direct'), lab.all('leaf', 'inter')]) {
    const report = await judge([two], LAB_DAY, certificates);
    assert.deepEqual(said(report), ['revocation-whose']);
    assert.equal(report.problems.at(-1)?.facts['names'], 'leaf2.pem: good、leaf.pem: revoked');
    assert.deepEqual(report.notJudged, ['revocation']);
  }
  // 中繼憑證也可能是被問的那一張。
  assert.deepEqual(said(await judge([`inter.pem: good\n${dates}`])), ['revocation-whose']);
  // -serial 問的是序號，印出來的也是。
  const serial = lab.get('inter').serialHex ?? '';
  const [problem] = (await judge([`0x${serial.toUpperCase()}: good\n${dates}`])).problems.slice(-1);
  assert.deepEqual([problem?.code, problem?.cert], ['not-revoked', lab.get('inter').fingerprints?.sha256]);
});

test('印出的序號相同，還要簽發者的雜湊相符', async (t) => {
  if (openssl !== null) return t.skip(openssl);
  answer('leaf', { rows: [['leaf', 'keyCompromise']] });
  const dump = run('ocsp', '-respin', 'answer.der', '-noverify', '-resp_text', '-no_nonce');
  assert.deepEqual(said(await judge([dump])), ['revoked key-compromise']);
  for (const name of ['Issuer Name Hash', 'Issuer Key Hash']) {
    const others = dump.replace(new RegExp(`${name}: [0-9A-F]{4}`), `${name}: 0000`);
    assert.deepEqual(said(await judge([others])), ['revocation-unrelated'], name);
  }
  assert.deepEqual(said(await judge([dump.replace('Hash Algorithm: sha1', 'Hash Algorithm: sha3-256')])), [
    'revocation-unused unknown-hash',
  ]);
});

test('六萬筆同樣的結果只說幾句', async (t) => {
  if (openssl !== null) return t.skip(openssl);
  const dates = '\tThis Update: Nov 27 00:00:00 2026 GMT\n\tNext Update: Dec  4 00:00:00 2026 GMT\n';
  const serial = lab.get('leaf').serialHex ?? '';
  for (const line of [`a.pem: good\n${dates}`, `Serial Number: ${serial}\nCert Status: good\n${dates}`]) {
    assert.equal(said(await judge([line.repeat(60_000)])).length, 1);
  }
  const names = Array.from({ length: 60_000 }, (_, at) => `${at}.pem: good\n`).join('');
  const report = await judge([names + dates]);
  assert.deepEqual(said(report), ['revocation-whose']);
  assert.ok(String(report.problems.at(-1)?.facts['names']).length < 200);
  const lists = crl('stranger', [])();
  const many = await judge(Array.from({ length: 20 }, () => lists).flat());
  assert.equal(said(many).length, 7);
  assert.deepEqual(many.problems.at(-1)?.facts, { count: 14 });
});

test('分成幾份的清冊：只有憑證裡寫的那一份算數，和 openssl verify 相同', async (t) => {
  if (openssl !== null) return t.skip(openssl);
  for (const [leaf, shard, says] of [
    ['sharded', '7', 'not-revoked'],
    ['sharded', '5', 'revocation-unused other-point'],
    ['leaf', '5', 'revocation-unused other-point'],
  ] as const) {
    const [list = new Uint8Array()] = crl('inter', [['other', 'superseded']], { extensions: `shard${shard}` })();
    const verified = spawnSync(
      'openssl',
      [
        ...['verify', '-crl_check', '-attime', String(LAB_DAY.getTime() / 1000), '-CAfile', 'root.pem', '-untrusted', 'inter.pem'],
        ...['-CRLfile', 'inter.crl', `${leaf}.pem`],
      ],
      { cwd: lab.folder, encoding: 'utf8' },
    );
    assert.deepEqual(said(await judge([list], LAB_DAY, lab.all(leaf, 'inter'))), [says]);
    assert.equal(verified.status === 0, says === 'not-revoked', verified.stderr);
  }
  // 列在裡面的就是廢止了，不論是哪一份。
  const [list = new Uint8Array()] = crl('inter', [['sharded', 'superseded']], { extensions: 'shard5' })();
  assert.deepEqual(said(await judge([list], LAB_DAY, lab.all('sharded', 'inter'))), ['revoked superseded']);
});

test('一份十萬筆的清冊，找得到最後一筆', async () => {
  const tlv = (tag: number, ...parts: Uint8Array[]): Uint8Array => {
    const content = Buffer.concat(parts);
    return Buffer.concat([
      Uint8Array.of(tag, 0x84, content.length >>> 24, content.length >>> 16, content.length >>> 8, content.length),
      content,
    ]);
  };
  const { findEntry } = await import('../../../src/core/revocation/crl-entries.ts');
  const time = Buffer.concat([Uint8Array.of(0x17, 13), Buffer.from('261128030000Z')]);
  const serial = (number: number): Uint8Array => {
    const bytes = Buffer.alloc(18, 0x11);
    bytes.set([2, 16]);
    bytes.writeUInt32BE(number, 14);
    return bytes;
  };
  const entries = Array.from({ length: 100_000 }, (_, number) => tlv(0x30, serial(number), time));
  const empty = tlv(0x30);
  const list = tlv(0x30, tlv(0x30, empty, empty, time, time, tlv(0x30, ...entries)), empty, Uint8Array.of(3, 1, 0));
  const last = Buffer.from(serial(99_999)).subarray(2).toString('hex');
  assert.deepEqual(findEntry(list, last), { date: '2026-11-28T03:00:00Z', reason: null });
  assert.equal(findEntry(list, last.replace(/^11/, '12')), null);
});

test('每個代碼與標籤都有字，字裡的每個 {名稱} 都是那個代碼會給的事實', () => {
  const messages = words['revocation'] ?? {};
  for (const [code, { facts, severity }] of Object.entries(revocationCodes)) {
    const message = messages[code];
    assert.ok(message, code);
    for (const hole of [message.text, message.fix ?? '', message.detail ?? ''].flatMap((text) => holesOf(text)))
      assert.ok(
        facts.some((fact) => fact === hole),
        `${code} 沒有 {${hole}}`,
      );
    if (severity === 'error') assert.ok(message.fix, code);
    const empty = Object.fromEntries(facts.map((fact) => [fact, null]));
    const { text } = chainMessage({ code: code as keyof typeof revocationCodes, cert: '', severity, facts: empty }, words);
    assert.doesNotMatch(text, /[{}]|undefined|null/, code);
  }
  assert.deepEqual(
    Object.keys(messages)
      .filter((code) => !(code in revocationCodes))
      .sort(),
    [...revocationLabels].sort(),
  );
});

test('改壞的廢止清冊與 OCSP 回應都有答案，改過的不會說沒有廢止', async (t) => {
  if (openssl !== null) return t.skip(openssl);
  const bodyOf = (pem: Uint8Array): Uint8Array => Buffer.from(pem.toString().replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const [list = new Uint8Array()] = crl('inter', [['other', 'keyCompromise']])().map(bodyOf);
  const originals = [list, answer('leaf', { rows: [['leaf', null]] })];
  const report = await examineChain({ pool: lab.all('leaf', 'inter'), trust: lab.all('root'), authorities: [], at: LAB_DAY, verify });
  assert.ok(report);
  let good = 0;
  await fuzz<{ kind: 'crl' | 'ocsp-response'; der: Uint8Array }>(t, {
    name: 'revocation',
    usual: 1_500,
    many: 200_000,
    make: (random) => {
      const at = random(2);
      return { kind: at === 0 ? 'crl' : 'ocsp-response', der: mutate(originals[at] ?? list, random) };
    },
    keep: ({ der }) => der,
    check: async ({ kind, der }) => {
      const { subjects } = decodeBlock({ kind, encoding: 'der', label: null, line: null, der });
      const day = kind === 'crl' ? LAB_DAY : momentOf(originals[1]);
      const evidence = evidenceIn(subjects, '');
      const judged = await withRevocation(report, { certificates: lab.all('leaf', 'inter', 'root'), evidence, at: day, verify });
      assert.ok(said(judged).length > 0);
      if (!said(judged).includes('not-revoked')) return;
      // 簽章涵蓋的內容一個位元組都沒變，改到的是簽章以外的地方。
      good += 1;
      const signed = (bytes: Uint8Array): string => {
        if (kind === 'crl')
          return Buffer.from(
            decodeBlock({ kind, encoding: 'der', label: null, line: null, der: bytes }).subjects[0]?.signature?.signed ?? [],
          ).toString('hex');
        const read = readOcspResponse(bytes);
        return 'signature' in read ? Buffer.from(read.signature.signed).toString('hex') : '';
      };
      assert.equal(signed(der), signed(kind === 'crl' ? list : (originals[1] ?? list)));
    },
  });
  t.diagnostic(`簽章以外的地方被改、答案不變的有 ${good} 個`);
});
