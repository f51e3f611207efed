import { pick, pieced, type Random } from '../../support/fuzz.ts';
import { knowledge } from '../recognise/catalogue.ts';
import { corpusTexts } from './corpus-texts.ts';

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

/** A text of the corpus, a code, a sentence or a heap of pieces, with a few things changed. */
export function randomText(random: Random): string {
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
