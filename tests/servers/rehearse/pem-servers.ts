import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from '../scenes/nginx-scene.ts';
import { pathOf } from '../support/checks.ts';
import { curl } from '../support/client.ts';
import type { Reader } from '../support/reader.ts';
import { startApache } from '../support/server-apache.ts';
import { startHaproxy } from '../support/server-haproxy.ts';
import { startNginx, testNginx } from '../support/server-nginx.ts';
import { isRunning, type Refused, type Running } from '../support/workshop.ts';

/** One of the guides' blocks of commands, whatever comes of it. */
export async function typed(reader: Reader, id: string, input = ''): Promise<string> {
  return (await reader.shop.shell(reader.text(id), { cwd: reader.folder, env: reader.env, input })).output;
}

/** The files in their places, as the guide makes them. */
export async function place(reader: Reader): Promise<void> {
  await typed(reader, 'nginx-place-files');
}

/** The set's own `fullchain.pem` in its place, as somebody in a hurry does, who does not make one. */
export function placeDelivered(reader: Reader, folder: string): void {
  copyFileSync(join(folder, reader.values.fullchainFile ?? ''), pathOf(reader, 'fullchainPath'));
}

export const nginxTest = async (reader: Reader): Promise<string> => (await testNginx(reader.shop, reader.text('nginx-server'))).output;

/** What clients print who come to the documented site while it runs; each is asked in turn. */
export async function visit<Client extends string>(
  reader: Reader,
  server: 'nginx' | 'apache' | 'haproxy',
  clients: Readonly<Record<Client, (reader: Reader) => Promise<string>>>,
): Promise<Record<Client | 'server', string>> {
  const site = await start(reader, server);
  const said = {} as Record<Client | 'server', string>;
  if (isRunning(site)) {
    for (const [name, ask] of Object.entries<(reader: Reader) => Promise<string>>(clients)) said[name as Client] = await ask(reader);
    await site.stop();
  }
  said.server = isRunning(site) ? site.output() : site.output;
  return said;
}

/** What a server prints that does not start, or that does. */
export const started = async (reader: Reader, server: 'apache' | 'haproxy'): Promise<string> => (await visit(reader, server, {})).server;

function start(reader: Reader, server: 'nginx' | 'apache' | 'haproxy'): Promise<Running | Refused> {
  const { shop } = reader;
  if (server === 'haproxy') {
    const files = ['fullchainPath', 'keyPath'].map((field) => readFileSync(pathOf(reader, field)));
    return startHaproxy(shop, shop.write('site.pem', Buffer.concat(files)));
  }
  const here = ([port = 0, http = 0]: number[]): void => {
    reader.values.port = String(port);
    reader.httpPort = http;
  };
  if (server === 'nginx')
    return startNginx(shop, 2, (ports) => {
      here(ports);
      return `${reader.text('nginx-server')}\n${plain(reader)}`;
    });
  return startApache(shop, 1, (ports) => {
    here(ports);
    return reader.text('apache-vhost');
  });
}

export const sClientOf =
  (id: string) =>
  (reader: Reader): Promise<string> =>
    typed(reader, id);

export const curlOf = async (reader: Reader): Promise<string> => {
  const options = ['--cacert', pathOf(reader, 'rootFile'), 'https://www.example.gov.tw/'];
  return (await curl(reader.shop, { https: Number(reader.values.port) }, ...options)).output;
};
