import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jbossCli, startWildfly, wildflyBase } from '../support/server-wildfly.ts';
import { isRunning, Workshop, type Running } from '../support/workshop.ts';
import type { Materials } from './materials.ts';
import type { Provocation } from './provocation.ts';

interface Shared {
  shop: Workshop;
  server: Running;
}
/** All rows say their lines to one server. */
let shared: Promise<Shared> | undefined;

async function start(materials: Materials): Promise<Shared> {
  const shop = new Workshop();
  const base = wildflyBase(shop);
  copyFileSync(materials.file('server.p12'), join(base, 'configuration/server.p12'));
  writeFileSync(join(base, 'configuration/page.p12'), '<!doctype html>\n');
  const server = await startWildfly(shop, base);
  if (!isRunning(server)) throw new Error(server.output);
  return { shop, server };
}

/** Stops it, if it was started. */
export async function closeWildfly(): Promise<void> {
  await (await shared)?.shop.close();
}

/** `log`: what the server wrote counts, not the console's answer. */
function wildfly(id: string, how: string, lines: string, log?: RegExp): Provocation {
  return {
    id,
    how: `WildFly 的 jboss-cli：${how}`,
    program: 'wildfly',
    with: ['keytool'],
    async provoke(materials, own) {
      const { server } = await (shared ??= start(materials));
      const { output } = await jbossCli(own, server, lines);
      return log === undefined ? output : (log.exec(server.output())?.[0] ?? output);
    },
  };
}

const store = (name: string, path: string, password = 'changeit'): string =>
  `/subsystem=elytron/key-store=${name}:add(path=${path},relative-to=jboss.server.config.dir,type=PKCS12,credential-reference={clear-text=${password}})`;

export const wildflyRows: Provocation[] = [
  wildfly('j02', 'key-store 的密碼不對', store('passwordKS', 'server.p12', 'not-this')),
  wildfly('j04', 'key-store 的檔案不存在', store('missingKS', 'missing.p12'), /^.*missing\.p12.*$/m),
  wildfly('j05', 'key-store 的檔案是網頁', store('pageKS', 'page.p12')),
  wildfly(
    'j06',
    'https-listener 的 ssl-context 打錯',
    '/subsystem=undertow/server=default-server/https-listener=https:write-attribute(name=ssl-context,value=siteSCS)',
  ),
];
