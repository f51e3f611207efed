import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { createVerify } from '../../../src/core/crypto/verify.ts';
import { readNames } from '../../../src/core/rehearse/asked-names.ts';
import { FAULTS, type Fault } from '../../../src/core/rehearse/fault.ts';
import { makeSet, type RehearsalSet, type RehearsalWish } from '../../../src/core/rehearse/make-set.ts';
import { readsAsWished } from '../../../src/core/rehearse/read-again.ts';
import { SHAPES, type Shape } from '../../../src/core/rehearse/shape.ts';
import { createIssuer } from '../../../src/peculiar/issuer.ts';

const { subtle } = globalThis.crypto;
const verify = createVerify({ subtle, loadFallback: () => verifyInJavaScript });
const names = readNames('www.example.gov.tw *.app.example.gov.tw 192.0.2.10 2001:db8::1').names;

async function made(shape: Shape, fault: Fault | null = null): Promise<{ set: RehearsalSet; wish: RehearsalWish }> {
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const spki = new Uint8Array(await subtle.exportKey('spki', pair.publicKey));
  const wish: RehearsalWish = { spki, keyType: 'EC', names, shape, authorityKey: 'ec-p256', fault, now: new Date('2026-11-30T04:00:00Z') };
  const random = (length: number): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(length));
  return { set: await makeSet(wish, { issuer: createIssuer(subtle), random, words: byFile('messages') }), wish };
}

for (const shape of SHAPES)
  test(`重新讀過：${shape} 的每一套，正確的與每一種毛病，都是要的那一套`, async () => {
    for (const fault of [null, ...FAULTS]) {
      const { set, wish } = await made(shape, fault);
      assert.ok(await readsAsWished(set, wish, verify), fault ?? '正確的');
    }
  });

test('重新讀過：不是要的就不交出去', async () => {
  const { set, wish } = await made('twca');
  const other = await made('twca');
  const broken = Uint8Array.from(set.server);
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
  const wrong: Record<string, [RehearsalSet, RehearsalWish]> = {
    別的金鑰: [set, { ...wish, spki: other.wish.spki }],
    別的名稱: [set, { ...wish, names: names.slice(1) }],
    別的效期: [{ ...set, notAfter: new Date(set.notAfter.getTime() + 1000) }, wish],
    別的中繼: [{ ...set, intermediate: other.set.intermediate }, wish],
    別的交互憑證: [{ ...set, cross: other.set.cross }, wish],
    別的根憑證: [{ ...set, root: other.set.root }, wish],
    別的同名根憑證: [{ ...set, sameNameRoot: other.set.sameNameRoot }, wish],
    簽章壞掉: [{ ...set, server: broken }, wish],
    讀不出來: [{ ...set, intermediate: set.intermediate?.subarray(0, 50) ?? null }, wish],
    沒有該有的毛病: [{ ...set, fault: 'no-san' }, wish],
    中繼不是錯的: [{ ...set, fault: 'wrong-generation' }, wish],
  };
  for (const [what, [each, wanted]] of Object.entries(wrong)) assert.equal(await readsAsWished(each, wanted, verify), false, what);
});
