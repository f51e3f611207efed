import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { ProbeRecord } from '../../src/core/probe/probe-record.ts';
import { probeServer } from '../../src/cli/probe/probe-server.ts';
import { HOST } from './support/authority.ts';
import type { AnyProgram } from './support/find-program.ts';
import { serverTest } from './support/server-test.ts';
import type { Workshop } from './support/workshop.ts';
import { handMadeSites } from './probe/hand-made-sites.ts';
import { javaSites } from './probe/java-sites.ts';
import { dovecotSites, mailSites } from './probe/mail-sites.ts';
import { nginxSites } from './probe/nginx-sites.ts';
import { opensslSites } from './probe/openssl-sites.ts';
import { askNmap } from './probe/oracle-nmap.ts';
import { askSClient, asked } from './probe/oracle-s-client.ts';
import { apacheSites, haproxySites, tomcatSites } from './probe/other-sites.ts';
import { askScript, hasScript } from './probe/script-witness.ts';
import type { Site } from './probe/site.ts';
import { Table } from './probe/table.ts';
import { viewOf, type View } from './probe/view.ts';

/** Long enough for a machine that is busy with other tests: nothing of it is waited for where all goes well. */
const SECONDS = 20;
const table = new Table();
after(() => table.print());

const withNode = ({ port, httpPort, starttls }: Site): Promise<ProbeRecord> =>
  probeServer({
    host: HOST,
    port,
    address: '127.0.0.1',
    name: HOST,
    starttls: starttls ?? null,
    timeout: SECONDS * 1000,
    httpPort: httpPort ?? null,
    now: () => new Date(),
  });

/** `https` is compared where it is a status: what comes of no answer each library says in its own way. */
const comparable = (view: View): View => ({ ...view, https: /^\d/.test(view.https) ? view.https : '-' });

async function examine(shop: Workshop, sites: readonly Site[]): Promise<void> {
  const forNmap = sites.filter(({ oracles }) => oracles.includes('nmap')).map(({ port }) => port);
  const nmap = forNmap.length > 0 ? await askNmap(shop, forNmap) : new Map<number, never>();
  const faults: string[] = [];
  const check = (work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
  for (const site of sites) {
    const { name, sees, oracles, port } = site;
    const view = viewOf(await withNode(site));
    const node = check(() => assert.deepEqual(comparable(view), comparable(sees), `${name}：Node 看到的不同`));
    const script = hasScript ? viewOf(await askScript(shop, site, SECONDS)) : null;
    const sh = script && check(() => assert.deepEqual(comparable(script), comparable(view), `${name}：指令檔看到的和 Node 不同`));
    let oracle = true;
    if (oracles.includes('s_client')) {
      const told = await askSClient(shop, site);
      const { chain, stapled, alpn } = view;
      const unnamed = view.unnamed.startsWith('no ') ? 'no' : view.unnamed;
      const same = { protocols: view.protocols.filter((each) => each in asked), chain, unnamed, stapled, alpn };
      oracle = check(() => assert.deepEqual(same, told, `${name}：openssl s_client 看到的不同`));
    }
    if (oracles.includes('nmap')) {
      const told = nmap.get(port);
      const leaf = view.chain.split(' ')[0] ?? '-';
      // The certificate it asks of OpenSSL, which does not take everything that is served here.
      const isSeen = leaf !== '-' && told?.leaf !== '-';
      const same = { protocols: view.protocols, weak: view.weak, leaf: isSeen ? leaf : told?.leaf };
      oracle = check(() => assert.deepEqual(same, told, `${name}：nmap 看到的不同`)) && oracle;
    }
    table.add(name, view, { node, sh, oracle: oracles.length > 0 ? oracle : null });
  }
  assert.ok(faults.length === 0, faults.join('\n'));
}

/** Servers of one kind, with everything that is asked about them. */
function probeTest(name: string, needs: readonly AnyProgram[], start: (shop: Workshop) => Promise<Site[]>): void {
  serverTest(`${name}：Node、指令檔、openssl 與 nmap 看到的都相同`, ['openssl', 'nmap', 'curl', ...needs], async (shop) => {
    await examine(shop, await start(shop));
  });
}

probeTest('nginx 的十六種設定', ['nginx'], nginxSites);
probeTest('Apache 的兩種設定', ['apache'], apacheSites);
probeTest('HAProxy 的三種設定', ['haproxy'], haproxySites);
probeTest('Tomcat 的兩種設定', ['tomcat'], tomcatSites);
probeTest('openssl s_server 的七種設定', [], opensslSites);
probeTest('Java 17 的九種舊設定', ['java'], javaSites);
probeTest('Dovecot 的 IMAP', ['dovecot'], dovecotSites);
serverTest('SMTP、POP3、FTP 轉成 TLS：Node、指令檔與 openssl 看到的都相同', ['openssl', 'nmap'], async (shop) => {
  const { sites, close } = await mailSites();
  try {
    await examine(shop, sites);
  } finally {
    close();
  }
});
serverTest('自製的舊協定與怪回答：Node、指令檔與 nmap 看到的都相同', ['openssl', 'nmap'], async (shop) => {
  const { sites, close } = await handMadeSites();
  try {
    await examine(shop, sites);
  } finally {
    close();
  }
});
