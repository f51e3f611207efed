import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWitnesses } from '../../../src/core/probe/read-witnesses.ts';
import { oneLinePem, someDer, somePem } from './witness-pem.ts';

const FINDINGS: readonly [id: string, finding: string, severity?: string][] = [
  ['service', 'HTTP'],
  ['SSLv3', 'not offered'],
  ['TLS1', 'offered (deprecated)', 'LOW'],
  ['TLS1_1', "couldn't be tested, socket problem", 'WARN'],
  ['TLS1_2', 'offered'],
  ['TLS1_3', 'offered with final'],
  ['ALPN_HTTP2', 'not offered'],
  ['ALPN', 'http/1.1'],
  ['cipherlist_NULL', 'not offered'],
  ['cipherlist_aNULL', 'not offered'],
  ['cipherlist_EXPORT', 'not offered'],
  ['cipherlist_LOW', 'offered', 'HIGH'],
  ['cipherlist_3DES_IDEA', 'offered', 'MEDIUM'],
  [
    'cipher-tls1_2_xc030',
    'TLSv1.2   xc030   ECDHE-RSA-AES256-GCM-SHA384       ECDH 253   AESGCM      256      TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  ],
  [
    'cipher-tls1_2_x0a',
    'TLSv1.2   x0a     DES-CBC3-SHA                      RSA        3DES        168      TLS_RSA_WITH_3DES_EDE_CBC_SHA',
  ],
  ['DH_groups', 'Unknown DH group (1024 bits)', 'HIGH'],
  ['HTTP_status_code', "302 Found ('/')"],
  ['HTTP_clock_skew', '-15 seconds from localtime'],
  ['HTTP_headerTime', '1796017854'],
  ['HSTS_time', '362 days (=31337000 seconds) > 15552000 seconds'],
  ['HSTS_subdomains', 'includes subdomains'],
  ['banner_server', 'Microsoft-IIS/10.0'],
  ['OCSP_stapling', 'not offered'],
  ['cert', oneLinePem],
  ['certs_countServer', '2'],
  ['intermediate_cert <#1>', oneLinePem],
  ['RC4', 'VULNERABLE, Detected ciphers: RC4-SHA', 'HIGH'],
];
const flat = (findings = FINDINGS): string =>
  JSON.stringify(
    findings.map(([id, finding, severity = 'INFO']) => ({ id, ip: 'www.example.gov.tw/192.0.2.71', port: '443', severity, finding })),
    null,
    1,
  );

test('testssl.sh 的 JSON：版本、套件、憑證、HTTP', () => {
  const [record, ...more] = readWitnesses(flat());
  assert.equal(more.length, 0);
  assert.deepEqual(
    [record?.witness, record?.host, record?.name, record?.address, record?.port, record?.line],
    ['testssl', 'www.example.gov.tw', 'www.example.gov.tw', '192.0.2.71', 443, 4],
  );
  const said = Object.fromEntries(Object.entries(record?.protocols ?? {}).map(([name, answer]) => [name, answer.said]));
  assert.deepEqual(said, { SSLv3: 'no', 'TLSv1.0': 'yes', 'TLSv1.2': 'yes', 'TLSv1.3': 'yes' }, '沒有測成的版本不說');
  const families = Object.fromEntries(Object.entries(record?.ciphers ?? {}).map(([name, answer]) => [name, answer.said]));
  assert.deepEqual(families, { NULL: 'no', anon: 'no', EXPORT: 'no', '3DES': 'yes', RSA: 'yes', RC4: 'yes' }, 'LOW 有好幾種，不說是哪一種');
  assert.deepEqual(record?.ciphers['3DES'], { said: 'yes', cipher: 0x0a });
  assert.deepEqual(
    [record.groups, record.alpn, record.stapled],
    [{ 'TLSv1.2': 'dhe-1024' }, 'http/1.1', { isThere: false, response: null }],
  );
  assert.ok(record.chain?.said === 'sent');
  assert.deepEqual(record.chain.certificates, [someDer, someDer]);
  assert.deepEqual(record.https, {
    status: 302,
    ending: null,
    location: null,
    server: 'Microsoft-IIS/10.0',
    hsts: 'max-age=31337000; includeSubDomains',
    date: 1796017854000,
    dateAt: 1796017869000,
  });
  assert.equal(record.http, null);
});

test('testssl.sh 只測了一部分：憑證不齊、沒有看 HSTS 的，都不說', () => {
  const some = FINDINGS.filter(
    ([id]) => !['intermediate_cert <#1>', 'HSTS_time', 'cipher-tls1_2_x0a', 'cipher-tls1_2_xc030', 'DH_groups'].includes(id),
  );
  const [record] = readWitnesses(flat(some));
  assert.deepEqual([record?.chain, record?.https, record?.groups], [null, null, {}]);
  assert.deepEqual([record?.ciphers.RSA, record?.ciphers['3DES'], record?.ciphers.DES], [undefined, undefined, undefined]);
  const [none] = readWitnesses(flat([...some, ['HSTS', 'not offered', 'LOW']]));
  assert.deepEqual([none?.https?.status, none?.https?.hsts], [302, null], '看了而沒有');
});

test('testssl.sh 分段的 JSON，與換行寫法不同的憑證', () => {
  const entry = ([id, finding, severity = 'INFO']: (typeof FINDINGS)[number]): object => ({
    id,
    severity,
    finding: id === 'cert' ? somePem.replaceAll('\n', ' ') : finding,
  });
  const text = JSON.stringify({
    version: '3.2.1',
    openssl: 'OpenSSL 3.0.15',
    startTime: '1796017000',
    scanResult: [
      {
        targetHost: 'www.example.gov.tw',
        ip: '192.0.2.71',
        port: '8443',
        protocols: FINDINGS.slice(1, 6).map(entry),
        serverDefaults: FINDINGS.slice(22, 26).map(entry),
      },
    ],
  });
  const [record] = readWitnesses(text);
  assert.deepEqual(
    [record?.host, record?.address, record?.port, record?.script, record?.library, record?.clock],
    ['www.example.gov.tw', '192.0.2.71', 8443, 'testssl.sh 3.2.1', 'OpenSSL 3.0.15', 1796017000000],
  );
  assert.equal(record?.chain?.said, 'sent');
});

const suite = (name: string, key: object | null): object => ({ cipher_suite: { name, is_anonymous: false }, ephemeral_key: key });
const tried = (...suites: object[]): object => ({
  status: 'COMPLETED',
  result: { accepted_cipher_suites: suites, rejected_cipher_suites: [] },
});
const sslyze = (results: object): string =>
  JSON.stringify({
    date_scans_started: '2026-11-30T05:50:00',
    sslyze_version: '6.0.0',
    server_scan_results: [
      {
        connectivity_status: 'COMPLETED',
        server_location: { hostname: 'www.example.gov.tw', port: 443, ip_address: '192.0.2.80' },
        network_configuration: { tls_server_name_indication: 'www.example.gov.tw', tls_opportunistic_encryption: null },
        scan_result: results,
      },
    ],
  });
const deployed = (chain: object[], response: object | null = null): object => ({
  status: 'COMPLETED',
  result: {
    hostname_used_for_server_name_indication: 'www.example.gov.tw',
    certificate_deployments: [{ received_certificate_chain: chain, ocsp_response: response }],
  },
});

test('SSLyze 的 JSON：版本、套件、憑證與附上的回應', () => {
  const text = sslyze({
    ssl_3_0_cipher_suites: tried(),
    tls_1_0_cipher_suites: tried(),
    tls_1_1_cipher_suites: tried(),
    tls_1_2_cipher_suites: tried(
      suite('TLS_RSA_WITH_RC4_128_SHA', null),
      suite('TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', { type_name: 'DH', size: 1024 }),
    ),
    tls_1_3_cipher_suites: tried(suite('TLS_AES_256_GCM_SHA384', { type_name: 'ECDH', curve_name: 'X25519', size: 253 })),
    certificate_info: deployed([{ as_pem: somePem }, { as_pem: somePem }], { response_status: 'SUCCESSFUL' }),
  });
  const [record] = readWitnesses(text);
  assert.deepEqual(
    [record?.witness, record?.host, record?.name, record?.address, record?.clock, record?.script],
    ['sslyze', 'www.example.gov.tw', 'www.example.gov.tw', '192.0.2.80', Date.parse('2026-11-30T05:50:00Z'), 'SSLyze 6.0.0'],
  );
  assert.deepEqual(record?.protocols['TLSv1.3'], { said: 'yes', cipher: 0x1302 });
  assert.deepEqual([record.protocols['TLSv1.2'], record.protocols['TLSv1.0']?.said], [{ said: 'yes', cipher: null }, 'no']);
  assert.deepEqual(record.groups, { 'TLSv1.2': 'dhe-1024', 'TLSv1.3': 'x25519' });
  assert.deepEqual([record.ciphers.RC4?.said, record.ciphers.RSA?.said, record.ciphers['3DES']?.said], ['yes', 'yes', 'no']);
  assert.ok(record.chain?.said === 'sent');
  assert.deepEqual(record.chain.certificates, [someDer, someDer]);
  assert.deepEqual([record.stapled, record.https], [{ isThere: true, response: null }, null]);
});

test('SSLyze 沒有排的測試，不說沒有', () => {
  const [record] = readWitnesses(
    sslyze({
      tls_1_2_cipher_suites: tried(suite('TLS_RSA_WITH_AES_128_CBC_SHA', null)),
      ssl_3_0_cipher_suites: { status: 'NOT_SCHEDULED', result: null },
    }),
  );
  assert.deepEqual(Object.keys(record?.protocols ?? {}), ['TLSv1.2']);
  assert.deepEqual(Object.keys(record?.ciphers ?? {}), ['RSA']);
  assert.deepEqual([record?.chain, record?.stapled], [null, null]);
  const [part] = readWitnesses(sslyze({ certificate_info: deployed([{ as_pem: somePem }, { subject: {} }]) }));
  assert.equal(part?.chain, null, '有一張不是完整的');
});

/** As nmap 7.93 prints it. */
const NMAP = `Starting Nmap 7.93 ( https://nmap.org ) at 2026-11-30 05:50 UTC
Nmap scan report for www.example.gov.tw (192.0.2.90)
Host is up (0.083s latency).

PORT     STATE SERVICE
443/tcp  open  https
| ssl-enum-ciphers:${' '}
|   TLSv1.0:${' '}
|     ciphers:${' '}
|       TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA (ecdh_x25519) - A
|       TLS_DHE_RSA_WITH_AES_256_CBC_SHA (dh 1024) - D
|     compressors:${' '}
|       NULL
|     cipher preference: server
|   TLSv1.2:${' '}
|     ciphers:${' '}
|       TLS_RSA_WITH_3DES_EDE_CBC_SHA (rsa 2048) - C
|       TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (secp256r1) - A
|     compressors:${' '}
|       NULL
|     cipher preference: client
|     warnings:${' '}
|       64-bit block cipher 3DES vulnerable to SWEET32 attack
|_  least strength: D
8443/tcp open  https-alt
| ssl-enum-ciphers:${' '}
|   TLSv1.3:${' '}
|     ciphers:${' '}
|       TLS_AKE_WITH_AES_256_GCM_SHA384 (ecdh_x25519) - A
|     cipher preference: server
|_  least strength: A
`;

test('nmap 的文字：一個連接埠一筆', () => {
  const records = readWitnesses(NMAP);
  assert.deepEqual(
    records.map(({ witness, host, name, address, port, line, endLine }) => [witness, host, name, address, port, line, endLine]),
    [
      ['nmap', 'www.example.gov.tw', null, '192.0.2.90', 443, 7, 24],
      ['nmap', 'www.example.gov.tw', null, '192.0.2.90', 8443, 26, 31],
    ],
  );
  const [first, second] = records;
  assert.deepEqual(first?.protocols['TLSv1.0'], { said: 'yes', cipher: 0xc014 });
  assert.deepEqual(first.protocols['TLSv1.2'], { said: 'yes', cipher: null }, '依名稱排的第一個不是選的那一個');
  assert.deepEqual([first.protocols.SSLv3?.said, first.protocols['TLSv1.3']], ['no', undefined], '舊版的 nmap 不問 TLS 1.3');
  assert.deepEqual(first.groups, { 'TLSv1.0': 'dhe-1024', 'TLSv1.2': 'secp256r1' });
  assert.deepEqual([first.ciphers['3DES']?.said, first.ciphers.RSA?.said, first.ciphers.RC4?.said], ['yes', 'yes', 'no']);
  assert.deepEqual([first.chain, first.https], [null, null]);
  assert.deepEqual(second?.protocols['TLSv1.3'], { said: 'yes', cipher: 0x1302 });
});

test('nmap 的輸出斷在中間：沒有列到的不說沒有', () => {
  const [record] = readWitnesses(NMAP.split('\n').slice(0, 14).join('\n'));
  assert.equal(record?.isCut, true);
  assert.deepEqual(Object.keys(record.protocols), ['TLSv1.0']);
  assert.deepEqual(record.ciphers, {});
});

test('nmap 的 XML 說的和文字一樣', () => {
  const section = NMAP.split('\n')
    .slice(7, 24)
    .map((line) => line.replace(/^\|[_ ]/u, ''))
    .join('&#xa;');
  const xml = `<?xml version="1.0"?>\n<nmaprun scanner="nmap">\n<host><address addr="192.0.2.90" addrtype="ipv4"/>\n<hostnames>\n<hostname name="www.example.gov.tw" type="user"/>\n</hostnames>\n<ports><port protocol="tcp" portid="443"><state state="open"/><script id="ssl-enum-ciphers" output="&#xa;${section}"></script></port></ports>\n</host>\n</nmaprun>`;
  const [fromXml] = readWitnesses(xml);
  const [fromText] = readWitnesses(NMAP);
  assert.equal(fromXml?.line, 7);
  assert.deepEqual({ ...fromXml, line: 0, endLine: 0 }, { ...fromText, line: 0, endLine: 0 });
});

test('別的 JSON 與壞掉的 JSON 沒有紀錄', () => {
  for (const text of [
    '[]',
    '{"server_scan_results": 1}',
    '{"server_scan_results": [',
    '[{"finding": "x"}]',
    '{"finding": {"id": [1]}}',
    '[null, {"id": "SSLv3", "ip": "a/b", "port": "443", "finding": "?"}]',
  ])
    assert.deepEqual(readWitnesses(text), [], text);
});
