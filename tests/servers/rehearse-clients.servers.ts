// 演練憑證在裝了演練根憑證的真瀏覽器裡，只對那些名稱有效。
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { byFile } from '../../src/content/content-folder.ts';
import { readNames } from '../../src/core/rehearse/asked-names.ts';
import type { Issuer } from '../../src/core/rehearse/issuer.ts';
import { makeSet } from '../../src/core/rehearse/make-set.ts';
import { SHAPES, type Shape } from '../../src/core/rehearse/shape.ts';
import { writePem } from '../../src/core/x509/write-pem.ts';
import { createIssuer } from '../../src/peculiar/issuer.ts';
import { needed } from '../package/needed.ts';
import { askBrowser } from './chains/ask-browser.ts';
import { askOpenssl } from './chains/ask-openssl.ts';
import type { Chain } from './chains/chain.ts';
import { serveChains } from './chains/serve-chains.ts';
import { OK } from './chains/verdict.ts';

const issuer = createIssuer(globalThis.crypto.subtle);
const words = byFile('messages');
const ASKED = 'www.ok.test *.app.ok.test 192.0.2.10';

/** A set for `ASKED`; `forged` is what its authority certifies instead, although its constraints say otherwise. */
async function practice(name: string, host: string, shape: Shape, forged?: string): Promise<Chain> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const forger: Issuer = {
    makeKeys: issuer.makeKeys,
    issue: ({ extensions, ...wish }) =>
      issuer.issue({
        ...wish,
        extensions: extensions.names.length > 0 ? { ...extensions, names: readNames(forged ?? '').names } : extensions,
      }),
  };
  const set = await makeSet(
    {
      spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
      keyType: 'EC',
      names: readNames(ASKED).names,
      shape,
      authorityKey: 'ec-p256',
      fault: null,
      // Browsers know no other day than today.
      now: new Date(),
    },
    {
      issuer: forged === undefined ? issuer : forger,
      random: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
      words,
    },
  );
  const pem = (der: Uint8Array): string => writePem('certificate', der) ?? '';
  return {
    name,
    host,
    sent: [set.server, set.intermediate, set.cross].flatMap((der) => (der === null ? [] : pem(der))),
    root: pem(set.root),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

test('裝了演練根憑證的 Chromium、Firefox 與 OpenSSL：那些名稱都接受，別的名稱都拒絕', { timeout: 600_000 }, async (context) => {
  const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;
  const chromium = needed(context, 'Chromium', CHROMIUM_PATH ? [CHROMIUM_PATH] : ['chromium', 'google-chrome']);
  const firefox = chromium && needed(context, 'Firefox', FIREFOX_PATH ? [FIREFOX_PATH] : ['firefox-esr', 'firefox']);
  const openssl = firefox && needed(context, 'OpenSSL', ['openssl']);
  const certutil = openssl && needed(context, 'NSS 的 certutil（Debian 的 libnss3-tools）', ['certutil']);
  if (!chromium || !firefox || !openssl || !certutil) return;

  const accepted = await Promise.all(
    SHAPES.flatMap((shape) => ['www.ok.test', 'a.app.ok.test', '192.0.2.10'].map((host) => practice(`${shape}：${host}`, host, shape))),
  );
  const refused = await Promise.all(
    SHAPES.flatMap((shape) => [
      practice(`${shape}：憑證上沒有的名稱`, 'mail.ok.test', shape),
      ...['mail.ok.test', 'www.example.com', '192.0.2.11'].map((host) => practice(`${shape}：簽給 ${host} 也沒有用`, host, shape, host)),
    ]),
  );
  const chains = [...accepted, ...refused];
  const serving = await serveChains(chains);
  try {
    const verdicts = [
      askOpenssl(chains, openssl),
      await askBrowser('Chromium', { path: chromium, certutil }, chains, serving),
      await askBrowser('Firefox', { path: firefox, certutil }, chains, serving),
    ];
    for (const { program, of } of verdicts) {
      const seen = chains.map(({ name }, index) => `${name} ${of[index] === OK ? '接受' : '拒絕'}`);
      const expected = chains.map(({ name }, index) => `${name} ${index < accepted.length ? '接受' : '拒絕'}`);
      assert.deepEqual(seen, expected, program);
      context.diagnostic(`${program}：${[...new Set(of)].join('、')}`);
    }
  } finally {
    await serving.close();
  }
});
