import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReplyFragment, replyLimits, writeReplyFragment } from '../../../src/core/reply/fragment.ts';
import { usualStyle } from '../../../src/core/reply/reply-style.ts';
import { emptyCase, type ReplyCase } from '../../../src/core/reply/reply-case.ts';

const case_ = (fields: Partial<ReplyCase>): ReplyCase => ({ ...emptyCase(), ...fields });

test('選了什麼、案件是什麼，寫進網址再讀回來一樣', () => {
  const state = {
    ids: ['iis-f5', 'k01'],
    case: case_({ number: '115-001', host: 'www.example.gov.tw', server: 'Apache（測試）', ca: 'TWCA & 其他=甲' }),
    style: { tone: 'formal', language: 'both' } as const,
  };
  const fragment = writeReplyFragment(state);
  assert.equal(
    fragment,
    '#add=iis-f5,k01&case=115-001&host=www.example.gov.tw&server=Apache%EF%BC%88%E6%B8%AC%E8%A9%A6%EF%BC%89&ca=TWCA%20%26%20%E5%85%B6%E4%BB%96%3D%E7%94%B2&tone=formal&lang=both',
  );
  assert.deepEqual(readReplyFragment(fragment), state);
  assert.equal(writeReplyFragment({ ids: [], case: emptyCase(), style: usualStyle }), '');
});

test('姓名與署名不會進網址，網址裡寫了也不讀', () => {
  assert.equal(writeReplyFragment({ ids: ['k01'], case: case_({ name: '某某', signature: '客服' }), style: usualStyle }), '#add=k01');
  assert.deepEqual(readReplyFragment('#add=k01&name=x&signature=y&site=https://evil.example/'), {
    ids: ['k01'],
    case: emptyCase(),
    style: usualStyle,
  });
});

test('壞的網址不出錯，讀不懂的略過', () => {
  const cases: [string, string[], Partial<ReplyCase>][] = [
    ['', [], {}],
    ['#', [], {}],
    ['#add=', [], {}],
    ['#add=,,a,,a,b,', ['a', 'b'], {}],
    ['#add=%E0%A4%A&host=%', [], {}],
    ['#content', [], {}],
    ['#=x&add=a&add=b&host=1&host=2', ['a'], { host: '1' }],
    ['#__proto__=1&constructor=2&add=__proto__', ['__proto__'], {}],
    ['#host=a%00%E2%80%AEb%0Ac', [], { host: 'abc' }],
    [`#host=${'h'.repeat(300)}`, [], { host: 'h'.repeat(253) }],
    [`#add=${'x'.repeat(200)}`, ['x'.repeat(replyLimits.id)], {}],
    [`#add=a&host=${'h'.repeat(9000)}`, [], {}],
    ['#add=%3Cimg%20src%3Dx%3E', ['<img src=x>'], {}],
  ];
  for (const [fragment, ids, fields] of cases)
    assert.deepEqual(readReplyFragment(fragment), { ids, case: case_(fields), style: usualStyle }, fragment.slice(0, 60));
});

test('寫法寫進網址；平常的不寫，不認得的當作平常的', () => {
  assert.equal(
    writeReplyFragment({ ids: ['k01'], case: emptyCase(), style: { tone: 'brief', language: 'en' } }),
    '#add=k01&tone=brief&lang=en',
  );
  assert.deepEqual(readReplyFragment('#add=k01&tone=formal').style, { tone: 'formal', language: 'zh' });
  assert.deepEqual(readReplyFragment('#add=k01&tone=__proto__&lang=fr').style, usualStyle);
});
