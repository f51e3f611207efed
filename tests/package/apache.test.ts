import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { freePort } from '../../src/dev/free-port.ts';
import { expectDelivery, supplement } from './expect-delivery.ts';
import { expectMissing } from './expect-missing.ts';
import { needed } from './needed.ts';
import { neededBrowser } from './needed-browser.ts';
import { startServer } from './start-program.ts';
import { freshlyUnpacked, temporaryFolder } from './unpacked.ts';
import { visit } from './visit.ts';
import { expectWorkerInstalls } from './worker-installs.ts';

const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/libexec/apache2'];
const WANTED = ['mpm_event', 'unixd', 'authz_core', 'alias', 'dir', 'mime', 'headers', 'rewrite', 'filter', 'deflate'];

/** Either way in which an administrator takes the settings: from the example, or from `.htaccess` alone. */
const ways: Record<string, (folder: string) => string> = {
  '照 deploy/apache.conf.example ': (folder) =>
    readFileSync(join(folder, 'deploy/apache.conf.example'), 'utf8').replaceAll('/srv/www/gov-tls-kb/', `${folder}/`),
  '只有資料夾裡的 .htaccess，': (folder) => `Alias /intranet/kb "${folder}"
<Directory "${folder}">
  Require all granted
  AllowOverride FileInfo
</Directory>
`,
};

for (const [way, configure] of Object.entries(ways)) {
  test(`真的 Apache，${way}放在 /intranet/kb/`, async (context) => {
    const apache = needed(context, 'Apache', ['apache2', 'httpd']);
    if (apache === null) return;
    await serveAndAsk(context, apache, configure);
  });
}

async function serveAndAsk(context: TestContext, apache: string, configure: (folder: string) => string): Promise<void> {
  const folder = await freshlyUnpacked();
  supplement(folder);
  const port = await freePort();
  const work = temporaryFolder();
  writeFileSync(join(work, 'httpd.conf'), `${foundation(work, port)}\n${configure(folder)}`);
  const base = `http://127.0.0.1:${port}/intranet/kb/`;
  const log = join(work, 'error.log');
  const server = await startServer(apache, ['-f', join(work, 'httpd.conf'), '-DFOREGROUND'], base, () =>
    existsSync(log) ? readFileSync(log, 'utf8') : '',
  );
  try {
    await expectDelivery(context, base, folder, ['br', 'gzip'], ['.html']);
    const open = neededBrowser.Chromium?.(context);
    await expectMissing(context, base, open);
    if (open) {
      await visit(context, base, open);
      await expectWorkerInstalls(context, base, open);
    }
  } finally {
    await server.stop();
  }
}

/** A server as distributions set it up: its own types for `.gz`, and compression on the fly that must not meddle. */
function foundation(work: string, port: number): string {
  const modules = MODULES.find((folder) => existsSync(folder));
  const there = modules === undefined ? [] : readdirSync(modules);
  const load = WANTED.filter((name) => there.includes(`mod_${name}.so`)).map(
    (name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`,
  );
  return `ServerRoot "${work}"
ServerName kb.example
DefaultRuntimeDir "${work}"
PidFile "${work}/httpd.pid"
ErrorLog "${work}/error.log"
LogLevel error
Listen 127.0.0.1:${port}
${load.join('\n')}
${process.getuid?.() === 0 ? 'User #65534\nGroup #65534' : ''}
TypesConfig ${existsSync('/etc/mime.types') ? '/etc/mime.types' : '/dev/null'}
AddType application/x-gzip .gz .tgz
AddLanguage pt-BR .pt-br
AddLanguage br .br
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html
</IfModule>
DocumentRoot "${work}"
<Directory "/">
  Options FollowSymLinks
  AllowOverride None
  Require all denied
</Directory>
`;
}
