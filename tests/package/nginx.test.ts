import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../../src/dev/free-port.ts';
import { expectDelivery, supplement } from './expect-delivery.ts';
import { expectMissing } from './expect-missing.ts';
import { needed } from './needed.ts';
import { neededBrowser } from './needed-browser.ts';
import { startServer } from './start-program.ts';
import { freshlyUnpacked, temporaryFolder } from './unpacked.ts';
import { visit } from './visit.ts';
import { expectWorkerInstalls } from './worker-installs.ts';

test('真的 nginx，照 deploy/nginx.conf.example 放在 /intranet/kb/', async (context) => {
  const nginx = needed(context, 'nginx', ['nginx']);
  if (nginx === null) return;
  const folder = await freshlyUnpacked();
  supplement(folder);
  const port = await freePort();
  const work = temporaryFolder();
  const example = readFileSync(join(folder, 'deploy/nginx.conf.example'), 'utf8');
  writeFileSync(join(work, 'site.conf'), example.replaceAll('/srv/www/gov-tls-kb/', `${folder}/`));
  writeFileSync(join(work, 'nginx.conf'), configuration(nginx, work, port));
  const base = `http://127.0.0.1:${port}/intranet/kb/`;
  const server = await startServer(nginx, ['-p', work, '-c', join(work, 'nginx.conf'), '-e', 'stderr'], base);
  try {
    await expectDelivery(context, base, folder, ['gzip']);
    const open = neededBrowser.Chromium?.(context);
    await expectMissing(context, base, open);
    if (open) {
      await visit(context, base, open);
      await expectWorkerInstalls(context, base, open);
    }
  } finally {
    await server.stop();
  }
});

function configuration(nginx: string, work: string, port: number): string {
  // Prints to stderr; its types are those of the installation.
  const told = execFileSync('sh', ['-c', '"$0" -V 2>&1', nginx], { encoding: 'utf8' });
  const types = join(dirname(/--conf-path=(\S+)/.exec(told)?.[1] ?? '/etc/nginx/nginx.conf'), 'mime.types');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(work, name)};`)
    .join('\n  ');
  return `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${join(work, 'nginx.pid')};
error_log stderr;
events {}
http {
  include ${types};
  default_type application/octet-stream;
  access_log off;
  ${temporary}
  server {
    listen 127.0.0.1:${port};
    include ${join(work, 'site.conf')};
  }
}
`;
}
