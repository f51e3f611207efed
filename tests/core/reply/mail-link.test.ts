import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailLink } from '../../../src/core/reply/mail-link.ts';

test('短的信整封放進郵件連結，換行照郵件的寫法', () => {
  assert.deepEqual(mailLink('主 & 旨', '一\n二'), {
    href: 'mailto:?subject=%E4%B8%BB%20%26%20%E6%97%A8&body=%E4%B8%80%0D%0A%E4%BA%8C',
    whole: true,
  });
  assert.equal(mailLink('a', 'b', 'kb@example.gov.tw').href, 'mailto:kb@example.gov.tw?subject=a&body=b');
  assert.equal(mailLink('a', 'b', 'x?bcc=y@z').href, 'mailto:x%3Fbcc%3Dy@z?subject=a&body=b');
});

test('太長的信只放主旨，不放半封', () => {
  const { href, whole } = mailLink('主旨', '字'.repeat(230));
  assert.equal(whole, false);
  assert.equal(href, 'mailto:?subject=%E4%B8%BB%E6%97%A8');
});
