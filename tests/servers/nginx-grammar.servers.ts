import assert from 'node:assert/strict';
import { accepted, refused, wholeConfig } from '../fixtures/nginx/refused.ts';
import { findProgram } from './support/find-program.ts';
import { serverTest } from './support/server-test.ts';
import { siteCertificate } from './support/site-certificate.ts';

serverTest('nginx -t 拒收的與收下的，設定檢查說的一樣', ['nginx', 'openssl'], async (shop) => {
  const [certificate, key] = await siteCertificate(shop, 'www.example.gov.tw');
  const ask = async (row: Parameters<typeof wholeConfig>[0]): Promise<{ code: number | null; output: string }> => {
    const head = `pid ${shop.path('nginx.pid')};`;
    const text = wholeConfig({ ...row, text: row.text.replaceAll('CERT', certificate).replaceAll('KEY', key) }, head);
    return shop.run(findProgram('nginx')?.path ?? 'nginx', ['-t', '-p', shop.folder, '-e', 'stderr', '-c', shop.write('nginx.conf', text)]);
  };
  for (const row of refused) {
    const { code, output } = await ask(row);
    assert.notEqual(code, 0, row.what);
    assert.match(output, row.says, row.what);
  }
  for (const row of accepted) {
    const { code, output } = await ask(row);
    assert.equal(code, 0, `${row.what}：${output}`);
  }
});
