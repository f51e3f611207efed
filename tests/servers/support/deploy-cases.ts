import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { ended, type Deployment, type Settings } from './deployment.ts';
import { pause } from './workshop.ts';

/** A server that serves the certificate "old", and the settings that would change it for another. */
export interface Site {
  deployment: Deployment;
  port: number;
  settings: Settings;
  /** Whether its `test` sees a certificate that the server cannot use. */
  tests: boolean;
}

type Case = (site: Site) => Promise<void>;

/** What the script is given that is wrong; nothing may be touched. */
const refusals: Record<string, Case> = {
  私密金鑰不是這張憑證的: async ({ deployment, settings }) => {
    ended(await deployment.deploy(settings, 'new', 'old'), 1, /私密金鑰和憑證不是一對/);
  },
  串鍊檔裡少了中繼憑證: async ({ deployment, settings }) => {
    deployment.bundle('new');
    ended(await deployment.deploy(settings), 1, /串鍊接不到信任的根憑證/);
  },
  串鍊檔裡的中繼憑證是別家的: async ({ deployment, settings }) => {
    deployment.authority.ca('stranger', { dn: '/C=TW/O=Another CA/CN=Another Intermediate' });
    deployment.bundle('new', 'stranger');
    ended(await deployment.deploy(settings), 1, /串鍊接不到信任的根憑證/);
  },
  憑證已經過期: async ({ deployment, settings }) => {
    deployment.issue('late', { key: 'new', from: '20250101000000Z', until: '20250401000000Z' });
    ended(await deployment.deploy(settings, 'late'), 1, /憑證已經過期/);
  },
  憑證還沒有生效: async ({ deployment, settings }) => {
    deployment.issue('early', { key: 'new', from: '20390101000000Z', until: '20390401000000Z' });
    ended(await deployment.deploy(settings, 'early'), 1, /憑證還沒有生效/);
  },
  新憑證少了一個網域: async ({ deployment, settings }) => {
    const host = 'www.example.gov.tw example.gov.tw';
    ended(await deployment.deploy({ ...settings, host }), 1, /新憑證上沒有 example\.gov\.tw/);
  },
  '另一次更換正在進行，第二次什麼都不動；第一次失敗後換回舊的': async (site) => {
    const { deployment, settings } = site;
    const [held, go] = [deployment.shop.path('held'), deployment.shop.path('go')];
    const waits = `: > ${held}; until [ -e ${go} ]; do sleep 0.1; done; false`;
    const first = deployment.deploy({ ...settings, reload: waits });
    await until(() => existsSync(held));
    try {
      ended(await deployment.deploy(settings), 1, /另一次更換正在進行（程序 \d+）/);
      assert.equal(await deployment.served(site.port), 'old');
    } finally {
      deployment.shop.write('go', '');
    }
    ended(await first, 2, /重新載入失敗/);
  },
  檔案只寫得進一部分: async ({ deployment, settings }) => {
    // Files of at most 512 bytes: every write of a certificate or a key breaks off.
    const limited = ['-c', 'ulimit -f 1; exec "$@"', 'sh', 'sh', deployment.script, deployment.write(settings)];
    ended(await deployment.shop.run('dash', [...limited, deployment.full('new'), deployment.key('new')]), 1, /磁碟可能滿了/);
  },
};

/** What goes wrong when the files are changed already. */
const failures: Record<string, Case> = {
  伺服器讀不了新的憑證: async ({ deployment, settings, tests }) => {
    // OpenSSL on Debian takes no RSA key below 2048 bits, Java does; clients refuse it anyway.
    await deployment.shop.run('openssl', ['genrsa', '-out', deployment.key('weak'), '1024']);
    deployment.issue('weak');
    ended(await deployment.deploy(settings, 'weak'), 2, tests ? /設定沒有通過檢查/ : /用戶端驗證不過|沒有送出新的憑證/, /舊的仍在服務/);
  },
  檢查設定的指令失敗: async ({ deployment, settings }) => {
    // Fails from the second time on: the settings are in order until the files are changed.
    const seen = deployment.shop.path(`seen-${deployment.first}`);
    ended(await deployment.deploy({ ...settings, test: `[ ! -e ${seen} ] && : > ${seen}` }), 2, /設定沒有通過檢查/, /舊的仍在服務/);
  },
  重新載入的指令失敗: async ({ deployment, settings }) => {
    ended(await deployment.deploy({ ...settings, reload: 'false' }), 2, /重新載入失敗/, /舊的仍在服務/);
  },
  '重新載入了，送出的還是舊的': async ({ deployment, settings }) => {
    ended(await deployment.deploy({ ...settings, reload: 'true', tries: '2' }), 2, /沒有送出新的憑證/, /舊的仍在服務/);
  },
  換到一半收到信號: async ({ deployment, settings }) => {
    for (const signal of ['TERM', 'INT', 'HUP']) {
      // After the server has taken the new one.
      const reload = `${settings.reload}; kill -${signal} $(cut -d ' ' -f 1 ${deployment.lock}/pid)`;
      ended(await deployment.deploy({ ...settings, reload }), 2, /中途被打斷/, /舊的仍在服務/);
    }
  },
  '換到一半被強制結束，下一次給的檔案不對': async ({ deployment, settings }) => {
    const killed = await deployment.deploy({ ...settings, reload: `kill -KILL $(cut -d ' ' -f 1 ${deployment.lock}/pid)` });
    assert.notEqual(killed.code, 0);
    ended(await deployment.deploy(settings, 'new', 'old'), 1, /先換回了舊的檔案/, /不是一對/);
  },
  '上一次換到一半被強制結束，這一次又失敗': async ({ deployment, settings }) => {
    const before = deployment.files();
    const killed = await deployment.deploy({ ...settings, reload: `kill -KILL $(cut -d ' ' -f 1 ${deployment.lock}/pid)` });
    assert.notEqual(killed.code, 0);
    assert.notDeepEqual(deployment.files(), before, '對照組：被強制結束時，新的檔案已經換上');
    ended(await deployment.deploy({ ...settings, reload: 'false' }), 2, /先換回了舊的檔案/, /舊的仍在服務/);
  },
};

/** Tries everything that is wrong on one server; each time the old certificate is served and the files are as they were. */
export async function survives(context: TestContext, site: Site): Promise<void> {
  for (const [name, run] of Object.entries({ ...refusals, ...failures })) {
    await context.test(`${name}：舊的憑證仍在服務`, async () => {
      const before = site.deployment.files();
      site.deployment.bundle('new', ...site.deployment.shape.chain);
      await run(site);
      assert.equal(await site.deployment.servedAtLast(site.port, 'old'), 'old');
      assert.deepEqual(site.deployment.files(), before);
    });
  }
}

/** Asks again until it is so; the test runner's own end is the guard. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}
