import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWitnesses } from '../../../src/core/probe/read-witnesses.ts';
import { someDer, somePem } from './witness-pem.ts';

const COMMAND = '$ openssl s_client -connect 192.0.2.7:8443 -servername www.example.gov.tw -showcerts -status -alpn h2,http/1.1';
/** As OpenSSL 3.0 prints it; `withLines` are those that change from one connection to the next. */
const output = (withLines: string, chain = chainOf(2)): string => `CONNECTED(00000003)
OCSP response: no response sent
---
Certificate chain
${chain}
---
Server certificate
subject=C = TW, O = Example Agency, CN = www.example.gov.tw
issuer=C = TW, O = Example, CN = Example Issuing CA
---
No client certificate CA names sent
Peer signing digest: SHA256
Server Temp Key: X25519, 253 bits
---
SSL handshake has read 2351 bytes and written 431 bytes
Verification error: unable to get local issuer certificate
---
${withLines}
Verify return code: 20 (unable to get local issuer certificate)
---`;
const chainOf = (count: number, pem = somePem): string =>
  Array.from({ length: count }, (_, at) => ` ${at} s:CN = ${at}\n   i:CN = ${at + 1}${pem === '' ? '' : `\n${pem}`}`).join('\n');
const MODERN = 'New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\nCompression: NONE\nALPN protocol: h2';
const OLDER = `New, SSLv3, Cipher is AES256-SHA
No ALPN negotiated
SSL-Session:
    Protocol  : TLSv1.2
    Cipher    : AES256-SHA
    Start Time: 1796017854`;

test('s_client 的輸出：問了誰、送了什麼、選了什麼', () => {
  const [record, ...more] = readWitnesses(`${COMMAND}\n${output(MODERN)}`);
  assert.equal(more.length, 0);
  assert.equal(record?.witness, 's-client');
  assert.deepEqual(
    [record.host, record.port, record.name, record.address, record.connect, record.line],
    ['www.example.gov.tw', 8443, 'www.example.gov.tw', '192.0.2.7', 'ok', 2],
  );
  assert.deepEqual(record.protocols, { 'TLSv1.3': { said: 'yes', cipher: 0x1302 } });
  assert.deepEqual([record.groups, record.alpn], [{ 'TLSv1.3': 'x25519' }, 'h2']);
  assert.deepEqual(record.stapled, { isThere: false, response: null });
  assert.ok(record.chain?.said === 'sent');
  assert.deepEqual(record.chain.certificates, [someDer, someDer]);
  const lines = `${COMMAND}\n${output(MODERN)}`.split('\n');
  assert.ok(record.chain.lines.every((line) => lines[line - 1] === '-----BEGIN CERTIFICATE-----'));
  assert.deepEqual([record.ciphers, record.unnamed, record.http, record.https], [{}, null, null, null], '沒有看的不說');
});

test('TLS 1.2：版本看工作階段，不看套件最早的版本', () => {
  const [record] = readWitnesses(`${COMMAND}\n${output(OLDER)}`);
  assert.deepEqual(record?.protocols, { 'TLSv1.2': { said: 'yes', cipher: 0x35 } });
  assert.deepEqual([record.alpn, record.clock], ['none', 1796017854000]);
  const [without] = readWitnesses(`openssl s_client -connect www.example.gov.tw:443\n${output(OLDER)}`);
  assert.equal(without?.alpn, null, '沒有問 ALPN');
});

test('沒有 -showcerts：憑證不齊，不當成只送了一張', () => {
  const chain = ` 0 s:CN = 0\n   i:CN = 1\n${somePem}\n 1 s:CN = 1\n   i:CN = 2`;
  assert.equal(readWitnesses(`${COMMAND}\n${output(MODERN, chain)}`)[0]?.chain, null);
  assert.equal(readWitnesses(`${COMMAND}\n${output(MODERN, chainOf(2, ''))}`)[0]?.chain, null);
});

test('沒有貼指令：不知道是哪一台', () => {
  const [record] = readWitnesses(output(MODERN));
  assert.deepEqual([record?.host, record?.name, record?.chain?.said], ['', null, 'sent']);
});

const REFUSED = `806BB67BE77F0000:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../ssl/record/rec_layer_s3.c:1601:SSL alert number 70
CONNECTED(00000003)
---
no peer certificate available
---
SSL handshake has read 7 bytes and written 159 bytes
---
New, (NONE), Cipher is (NONE)
SSL-Session:
    Protocol  : TLSv1.1
    Cipher    : 0000
    Verify return code: 0 (ok)
---`;

test('指定版本而被拒絕：這個版本沒有開', () => {
  const [record] = readWitnesses(`openssl s_client -connect www.example.gov.tw:443 -tls1_1 </dev/null\n${REFUSED}`);
  assert.deepEqual(record?.protocols, { 'TLSv1.1': { said: 'no', ending: { how: 'alert', alert: 70, protocol: null } } });
  assert.deepEqual(record.chain, { said: 'unknown', ending: { how: 'alert', alert: 70, protocol: null } });
});

test('被別的警示拒絕，或不知道指定了什麼：不說這個版本沒有開', () => {
  const other = REFUSED.replace('protocol version', 'handshake failure').replace('number 70', 'number 40');
  const [record] = readWitnesses(`openssl s_client -connect www.example.gov.tw:443 -tls1_1\n${other}`);
  assert.equal(record?.protocols['TLSv1.1']?.said, 'unknown');
  assert.deepEqual(readWitnesses(REFUSED)[0]?.protocols, {});
});

test('連接埠說的不是 TLS', () => {
  const text = REFUSED.replace(
    /^.*\n/u,
    '803B:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record.c:350:\n',
  ).replace('TLSv1.1', 'TLSv1.3');
  const [record] = readWitnesses(`openssl s_client -connect www.example.gov.tw:80\n${text}`);
  assert.deepEqual(record?.chain, { said: 'unknown', ending: { how: 'not-tls', alert: null, protocol: null } });
  assert.deepEqual(record.protocols, {});
});

test('STARTTLS 與好幾次連線', () => {
  const text = `openssl s_client -connect mail.example.gov.tw:25 -starttls smtp -showcerts\n${output(OLDER)}\n${COMMAND}\n${output(MODERN)}`;
  const records = readWitnesses(text);
  assert.deepEqual(
    records.map(({ host, port, starttls }) => [host, port, starttls]),
    [
      ['mail.example.gov.tw', 25, 'smtp'],
      ['www.example.gov.tw', 8443, null],
    ],
  );
});
