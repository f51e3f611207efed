import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedFor, idAsked, siteFolder, wordsAsked } from '../../../src/core/lost/asked-for.ts';

test('從程式在上面幾層，知道網站在哪裡、要的是哪一個網址', () => {
  const cases: [string, string, string, string][] = [
    ['https://kb.example/no.html', '', 'https://kb.example/', 'no.html'],
    ['https://kb.example/kb/go/x.html?from=mail', '../', 'https://kb.example/kb/', 'go/x.html'],
    ['http://kb/intranet/kb/a/b/c.html#d', '../../', 'http://kb/intranet/kb/', 'a/b/c.html'],
    ['http://kb/kb/tools/', '../', 'http://kb/kb/', 'tools/'],
    ['http://kb/kb/%E0%A4%A.html', '', 'http://kb/kb/', '%E0%A4%A.html'],
    ['http://kb/kb/404.html', '', 'http://kb/kb/', ''],
    ['file:///D:/kb/404.html#x', '', 'file:///D:/kb/', ''],
    ['http://kb/kb/%E6%86%91%E8%AD%89.html', '', 'http://kb/kb/', '憑證.html'],
  ];
  for (const [href, up, site, asked] of cases) {
    assert.equal(siteFolder(href, up), site, href);
    assert.equal(askedFor(href, site), asked, href);
  }
  assert.equal(askedFor(`http://kb/${'a'.repeat(9999)}`, 'http://kb/').length, 200);
});

test('固定連結的代號，以及可以拿去搜尋的字', () => {
  const cases: [string, string | null, string][] = [
    ['go/iis-f5.html', 'iis-f5', 'iis f5'],
    ['go/k01', 'k01', 'k01'],
    ['go/../x.html', null, 'go x'],
    ['install/tomcat-12.html', null, 'install tomcat 12'],
    ['憑證 說明.pdf', null, '憑證 說明'],
    ['///', null, ''],
  ];
  for (const [asked, id, words] of cases) {
    assert.equal(idAsked(asked), id, asked);
    assert.equal(wordsAsked(asked), words, asked);
  }
});
