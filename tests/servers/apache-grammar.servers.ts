import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, isNewer } from '../../src/core/config/apache/directives.ts';
import { accepted, refused } from '../fixtures/apache/refused.ts';
import { findProgram } from './support/find-program.ts';
import { testApache } from './support/server-apache.ts';
import { serverTest } from './support/server-test.ts';
import { siteCertificate } from './support/site-certificate.ts';

serverTest('apache2 -t 拒收的與收下的，設定檢查說的一樣', ['apache', 'openssl'], async (shop) => {
  const [certificate, key] = await siteCertificate(shop, 'www.example.gov.tw');
  const ask = (text: string): ReturnType<typeof testApache> =>
    testApache(shop, text.replaceAll('CERT', certificate).replaceAll('KEY', key), { more: ['rewrite', 'proxy', 'proxy_http'] });
  for (const { what, text, says } of refused) {
    const { code, output } = await ask(text);
    assert.notEqual(code, 0, what);
    assert.match(output, says, what);
  }
  for (const { what, text } of accepted) {
    const { code, output } = await ask(text);
    assert.equal(code, 0, `${what}：${output}`);
  }
});

/** Modules that cannot be loaded beside others, and those for httpd's own tests. */
const ALONE =
  /^mod_(?:mpm_(?!event)|cgi\.|bucketeer|case_filter|data\.|dialup|echo|imagemap|lbmethod|slotmem_plain|heart|example|suexec|socache_(?!shmcb)|auth_form|lua)/;

serverTest('指令表的名稱與位置和 apache2 -L 說的一樣', ['apache'], async (shop) => {
  const { path, modules } = findProgram('apache') ?? {};
  if (path === undefined || modules === undefined) throw new Error('no Apache');
  const load = readdirSync(modules)
    .filter((file) => /^mod_\w+\.so$/.test(file) && !ALONE.test(file))
    .map((file) => `LoadModule ${file.slice(4, -3)}_module "${join(modules, file)}"`);
  const order = (line: string): number =>
    / (?:slotmem_shm|proxy|session|dbd|ldap|watchdog|cache|authn_core|authz_core|dav|http2)_module/.test(line) ? 0 : 1;
  const body = load.sort((a, b) => order(a) - order(b)).join('\n');
  const head = `ServerRoot "${shop.folder}"\nServerName localhost\nErrorLog "${shop.path('error.log')}"\nDefaultRuntimeDir "${shop.folder}"`;
  const { output } = await shop.run(path, ['-L', '-f', shop.write('all.conf', `${head}\n${body}\n`)]);
  let checked = 0;
  const newer: string[] = [];
  for (const [, written = '', where = ''] of output.matchAll(/^(<?[A-Z]\w+)>? \([\w.]+\)\n(?:\t.*\n)*?\tAllowed in (.*)$/gm)) {
    const entries = entriesOf(written.replace('<', '').toLowerCase()).filter(({ removed }) => removed === null);
    if (entries.length === 0) {
      newer.push(written);
      continue;
    }
    const places = entries.map((entry) => entry.places).join('');
    const [server, folder] = [/[sg]/.test(places), places.includes('d')];
    if (where.includes('only outside')) assert.ok(server && !folder, `${written}：${where}，表裡是 ${places}`);
    else if (where.includes('only inside')) assert.ok(!server && folder, `${written}：${where}，表裡是 ${places}`);
    else assert.ok(server && folder, `${written}：${where}，表裡是 ${places}`);
    assert.equal(places.includes('h'), where.includes('.htaccess'), `${written}：${where}，表裡是 ${places}`);
    checked++;
  }
  assert.deepEqual(
    newer.filter((name) => !isNewer(name.toLowerCase())),
    [],
    '不在表裡',
  );
  assert.ok(checked > 400, `只比對了 ${checked} 個：${output.slice(0, 300)}`);
});
