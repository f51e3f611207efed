import type { Expression } from './expressions-of.ts';
import { slowestPump } from './slowest-pump.ts';

/** What is wrong with the expressions, in words for engineers: file, line, expression, the input that makes it slow, what to do. */
export function lintExpressions(expressions: readonly Expression[]): string[] {
  const verdicts = new Map<string, string | null>();
  return expressions.flatMap(({ file, line, text, source, flags }) => {
    const place = `${file}:${line}：${shown(text)}`;
    if (source === null)
      return [
        `${place} 是執行時才組成的，看不出內容。請改成固定的正規表示式，或在 src/checks/expressions/check-expressions.ts 的 STAND_INS 寫一個代表值與原因。`,
      ];
    const key = `${flags}/${source}`;
    const verdict = verdicts.get(key) ?? verdictOn(source, flags);
    verdicts.set(key, verdict);
    return verdict === null ? [] : [`${place} ${verdict}`];
  });
}

function verdictOn(source: string, flags: string): string | null {
  const slow = slowestPump(source, flags);
  if (slow === null) return null;
  const { before, piece, after, short, long } = slow;
  const input = [
    before === '' ? '' : `${shown(JSON.stringify(before))} 之後`,
    `重複的 ${shown(JSON.stringify(piece))}`,
    after === '' ? '' : `，最後是 ${shown(JSON.stringify(after))}`,
  ].join('');
  return (
    `遇到${input}會太慢：512 個字元時每個字元要 ${Math.round(short)} 步，2,048 個字元時 ${Math.round(long)} 步（最多只數到 600），貼上幾萬個字元頁面就停住。` +
    '請讓它線性：去尾用 src/core/text/trim-end.ts 的 trimEndOf，找結尾用 indexOf 或 lastIndexOf，相鄰的重複不要有共同的字元，或給重複一個小的上限（{0,60}）。'
  );
}

function shown(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
