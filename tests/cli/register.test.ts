import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import ICAL from 'ical.js';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { RegisterEntry } from '../../src/core/register/register-entry.ts';
import { keyPem, makeCertificate, makeKeys } from '../support/make-certificate.ts';
import { kb } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'register-'));
after(() => rmSync(folder, { recursive: true }));
const now = (): Date => new Date('2026-11-30T00:00:00Z');
const keys = await makeKeys();
const make = (host: string, from: string, days: number, serial: number): Promise<string> =>
  makeCertificate({ name: `/C=TW/O=測試機關/CN=${host}`, keys, serial, from: new Date(from), days, hosts: [host] });

const old = await make('www.example.gov.tw', '2026-09-01T00:00:00Z', 100, 1);
const fresh = await make('www.example.gov.tw', '2026-11-20T00:00:00Z', 198, 2);
const other = await make('api.example.gov.tw', '2026-11-01T00:00:00Z', 47, 3);
mkdirSync(join(folder, 'in/web'), { recursive: true });
writeFileSync(join(folder, 'in/web/old.cer'), old);
writeFileSync(join(folder, 'in/web/again.cer'), old);
writeFileSync(join(folder, 'in/key.pem'), await keyPem(keys));
writeFileSync(
  join(folder, 'in/backup.zip'),
  zipSync({ 'a/fresh.pem': new TextEncoder().encode(fresh), 'a/key.pem': new TextEncoder().encode(await keyPem(keys)) }),
);
writeFileSync(join(folder, 'in/api.txt'), `$ openssl s_client -connect 10.0.0.9:443\n${other}`);

const entriesIn = (out: string): RegisterEntry[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RegisterEntry);

test('資料夾與壓縮檔：一張一列，照到期的日子；私密金鑰指名不讀，其餘照讀', async () => {
  const { code, out, err } = await kb(['register', '--json', join(folder, 'in')], { now });
  assert.deepEqual(
    entriesIn(out).map(({ name, notAfter, times, sightings }) => [
      name,
      notAfter,
      times,
      sightings[0]?.file?.slice(folder.length),
      sightings[0]?.place,
    ]),
    [
      ['www.example.gov.tw', '2026-12-10T00:00:00Z', 2, '/in/web/again.cer', null],
      ['api.example.gov.tw', '2026-12-18T00:00:00Z', 1, '/in/api.txt', '10.0.0.9:443'],
      ['www.example.gov.tw', '2027-06-06T00:00:00Z', 1, '/in/backup.zip/a/fresh.pem', null],
    ],
  );
  assert.match(err, /key\.pem：裡面有私密金鑰/);
  assert.match(err, /backup\.zip\/a\/key\.pem：裡面有私密金鑰/);
  assert.ok(code === 0 || code === 1);
});

test('指定日期：那一天已經到期的說得出來，結束代碼 1', async () => {
  const { code, out } = await kb(['register', '--on', '2026-12-15', join(folder, 'in/web')], { now });
  assert.equal(code, 1);
  assert.match(out, /共 1 張；2026-12-15 當天有 1 張/);
});

test('存成 CSV，可以再讀回來；行事曆只有現在用的，第二套程式讀得懂', async () => {
  const [csv, ics] = [join(folder, 'out.csv'), join(folder, 'out.ics')];
  await kb(['register', '--csv', csv, '--ics', ics, join(folder, 'in')], { now });
  const again = await kb(['register', '--json', csv], { now });
  assert.deepEqual(
    entriesIn(again.out).map(({ name, notAfter }) => [name, notAfter]),
    [
      ['www.example.gov.tw', '2026-12-10T00:00:00Z'],
      ['api.example.gov.tw', '2026-12-18T00:00:00Z'],
      ['www.example.gov.tw', '2027-06-06T00:00:00Z'],
    ],
  );
  const events = ICAL.Component.fromString(readFileSync(ics, 'utf8'))
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each));
  assert.deepEqual(events.map(({ startDate, summary }) => `${startDate.toString()} ${summary}`).sort(), [
    '2026-12-02 開始續期：api.example.gov.tw（還有 16 天到期）',
    '2026-12-10 憑證還有 8 天到期：api.example.gov.tw',
    '2026-12-15 憑證還有 3 天到期：api.example.gov.tw',
    '2026-12-18 憑證今天到期：api.example.gov.tw',
    '2027-04-01 開始續期：www.example.gov.tw（還有 66 天到期）',
    '2027-05-04 憑證還有 33 天到期：www.example.gov.tw',
    '2027-05-30 憑證還有 7 天到期：www.example.gov.tw',
    '2027-06-06 憑證今天到期：www.example.gov.tw',
  ]);
});

test('一張都沒有：說原因，結束代碼 2', async () => {
  const { code, err } = await kb(['register', 'no-such-file'], { now });
  assert.equal(code, 2);
  assert.match(err, /no-such-file：找不到檔案/);
});
