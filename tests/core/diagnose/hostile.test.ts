import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnosis } from '../../../src/core/diagnose/diagnose.ts';
import { fuzz, pick, pieced, type Random } from '../../support/fuzz.ts';
import { within } from '../../support/within.ts';
import { diagnose, knowledge } from '../recognise/catalogue.ts';
import { corpusTexts } from './corpus-texts.ts';

const mebibyte = 1024 * 1024;
const fill = (unit: string): string => unit.repeat(Math.ceil(mebibyte / unit.length)).slice(0, mebibyte);

/** One MiB each: texts full of what the readers look for. */
const hostile: [what: string, text: string][] = [
  ['半句警示', fill('alert (alert unknown_ca fatal alert was received state=')],
  ['OpenSSL 的半個代碼', fill('error:0A000086:SSL routines::error:14090086:')],
  ['每行都是同一個錯誤', fill('curl: (60) SSL certificate problem: certificate has expired\n')],
  ['每行都是事件', fill('Schannel 36874 alert number 40 狀態 1203\n')],
  ['沒有換行的代碼', fill('-341\t0x80090348 0x80092004 -2146885628 2148081668 AH02565 (60) ')],
  ['空行', fill('\n')],
  ['底線', fill('A_')],
  ['數字', fill('8')],
];

for (const [what, text] of hostile) {
  test(`1 MiB 的${what}：不丟例外，三秒內`, async () => {
    check(text, (await within(3000, () => diagnose(text))).result);
  });
}

/** What holds of every diagnosis, whatever was pasted. */
function check(text: string, { codes, errors, verdicts, kinds }: Diagnosis): void {
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { line } of [...codes, ...errors, ...kinds, ...verdicts.flatMap(({ evidence }) => evidence)])
    assert.ok(line >= 1 && line <= lines, `第 ${line} 行，只有 ${lines} 行`);
  for (const { table, code } of codes) assert.ok(known.has(`${table}:${code}`), `${table}:${code}`);
  assert.equal(new Set(verdicts.map(({ cause }) => cause)).size, verdicts.length, '同一個原因說了兩次');
  for (const [index, { cause, evidence, kind }] of verdicts.entries()) {
    assert.equal(kind === 'answer', index === 0);
    assert.ok(evidence.length > 0, `${cause} 沒有證據`);
    for (const { against = [], causes } of evidence) {
      assert.ok(!against.includes(cause));
      assert.ok(causes.includes(cause));
    }
  }
}

const known = new Set(knowledge.tables.flatMap(({ table, codes }) => codes.map(({ code }) => `${table}:${code}`)));
const filled = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (_, hole: string) => (hole === 'lines' ? 'a\nb' : hole === 'depth' ? '1' : 'x1'));
const sentences = [
  ...knowledge.wordings.map(({ text }) => filled(text)),
  ...knowledge.entries.flatMap(({ texts }) => texts.map(({ text }) => filled(text))),
  ...knowledge.tables.flatMap(({ codes }) =>
    codes.flatMap(({ texts = [] }) => texts.map((text) => filled(typeof text === 'string' ? text : text.text))),
  ),
];
const codes = knowledge.tables.flatMap((table) => table.codes.flatMap(({ code, symbols = [] }) => [code, ...symbols]));
const words = Object.values(knowledge.contexts).flat();
const frames = [
  'error:0A000086:SSL routines::',
  'error:14094410:SSL routines:ssl3_read_bytes:',
  'SSL alert number ',
  'alert ',
  'fatal alert was received: ',
  'verify error:num=',
  'Verify return code: ',
  'state=',
  '狀態 ',
  'Schannel ',
  '事件 ',
  'curl: (',
  'gnutls_handshake() -',
  'urn:ietf:params:acme:error:',
  '[SSL: ',
  'reason: "',
  'error (0x',
  'WinHTTP ',
  '錯誤代碼：',
  'Event ID ',
  'depth=0 ',
  'at 1 depth lookup:',
  'case "',
  'return ',
  '-----BEGIN CERTIFICATE-----\n',
  'Certificate chain\n 0 s:',
  '"GET / HTTP/1.1" 200 ',
  'public class ',
  'fix: ',
];
const odd = [
  '\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '  ',
  '\t',
  '\0',
  '\ud800',
  '\u200b',
  '\u202e',
  '\ufeff',
  '　',
  '（',
  '：',
  '“',
  "'",
  '"',
  '\\',
  ':',
  '_',
  '-',
  '(',
  ')',
  '[',
  '{',
  '測',
  '👩‍💻',
  'İ',
  'ß',
  'a',
  '0',
  '8',
];

const wide = (text: string): string => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** A text with one thing changed. */
function mutated(text: string, random: Random): string {
  const at = random(text.length + 1);
  const end = Math.min(text.length, at + 1 + random(random(4) === 0 ? 400 : 12));
  const piece = text.slice(at, end);
  switch (random(10)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + pick(odd, random) + text.slice(at);
    case 3:
      return text.slice(0, at) + pick(odd, random) + text.slice(end);
    case 4:
      return text.slice(0, at) + pick(frames, random) + pick(codes, random) + text.slice(at);
    case 5:
      return text.slice(0, at) + wide(piece) + text.slice(end);
    case 6:
      return text.slice(0, at) + (random(2) === 0 ? piece.toUpperCase() : piece.toLowerCase()) + text.slice(end);
    case 7:
      return text.slice(0, at) + pick(sentences, random) + text.slice(end);
    case 8:
      return text.replace(random(2) === 0 ? /\n/g : / /g, pick(odd, random));
    default:
      return text.slice(at) + text.slice(0, at);
  }
}

const LONGEST = 20_000;

function make(random: Random): string {
  const pool = (): string => {
    switch (random(5)) {
      case 0:
        return pick(corpusTexts, random).text;
      case 1:
        return pick(codes, random);
      case 2:
        return pick(frames, random) + pick(random(2) === 0 ? codes : sentences, random);
      case 3:
        return pieced(pick([frames, codes, words, odd, sentences], random), 12, random) + pieced(odd, 3, random);
      default:
        return pick(sentences, random);
    }
  };
  let text = pool().slice(0, LONGEST);
  for (let left = random(4); left > 0; left--) text = mutated(text, random);
  if (random(4) === 0) text += pick(odd, random) + pool();
  // Now and then the same again and again: what a pattern that is not linear would show.
  if (random(100) === 0) {
    const piece = text.slice(0, 1 + random(80)) || 'a';
    text = piece.repeat(Math.ceil((1 + random(LONGEST)) / piece.length));
  }
  return text.slice(0, LONGEST);
}

test('隨機改過的貼文、訊息與代碼：不丟例外，行號在範圍內，每個判斷都有證據，每則 200 毫秒內', async (t) => {
  let told = 0;
  const tried = await fuzz<string>(t, {
    name: 'diagnose',
    usual: 3_000,
    many: 1_000_000,
    make,
    read: (kept) => (typeof kept === 'string' ? kept : new TextDecoder().decode(kept)),
    keep: (text) => text,
    check: async (text) => {
      const { result } = await within(200, () => diagnose(text));
      check(text, result);
      if (result.verdicts.length > 0) told++;
    },
  });
  t.diagnostic(`${told} 則說了原因`);
  assert.ok(told >= tried / 4);
});
