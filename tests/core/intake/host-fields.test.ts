import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostFields } from '../../../src/core/intake/host-fields.ts';
import { hostIn, withoutHosts } from '../../../src/core/intake/read-hosts.ts';
import { ends } from '../../support/effort.ts';

const texts: [what: string, text: string, domain: string | undefined, port?: string][] = [
  ['Chrome 的畫面', '攻擊者可能會試圖從 www.agency.gov.tw 竊取您的資訊\nNET::ERR_CERT_AUTHORITY_INVALID', 'www.agency.gov.tw'],
  ['curl 說的參考網頁不是主機', 'curl: (60) SSL certificate problem\nMore details here: https://curl.se/docs/sslcerts.html', undefined],
  [
    'curl 連的主機',
    '* Trying 10.1.2.3:8443...\n* Connected to https://api.agency.com:8443/\nhttps://curl.se/docs/',
    'api.agency.com',
    '8443',
  ],
  ['憑證裡的廢止清單不是主機', 'URI:http://crl.agency.gov.tw/a.crl\nocsp.gca.nat.gov.tw\nhttps://www.agency.gov.tw/', 'www.agency.gov.tw'],
  ['Java 的類別不是主機', 'javax.net.ssl.SSLHandshakeException\n at org.springframework.web.client\n at sun.security.ssl', undefined],
  ['Python 的模組不是主機', 'urllib3.connectionpool: requests.exceptions.SSLError', undefined],
  ['信箱不是主機', 'ask service@agency.gov.tw', undefined],
  ['只有 IP', '10.1.2.3 connection refused', undefined],
  ['進不了殼層的字不是主機', 'https://www.agency.gov.tw;reboot/ https://$(id).agency.gov.tw/', 'www.agency.gov.tw'],
];
for (const [what, text, domain, port = '443'] of texts)
  test(`訊息裡的主機：${what}`, () => {
    assert.deepEqual(hostFields(text), domain === undefined ? {} : { domain, port });
  });

const questions: [text: string, host: string, rest: string | null][] = [
  ['https://www.agency.gov.tw 打不開', 'www.agency.gov.tw', '打不開'],
  ['https://www.agency.gov.tw/a?id=3&b=4 打不開', 'www.agency.gov.tw', '打不開'],
  ['www.agency.gov.tw憑證過期了', 'www.agency.gov.tw', '憑證過期了'],
  ['mail.agency.gov.tw:993 名稱不符', 'mail.agency.gov.tw', '名稱不符'],
  ['windows 7 打不開 nginx.conf www.agency.gov.tw', 'www.agency.gov.tw', 'windows 7 打不開 nginx.conf'],
  ['（https://www.agency.gov.tw/）', 'www.agency.gov.tw', null],
  ['ｗｗｗ.agency.gov.tw 打不開，顯示：過期', 'www.agency.gov.tw', '打不開，顯示：過期'],
];
for (const [text, host, rest] of questions)
  test(`主機與問題分開：${text}`, () => {
    assert.equal(hostIn(text)?.name, host);
    assert.equal(withoutHosts(text), rest);
  });

test('很長的記錄讀得完', async () => {
  for (const text of ['a.tw '.repeat(200_000), 'https://'.repeat(150_000), 'a.b.c:1/'.repeat(150_000), '?a'.repeat(500_000)])
    await ends(() => [hostFields(text), withoutHosts(text)]);
});
