import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { diagnose } from '../core/recognise/catalogue.ts';
import { caddy } from './messages/caddy.ts';
import { haproxy } from './messages/haproxy.ts';
import { lighttpd } from './messages/lighttpd.ts';
import { dovecot } from './messages/dovecot.ts';
import { jettySightings } from './messages/jetty.ts';
import { Materials } from './messages/materials.ts';
import { postfix } from './messages/postfix.ts';
import { openldap } from './messages/openldap.ts';
import { postgresql } from './messages/postgresql.ts';
import type { Sighting } from './messages/sighting.ts';
import { springBootSightings } from './messages/spring-boot.ts';
import { everythingIsRequired, findProgram, missing } from './support/find-program.ts';
import { Workshop } from './support/workshop.ts';

/** Rows by the name of the software, in the order of the guides. */
const tables: Readonly<Record<string, readonly Sighting[]>> = {
  HAProxy: haproxy,
  Caddy: caddy,
  lighttpd,
  Postfix: postfix,
  Dovecot: dovecot,
  PostgreSQL: postgresql,
  OpenLDAP: openldap,
  'Spring Boot': springBootSightings,
  Jetty: jettySightings,
};

const shop = new Workshop();
const materials = new Materials(shop);
before(() => (findProgram('openssl') === null ? undefined : materials.make()));
after(() => shop.close());

/** What was printed, each once, by the row that made it. */
const printed = new Map<string, string>();

for (const [product, rows] of Object.entries(tables)) {
  describe(`${product} 的訊息真的出現，說得出原因`, { concurrency: 2 }, () => {
    for (const row of rows) {
      const gone = missing(['openssl', row.program, ...(row.with ?? [])]);
      test(row.how, { skip: gone !== null && !everythingIsRequired ? gone : false }, async () => {
        assert.equal(gone, null);
        const own = new Workshop();
        try {
          const output = await row.provoke(materials, own);
          printed.set(`${product} ${row.how}`, output);
          const { verdicts } = diagnose(output);
          assert.equal(
            verdicts[0]?.cause,
            row.cause,
            `先說的是 ${verdicts.map(({ cause }) => cause).join('、') || '什麼都沒有'}\n${output}`,
          );
        } finally {
          await own.close();
        }
      });
    }
  });
}

test('每一種都印出了東西，至少一百五十種', () => {
  const all = Object.values(tables).flat();
  assert.ok([...printed.values()].every((output) => output.trim() !== ''));
  if (all.every(({ program, with: others = [] }) => missing(['openssl', program, ...others]) === null))
    assert.ok(printed.size >= 150, `只有 ${printed.size} 種`);
});
