import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowsTime } from '../../../src/core/text/windows-time.ts';
import { fixture, inspected, rulesOf, said } from './compare.ts';
import { printCertutil } from './print-certutil.ts';

// 自製的輸出：照公開的 certutil 輸出寫成，這裡沒有 Windows 可以執行。
for (const language of ['en', 'zh'] as const) {
  for (const [name, path] of [
    ['憑證', 'dumps/leaf.pem'],
    ['橢圓曲線憑證', 'x509/p256.der'],
    ['請求檔', 'x509/rsa-san.csr.pem'],
  ] as const) {
    test(`自製的 certutil 輸出和${name}本身說的一樣（${language}）`, async () => {
      const [real] = (await inspected(fixture(path))).objects;
      assert.ok(real !== undefined);
      const { objects, problems } = await inspected(`C:\\>certutil -dump a\r\n${printCertutil(real.subject, language)}`);
      assert.deepEqual(problems, []);
      const [one] = objects;
      assert.ok(one !== undefined && objects.length === 1);
      // The seconds are not printed.
      const minutes = (of: Record<string, unknown>): Record<string, unknown> => ({
        ...of,
        notBefore: String(of['notBefore']).slice(0, 16),
        notAfter: String(of['notAfter']).slice(0, 16),
      });
      assert.deepEqual(minutes(said(one)), minutes(said(real)));
      assert.deepEqual(
        rulesOf(one),
        rulesOf(real).filter((rule) => rule !== 'request-signature-unverified'),
      );
      assert.equal(one.subject.spkiSha256, real.subject.spkiSha256);
      assert.equal(one.subject.der, null);
      if (real.subject.kind === 'certificate') assert.equal(one.subject.fingerprints?.sha1, real.subject.fingerprints?.sha1);
    });
  }
}

test('Windows 印的時間照臺灣時間算，看不出月在前還是日在前的不猜', () => {
  const at = (text: string): string | null => {
    const time = windowsTime(text);
    return time === null ? null : new Date(time).toISOString();
  };
  assert.equal(at('2026/11/29 下午 02:32'), '2026-11-29T06:32:00.000Z');
  assert.equal(at('2026/11/29 上午 12:05'), '2026-11-28T16:05:00.000Z');
  assert.equal(at('11/29/2026 2:32 PM'), '2026-11-29T06:32:00.000Z');
  assert.equal(at('2026-11-29 14:32'), '2026-11-29T06:32:00.000Z');
  assert.equal(at('29/11/2026 14:32'), '2026-11-29T06:32:00.000Z');
  assert.equal(at('Monday, November 18, 2024 10:27:35 PM'), '2024-11-18T14:27:35.000Z');
  assert.equal(at('10/11/2026 14:32'), null);
  assert.equal(at('2026/2/30 上午 08:00'), null);
  assert.equal(at('明天'), null);
});
