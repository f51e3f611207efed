import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permanentAddress, readSiteAddress, siteAddressOf } from '../../../src/core/reply/site-address.ts';

test('網站的網址由這一頁的網址得知', () => {
  const cases: [string, string | null][] = [
    ['https://kb.example.gov.tw/tools/reply.html#add=k01', 'https://kb.example.gov.tw/'],
    ['http://kb.intra:8080/intranet/kb/tools/reply.html?x=1', 'http://kb.intra:8080/intranet/kb/'],
    ['https://kb.example.gov.tw/tools/tools/reply.html', 'https://kb.example.gov.tw/tools/'],
    ['https://kb.example.gov.tw/tools/reply', 'https://kb.example.gov.tw/'],
    ['file:///D:/kb/tools/reply.html', null],
  ];
  for (const [href, address] of cases) assert.equal(siteAddressOf(href, 'tools/reply.html')?.address ?? null, address, href);
});

test('自己填的網址：補上通訊協定與斜線，認得首頁的寫法，不收別的', () => {
  const cases: [string, string | null][] = [
    ['https://kb.example.gov.tw', 'https://kb.example.gov.tw/'],
    [' kb.example.gov.tw/tls ', 'https://kb.example.gov.tw/tls/'],
    ['http://kb.intra:8080/kb/index.html#x', 'http://kb.intra:8080/kb/'],
    ['kb.intra:8080/kb//', 'https://kb.intra:8080/kb/'],
    ['https://憑證.example.gov.tw/', 'https://xn--8juq24g.example.gov.tw/'],
    ['', null],
    ['   ', null],
    ['file:///D:/kb/', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://kb.example.gov.tw/', null],
    ['https://user:secret@kb.example.gov.tw/', null],
    ['https://', null],
    ['not an address', null],
  ];
  for (const [typed, address] of cases) assert.equal(readSiteAddress(typed)?.address ?? null, address, typed);
});

test('只有自己打得開的位址認得出來', () => {
  for (const own of ['http://localhost:4321/', 'http://127.0.0.1/', 'http://[::1]:80/', 'http://kb.localhost/'])
    assert.equal(readSiteAddress(own)?.own, true, own);
  for (const open of ['http://kb.intra/', 'http://localhost.example.gov.tw/', 'http://10.0.0.1/'])
    assert.equal(readSiteAddress(open)?.own, false, open);
});

test('永久連結', () => {
  assert.equal(permanentAddress('https://kb.example.gov.tw/', 'iis-f5'), 'https://kb.example.gov.tw/go/iis-f5.html');
});
