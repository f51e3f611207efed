import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { afterRun, readReproduced, unproved, writeReproduced } from '../../src/dev/servers/reproduced-messages.ts';
import { root } from '../../src/content/root.ts';
import { systemName } from '../../src/dev/servers/system-name.ts';
import type { ReproducedMessage } from '../../src/schemas/reproduced-messages.ts';
import { softwareTitle } from '../../src/site/software-titles.ts';
import { textsFingerprint } from '../../src/site/texts-fingerprint.ts';
import { entries, diagnose } from '../core/recognise/catalogue.ts';
import { apache } from './messages/apache.ts';
import { chromiumRows, closeChromium } from './messages/chromium.ts';
import { clients } from './messages/clients.ts';
import { keytoolRows } from './messages/keytool.ts';
import { Materials } from './messages/materials.ts';
import { nginx } from './messages/nginx.ts';
import { openssl } from './messages/openssl.ts';
import type { Provocation } from './messages/provocation.ts';
import { tomcatRows } from './messages/tomcat.ts';
import { closeWildfly, wildflyRows } from './messages/wildfly.ts';
import { everythingIsRequired, findProgram, missing } from './support/find-program.ts';
import { Workshop } from './support/workshop.ts';

const tables: Readonly<Record<string, Provocation[]>> = {
  OpenSSL: openssl,
  用戶端: clients,
  nginx,
  Apache: apache,
  Tomcat: tomcatRows,
  WildFly: wildflyRows,
  keytool: keytoolRows,
  Chromium: chromiumRows,
};

const shop = new Workshop();
const materials = new Materials(shop);
const known = new Map(entries.map((entry) => [entry.id, entry]));
const allowed = (id: string): string[] => [id, ...(known.get(id)?.alsoMatches ?? [])];

const passed: ReproducedMessage[] = [];
const outputs: { id: string; file: string }[] = [];

before(() => (findProgram('openssl') === null ? undefined : materials.make()));
after(async () => {
  await closeChromium();
  await closeWildfly();
  await shop.close();
});

for (const [product, rows] of Object.entries(tables)) {
  // Two cores, and most rows wait for a program.
  describe(`${product} 的訊息真的出現，也認得出來`, { concurrency: 2 }, () => {
    for (const row of rows) provoked(row);
  });
}

function provoked(row: Provocation): void {
  const { id, how, program } = row;
  const gone = lacking(row);
  test(`${id}：${how}`, { skip: gone !== null && !everythingIsRequired ? gone : false }, async () => {
    assert.equal(gone, null);
    const own = new Workshop();
    try {
      const printed = [await row.provoke(materials, own)].flat();
      for (const output of printed) {
        outputs.push({ id, file: shop.write(`outputs/${outputs.length}.txt`, output) });
        const found = diagnose(output).errors.map((error) => error.id);
        assert.ok(found.includes(id), `認不出 ${id}，得到 ${found.join('、') || '什麼都沒有'}\n${output}`);
        assert.deepEqual(
          found.filter((other) => !allowed(id).includes(other)),
          [],
          `多認了別的\n${output}`,
        );
      }
    } finally {
      await own.close();
    }
    const today = new Date().toISOString().slice(0, 10);
    passed.push({
      id,
      how,
      program,
      version: findProgram(program)?.version ?? '',
      since: today,
      texts: textsFingerprint(known.get(id)?.texts ?? []),
    });
  });
}

function lacking({ program, with: others = [] }: Provocation): string | null {
  return missing(['openssl', program, ...others]);
}

interface Diagnosis {
  file: string;
  recognised: { kind: string; id: string | null }[];
}

test('kb diagnose 一次讀完全部的輸出，說的都一樣', { skip: findProgram('openssl') === null && '這台機器沒有 openssl' }, async () => {
  const ran = await shop.run(process.execPath, ['src/cli/kb.ts', 'diagnose', '--json', ...outputs.map(({ file }) => file)], { cwd: root });
  const lines = ran.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Diagnosis);
  assert.deepEqual(
    lines.map(({ file }) => file),
    outputs.map(({ file }) => file),
  );
  for (const [at, { id, file }] of outputs.entries()) {
    const found = lines[at]?.recognised.flatMap((entry) => (entry.kind === 'error' && entry.id !== null ? [entry.id] : [])) ?? [];
    assert.ok(found.includes(id) && found.every((other) => allowed(id).includes(other)), `${id}（${file}）得到 ${found.join('、')}`);
  }
});

test('紀錄檔說重現過的，這一次都重現了；至少六十則', () => {
  const rows = Object.values(tables).flat();
  const ids = new Set(passed.map(({ id }) => id));
  for (const message of [...passed].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))) {
    console.log(`${message.id.padEnd(5)}${softwareTitle(message).padEnd(18)}${known.get(message.id)?.title}（${message.how}）`);
  }
  console.log(`實際重現 ${ids.size} 則訊息，${outputs.length} 份輸出`);

  const tried = new Map(rows.map((row) => [`${row.id} ${row.how}`, lacking(row) === null]));
  // What has no row any more was tried in no way, and nothing speaks for it.
  const untried = ({ id, how }: ReproducedMessage): boolean => tried.get(`${id} ${how}`) === false && !everythingIsRequired;
  const record = readReproduced();
  const messages = afterRun(record.messages, passed, untried);
  if (process.env.SERVERS_WRITE) {
    console.log(`content/reproduced-messages.yaml ${writeReproduced({ system: systemName(), messages }) ? '已更新' : '沒有改變'}`);
  } else {
    const fresh = messages.filter((message) => !record.messages.includes(message));
    if (fresh.length > 0) console.log(`還沒有記載的 ${fresh.length} 筆：用 npm run test:servers -- --write 寫入`);
    assert.deepEqual(
      unproved(
        record.messages.filter((message) => !untried(message)),
        passed,
      ).map(({ id, how }) => `${id} ${how}`),
      [],
      '紀錄檔寫著重現過，這一次卻沒有；請在裝齊軟體的機器上執行 npm run test:servers -- --write',
    );
  }
  if (rows.every((row) => lacking(row) === null)) assert.ok(ids.size >= 60, `只重現了 ${ids.size} 則`);
});
