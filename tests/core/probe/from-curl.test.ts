import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWitnesses } from '../../../src/core/probe/read-witnesses.ts';

/** As curl 7.88 prints it, with a redirect from port 80. */
const REDIRECTED = `$ curl -vIL http://www.example.gov.tw/
*   Trying 192.0.2.7:80...
* Connected to www.example.gov.tw (192.0.2.7) port 80 (#0)
> HEAD / HTTP/1.1
> Host: www.example.gov.tw
>
< HTTP/1.1 301 Moved Permanently
< Server: nginx/1.22.1
< Date: Mon, 30 Nov 2026 05:50:54 GMT
< Location: https://www.example.gov.tw/
<
* Connection #0 to host www.example.gov.tw left intact
* Clear auth, redirects to port from 80 to 443
* Issue another request to this URL: 'https://www.example.gov.tw/'
*   Trying 192.0.2.7:443...
* Connected to www.example.gov.tw (192.0.2.7) port 443 (#1)
* ALPN: offers h2,http/1.1
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
* ALPN: server accepted h2
* Server certificate:
*  subject: C=TW; O=Example Agency; CN=www.example.gov.tw
*  SSL certificate verify ok.
> HEAD / HTTP/2
> Host: www.example.gov.tw
>
< HTTP/2 200
< server: nginx/1.22.1
< date: Mon, 30 Nov 2026 05:50:55 GMT
< strict-transport-security: max-age=31536000; includeSubDomains
<
* Connection #1 to host www.example.gov.tw left intact
`;

test('curl -v：80 埠的轉址與 TLS 的回應是同一台主機', () => {
  const [record, ...more] = readWitnesses(REDIRECTED);
  assert.equal(more.length, 0);
  assert.deepEqual(
    [record?.witness, record?.host, record?.port, record?.name, record?.address],
    ['curl', 'www.example.gov.tw', 443, 'www.example.gov.tw', '192.0.2.7'],
  );
  assert.deepEqual(record?.protocols, { 'TLSv1.3': { said: 'yes', cipher: 0x1302 } });
  assert.equal(record.alpn, 'h2');
  assert.deepEqual([record.http?.status, record.http?.location, record.http?.server], [301, 'https://www.example.gov.tw/', 'nginx/1.22.1']);
  assert.deepEqual([record.https?.status, record.https?.hsts], [200, 'max-age=31536000; includeSubDomains']);
  assert.deepEqual([record.https?.date, record.https?.dateAt], [Date.parse('2026-11-30T05:50:55Z'), null]);
  assert.deepEqual([record.chain, record.stapled, record.ciphers], [null, null, {}], 'curl 不印憑證，沒有看的不說');
});

test('curl 8：進度列在前面、名稱與位址另外說、套件後面有群組', () => {
  const text = `  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0* Host www.example.gov.tw:443 was resolved.
* IPv4: 192.0.2.7
*   Trying 192.0.2.7:443...
* ALPN: curl offers h2,http/1.1
* SSL connection using TLSv1.2 / ECDHE-RSA-AES256-GCM-SHA384 / secp256r1 / rsaEncryption
* ALPN: server did not agree on a protocol. Uses default.
* Established connection to www.example.gov.tw (192.0.2.7 port 443) from 192.0.2.1 port 50000
> GET / HTTP/1.1
> Host: www.example.gov.tw
< HTTP/1.1 403 Forbidden
< Server: Microsoft-IIS/10.0
<
* Connection #0 to host www.example.gov.tw:443 left intact`;
  const [record] = readWitnesses(text);
  assert.deepEqual([record?.host, record?.address, record?.alpn], ['www.example.gov.tw', '192.0.2.7', 'none']);
  assert.deepEqual(record?.groups, { 'TLSv1.2': 'secp256r1' });
  assert.deepEqual([record.https?.status, record.https?.hsts, record.https?.server], [403, null, 'Microsoft-IIS/10.0']);
});

test('同一台主機接著開的別頁不蓋掉第一個回應', () => {
  const more = `* Re-using existing https: connection with host www.example.gov.tw\n> HEAD /login HTTP/2\n> Host: www.example.gov.tw\n< HTTP/2 404\n<\n`;
  const [record, ...rest] = readWitnesses(REDIRECTED + more);
  assert.deepEqual([record?.https?.status, rest.length], [200, 0]);
});

test('連不上與握手失敗', () => {
  const refused =
    'curl -vI https://www.example.gov.tw/\n*   Trying 192.0.2.7:443...\n* connect to 192.0.2.7 port 443 failed: Connection refused\ncurl: (7) Failed to connect to www.example.gov.tw port 443 after 0 ms: Could not connect to server';
  assert.deepEqual(
    readWitnesses(refused).map(({ host, port, connect, https }) => [host, port, connect, https]),
    [['www.example.gov.tw', 443, 'refused', null]],
  );
  const old =
    'curl -vI https://www.example.gov.tw/\n*   Trying 192.0.2.7:443...\n* Connected to www.example.gov.tw (192.0.2.7) port 443 (#0)\n* ALPN: offers h2,http/1.1\n* Closing connection 0\ncurl: (35) error:0A00042E:SSL routines::tlsv1 alert protocol version';
  const [record] = readWitnesses(old);
  assert.deepEqual(record?.https?.ending, { how: 'alert', alert: 70, protocol: null });
  assert.deepEqual(record.protocols, {});
});

test('平常的文字沒有紀錄', () => {
  for (const text of ['', '* 一\n* 二', '我用 curl 連不上', 'Connected to the network']) assert.deepEqual(readWitnesses(text), []);
});
