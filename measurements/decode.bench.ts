import { webcrypto, X509Certificate as NodeCertificate } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyInJavaScript } from '../src/core/crypto/fallback.ts';
import { createVerify } from '../src/core/crypto/verify.ts';
import { lintChecks } from '../src/core/lint/lint-checks.ts';
import { inspectInput } from '../src/core/inspect/inspect-input.ts';
import { readInput } from '../src/core/pem/read-input.ts';
import { decodeBlock } from '../src/core/x509/decode-block.ts';
import { root } from '../src/content/root.ts';
import type { Row } from './run.ts';
import 'reflect-metadata';
import { load } from '../src/content/content-folder.ts';

export const title = '解碼：每秒幾張憑證（每列取五回最快的一回）';

export async function measure(): Promise<Row[]> {
  const { X509Certificate: PeerCertificate } = await import('@peculiar/x509');
  const inputs = certificates();
  const context = {
    at: new Date(),
    programme: 'public-web' as const,
    rules: load('rules'),
    lint: lintChecks,
    authorities: load('authorities'),
    verify: createVerify({ subtle: webcrypto.subtle, loadFallback: () => verifyInJavaScript }),
  };
  const ways: [string, (der: Uint8Array) => unknown][] = [
    [
      'node:crypto X509Certificate，讀主體與到期日',
      (der) => {
        const c = new NodeCertificate(der);
        return c.subject + c.validTo + c.fingerprint256;
      },
    ],
    [
      '@peculiar/x509，讀主體與到期日',
      (der) => {
        const c = new PeerCertificate(der as Uint8Array<ArrayBuffer>);
        return c.subject + String(c.notAfter);
      },
    ],
    ['本站：讀入並解碼所有欄位與指紋', (der) => readInput(der).blocks.map(decodeBlock)],
    ['本站：解碼、驗章並依規則判斷', (der) => inspectInput(der, context)],
  ];
  const rows: Row[] = [{ what: '憑證張數', value: String(inputs.length) }];
  for (const [what, way] of ways) {
    let best = Infinity;
    let refused = 0;
    for (let round = 0; round < 5; round++) {
      refused = 0;
      const start = performance.now();
      for (const der of inputs) {
        try {
          await way(der);
        } catch {
          refused++;
        }
      }
      best = Math.min(best, performance.now() - start);
    }
    rows.push({ what, value: `${Math.round((inputs.length / best) * 1000)} 張／秒${refused ? `，${refused} 張讀不出來` : ''}` });
  }
  return rows;
}

/** The public test suite where it lies beside the project, else the project's own fixtures. */
function certificates(): Uint8Array[] {
  const corpus = join(root, '../shared/corpora/pkits/certs');
  const folder = existsSync(corpus) ? corpus : join(root, 'tests/fixtures/x509');
  return readdirSync(folder)
    .filter((file) => /\.(crt|der)$/.test(file))
    .map((file) => new Uint8Array(readFileSync(join(folder, file))));
}
