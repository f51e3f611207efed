import type { Passage } from '../../content/passage.ts';
import { around, lineAt, type LintProblem } from './passage.ts';

const NUMBER = String.raw`(?:\d+|[二兩三四五六七八九十半]|一(?! ?天))+`;
const SPAN = String.raw`${NUMBER} ?(?:天|日|個?週|個?星期|個?月)`;
/** So many days before a certificate ends: "到期前 45 天", "到期日前兩個月", "剩不到一個月", "T-45", "30 days before it expires". */
const AHEAD = new RegExp(
  [
    String.raw`(?:(?:到期|屆期|過期|失效)日?(?:以?前|前的)|剩下?(?:不到|不足)?) ?${SPAN}`,
    String.raw`(?<![A-Za-z-])T ?[-−–] ?\d+(?! ?月)(?![\d-])`,
    String.raw`\b\d+ (?:day|week|month)s? (?:left\b|before (?:it|they|the certificate|expir))`,
  ].join('|'),
  'g',
);
const LIFE = String.raw`(?:398|200|198|100|90|47|6)`;
/** What makes such a number right: a part of the lifetime, the lifetime that it is for (first in a row of a table), or the setting of a program. */
const OF_A_LIFE = new RegExp(
  String.raw`分之|\b(?:third|sixth)\b|\b${LIFE}[- ]days?\b(?! left| before)|^\s*${LIFE} ?天\s|${LIFE} ?天(?:的|是|、)|效期 ?${LIFE} ?天|簽發後 ?\d+|預設|不寫的話|不再(?:一律|固定)`,
);

/** Sentences that name one number of days before the end for every lifetime: what is in time for 200 days is all of 47. */
export function lintFixedDays(passage: Passage): LintProblem[] {
  return [...passage.text.matchAll(/[^。！？\n]+/g)].flatMap(({ 0: sentence, index }) =>
    OF_A_LIFE.test(sentence)
      ? []
      : [...sentence.matchAll(AHEAD)].map((found) => ({
          file: passage.file,
          line: lineAt(passage, index + found.index),
          message: `「${around(sentence, found.index, found[0].length)}」不能給每一種效期用同一個天數：寫成效期的幾分之一，或說是效期幾天的憑證。`,
        })),
  );
}
