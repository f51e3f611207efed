import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kb } from './terminal.ts';

const good =
  'server {\n  listen 443 ssl;\n  server_name www.example.gov.tw;\n  ssl_certificate /e/fullchain.pem;\n  ssl_certificate_key /e/site.key;\n  ssl_protocols TLSv1.2 TLSv1.3;\n}\n';
const bad = good.replace('ssl_protocols TLSv1.2', 'ssl_protocol TLSv1.2');

interface Line {
  file: string;
  server: string | null;
  version: string | null;
  findings: { code: string; severity: string; line: number; facts: Record<string, unknown> }[];
  problems: { code: string }[];
}
const json = async (stdin: string | Uint8Array, ...args: string[]): Promise<{ code: number; line: Line }> => {
  const { code, out } = await kb(['config', '-', '--json', ...args], { stdin });
  return { code, line: JSON.parse(out) as Line };
};

test('--json：一個檔案一行，欄位照約定', async () => {
  const { code, line } = await json(bad);
  assert.equal(code, 1);
  assert.deepEqual(Object.keys(line), ['file', 'server', 'version', 'findings', 'problems']);
  assert.equal(line.server, 'nginx');
  assert.deepEqual(line.findings.find(({ code: found }) => found === 'unknown-directive-meant')?.facts, {
    name: 'ssl_protocol',
    meant: 'ssl_protocols',
  });
  assert.equal(line.findings.find(({ code: found }) => found === 'unknown-directive-meant')?.line, 6);
});

test('沒有問題是代碼 0', async () => {
  const { code, out } = await kb(['config', '-'], { stdin: good });
  assert.equal(code, 0);
  assert.match(out, /沒有發現問題/);
});

test('給人看的結果說得出第幾行、嚴重程度與改法', async () => {
  const { code, out } = await kb(['config', '-'], { stdin: bad });
  assert.equal(code, 1);
  assert.match(out, /第 6 行　錯誤　nginx 沒有 ssl_protocol 這個指令/);
  assert.match(out, /ssl_protocols/);
});

test('--version 會改變判斷', async () => {
  const text = good.replace('listen 443 ssl;', 'listen 443 ssl;\n  http2 on;');
  assert.deepEqual(
    (await json(text, '--version', '1.22.1')).line.findings.map(({ code }) => code),
    ['directive-too-new'],
  );
  assert.deepEqual((await json(text, '--version', '1.26.0')).line.findings, []);
  // As `nginx -v` says it.
  const { line } = await json(text, '--version', 'nginx/1.18.0 (Ubuntu)');
  assert.equal(line.version, '1.18.0');
  assert.deepEqual(
    line.findings.map(({ code }) => code),
    ['directive-too-new'],
  );
});

test('檔案開頭的 BOM 與 UTF-16 都說得出來', async () => {
  for (const bytes of [Buffer.from(`\ufeff${good}`), Buffer.from(`\ufeff${good}`, 'utf16le')])
    assert.deepEqual(
      (await json(bytes)).line.findings.map(({ code }) => code),
      ['byte-order-mark'],
    );
});

test('--server 指定時不猜', async () => {
  const { line } = await json('ErrorLog /var/log/a', '--server', 'apache');
  assert.equal(line.server, 'apache');
});

test('HAProxy、WildFly、Spring Boot 的設定也逐行說', async () => {
  const haproxy = 'frontend f\n mode http\n bind *:443 ssl crt /e/a.pem ssl-min-ver TLSv1.0\n default_backend b\n';
  assert.match((await kb(['config', '-'], { stdin: haproxy })).out, /HAProxy[^]*第 3 行　注意　這裡還開放 TLSv1 TLSv1\.1/);
  const spring = 'server.ssl.key-store=/e/site.pem\nserver.ssl.enabled-protocols=TLSv1.2,TLSv1.3\n';
  assert.match((await kb(['config', '-'], { stdin: spring })).out, /Spring Boot[^]*第 1 行　錯誤　server\.ssl\.key-store 要指到金鑰儲存庫/);
  const { line } = await json('/subsystem=elytron/server-ssl-context=a:add(key-manager=b,protocols=["SSLv3"])', '--server', 'wildfly');
  assert.equal(line.server, 'wildfly');
  assert.deepEqual(
    line.findings.map(({ code }) => code),
    ['protocol-ssl', 'protocol-no-modern'],
  );
});

test('只認得名稱的產品、認不出來的文字與私密金鑰都是代碼 2', async () => {
  const caddy = 'www.example.gov.tw {\n  tls /e/a.pem /e/a.key\n  reverse_proxy 10.0.0.1:80\n}\n';
  const known = await json(caddy);
  assert.equal(known.code, 2);
  assert.equal(known.line.server, 'caddy');
  assert.deepEqual(
    known.line.problems.map(({ code }) => code),
    ['not-examined'],
  );
  assert.match((await kb(['config', '-'], { stdin: caddy })).out, /Caddy/);
  assert.deepEqual(
    (await json('今天天氣很好。')).line.problems.map(({ code }) => code),
    ['not-recognised'],
  );
  const key = await json(`${good}-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n`);
  assert.equal(key.code, 2);
  assert.deepEqual(
    key.line.problems.map(({ code }) => code),
    ['private-key'],
  );
});

test('打錯選項是代碼 2，並說明用法', async () => {
  for (const args of [['config'], ['config', '-', '--server', 'caddy'], ['config', '-', '--version', 'abc'], ['config', '-', '--no']]) {
    const { code, err } = await kb(args, { stdin: good });
    assert.equal(code, 2);
    assert.match(err, /用法：npm run -s kb -- config/);
  }
});
