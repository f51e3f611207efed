import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { compileRecogniser } from '../../src/core/recognise/recognise.ts';
import { entries, matchable } from '../core/recognise/catalogue.ts';
import { everythingIsRequired, findProgram, missing } from './support/find-program.ts';
import { Workshop } from './support/workshop.ts';
import { Materials } from './messages/materials.ts';
import { apache } from './messages/apache.ts';
import { clients } from './messages/clients.ts';
import { keytoolRows } from './messages/keytool.ts';
import { nginx } from './messages/nginx.ts';
import { openssl } from './messages/openssl.ts';
import type { Provocation } from './messages/provocation.ts';
import { tomcatRows } from './messages/tomcat.ts';

const tables: Readonly<Record<string, Provocation[]>> = { OpenSSL: openssl, 用戶端: clients, nginx, Apache: apache, Tomcat: tomcatRows, keytool: keytoolRows };

const shop = new Workshop();
const materials = new Materials(shop);
const recognise = compileRecogniser(matchable);
const known = new Map(entries.map((entry) => [entry.id, entry]));

before(() => (findProgram('openssl') === null ? undefined : materials.make()));
after(() => shop.close());

for (const [product, rows] of Object.entries(tables)) {
  describe(`${product} 的訊息真的出現，也認得出來`, { concurrency: 2 }, () => {
    for (const row of rows) provoked(row);
  });
}

function provoked({ id, how, program, with: others = [], provoke }: Provocation): void {
  const gone = missing(['openssl', program, ...others]);
  test(`${id}：${how}`, { skip: gone !== null && !everythingIsRequired ? gone : false }, async () => {
    assert.equal(gone, null);
    const own = new Workshop();
    try {
      const outputs = [await provoke(materials, own)].flat();
      for (const output of outputs) {
        const found = recognise(output).errors.map((error) => error.id);
        const allowed = [id, ...(known.get(id)?.alsoMatches ?? [])];
        assert.ok(found.includes(id) && found.every((other) => allowed.includes(other)), `得到 ${found.join('、') || '什麼都沒有'}\n${output}`);
      }
    } finally {
      await own.close();
    }
  });
}
