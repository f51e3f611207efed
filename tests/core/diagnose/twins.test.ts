import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import { diagnose, knowledge } from '../recognise/catalogue.ts';

interface Row {
  /** What it is as evidence: "code hresult:0x80092004", "wording …", "entry b01". */
  own: string;
  text: string;
  near: readonly string[] | undefined;
  twin: string | undefined;
  /** A text without causes is no evidence of anything. */
  causes: number;
}

const rows: Row[] = [
  ...load('errors').flatMap(({ entries }) =>
    entries.flatMap(({ id, texts, causes = [] }) =>
      texts.map(({ text, near, twin }) => ({ own: `entry ${id}`, text, near, twin, causes: causes.length })),
    ),
  ),
  ...load('wordings').flatMap(({ wordings }) =>
    wordings.map(({ text, near, twin, causes }) => ({ own: `wording ${text}`, text, near, twin, causes: causes.length })),
  ),
  ...load('codes').flatMap(({ table, codes }) =>
    codes.flatMap(({ code, texts, causes }) =>
      texts.map((text) => ({
        own: `code ${table}:${code}`,
        ...(typeof text === 'string' ? { text, near: undefined, twin: undefined } : { text: text.text, near: text.near, twin: text.twin }),
        causes: causes.length,
      })),
    ),
  ),
];
/** Twins of the codes themselves. */
const twinCodes = load('codes').flatMap(({ table, codes }) =>
  codes.flatMap(({ code, symbols, twin }) =>
    twin === undefined ? [] : [{ own: `code ${table}:${code}`, names: [code, ...symbols], twin }],
  ),
);

/** Everything that the first lines of a text are evidence of. */
function evidenceOf(text: string, lines = Infinity): Set<string> {
  const { verdicts, codes, errors } = diagnose(text);
  const within = ({ line }: { line: number }): boolean => line <= lines;
  return new Set([
    ...verdicts.flatMap(({ evidence }) => evidence.filter(within).map(({ kind, value }) => `${kind} ${value}`)),
    ...codes.filter(within).map(({ table, code }) => `code ${table}:${code}`),
    ...errors.filter(within).map(({ id }) => `entry ${id}`),
  ]);
}

const filled = (text: string): string =>
  text.replace(
    /\{(\w+)\}/g,
    (_, hole: string) =>
      ({ host: 'www.example.gov.tw', path: '/etc/ssl/a.pem', alias: 'tomcat', depth: '0', number: '7', lines: 'abc\ndef' })[hole] ?? 'abc',
  );
/** As texts are compared: without blanks, in half width. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’「」『』`。．.，,]+/gu, '');

test('每一句孿生（twin）都含有那段文字，而且不會認成那一列', () => {
  const claimed: string[] = [];
  let twins = 0;
  for (const { own, twin } of [...rows, ...twinCodes]) {
    if (twin === undefined) continue;
    twins++;
    if (evidenceOf(twin).has(own)) claimed.push(`${own}：${twin}`);
  }
  const without = rows.filter(
    ({ text, twin }) => twin !== undefined && !text.split(/\{\w+\}/).every((literal) => folded(twin).includes(folded(literal))),
  );
  assert.ok(twins > 400);
  assert.deepEqual({ claimed, without: without.map(({ own, text, twin }) => `${own}：${text}｜${twin}`) }, { claimed: [], without: [] });
});

test('每一句說法：單獨一行，附近有一個情境的字，就有證據', () => {
  const lost: string[] = [];
  for (const { own, text, near, causes } of rows) {
    if (causes === 0) continue;
    const [context] = near ?? [];
    const word = context === undefined ? undefined : knowledge.contexts[context]?.[0];
    const sentence = filled(text);
    const found = evidenceOf(sentence + (word === undefined ? '' : `\n${word}`), sentence.split('\n').length);
    if (found.size === 0) lost.push(`${own}：${sentence}（${word ?? ''}）`);
  }
  assert.deepEqual(lost, []);
});
