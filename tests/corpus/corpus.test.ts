import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { diagnose, knowledge } from '../core/recognise/catalogue.ts';

/** At least this part of the texts about TLS gets an accepted cause first. */
const RIGHT = 0.85;
/** At most this part gets a cause that the text does not carry: a wrong answer costs more than none. */
const WRONG = 0.01;
/** At most this part gets no answer at all, not even the name of a code. */
const NOTHING = 0.08;
/** At most this part of the ordinary texts is told to have a fault. */
const FALSE_CLAIMS = 0.01;

const pasteRow = z
  .strictObject({
    id: z.string(),
    family: z.string(),
    source: z.string(),
    input: z.string().min(1),
    /** Each accepted as the main cause. */
    causes: z.array(z.string()),
    never: z.array(z.string()).default([]),
    /** The kind of output, where nothing is wrong in it. */
    kind: z.string().optional(),
    /** No text about TLS: nothing may be said. */
    quiet: z.literal(true).optional(),
    why: z.string(),
  })
  .refine(({ causes, kind, quiet }) => causes.length > 0 || kind !== undefined || quiet, 'causes 是空的，要有 kind 或 quiet')
  .refine(({ causes, never }) => never.every((id) => !causes.includes(id)), '同一個代號不可同時在 causes 與 never');
const ordinaryRow = z.strictObject({ id: z.string(), kind: z.string(), input: z.string().min(1) });

type PasteRow = z.infer<typeof pasteRow>;

const MARKS = ['right', 'partly', 'wrong', 'nothing'] as const;
type Mark = (typeof MARKS)[number];

interface Marked {
  row: PasteRow;
  mark: Mark;
  said: string;
}

/** The rows of a file beside this one; undefined where the file is not there. */
function rowsOf<Row extends { id: string }>(file: string, row: z.ZodType<Row>): Row[] | undefined {
  const at = new URL(file, import.meta.url);
  if (!existsSync(at)) return undefined;
  const rows = z.array(row).parse(parse(readFileSync(at, 'utf8')));
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, `${file} 有重複的 id`);
  return rows;
}

/** What is said of a text, in one line. */
function answer(text: string): { causes: string[]; errors: number; codes: number; kinds: string[]; hasReport: boolean; said: string } {
  const { verdicts, errors, codes, kinds, report } = diagnose(text);
  const causes = verdicts.map(({ cause }) => cause);
  const kindNames: string[] = kinds.map(({ kind }) => kind);
  const parts = [
    causes.join('、'),
    errors.length > 0 ? `條目 ${errors.map(({ id }) => id).join('、')}` : '',
    codes.length > 0 ? `代碼 ${codes.length} 個` : '',
    kindNames.length > 0 ? `種類 ${kindNames.join('、')}` : '',
  ].filter((part) => part !== '');
  // Some entries only inform: a message of success, a fault that has nothing to do with certificates.
  const claims = errors.filter(({ id }) => knowledge.entries.some((entry) => entry.id === id && (entry.causes ?? []).length > 0));
  return {
    causes,
    errors: claims.length,
    hasReport: report !== null,
    codes: codes.length,
    kinds: kindNames,
    said: parts.join('；') || '什麼都沒說',
  };
}

function markRow(row: PasteRow): Marked {
  const { causes, errors, codes, kinds, hasReport, said } = answer(row.input);
  const named = hasReport || errors > 0 || codes > 0 || kinds.some((kind) => kind !== 'log');
  const mark = ((): Mark => {
    const [first] = causes;
    if (row.quiet) return first === undefined && errors === 0 && codes === 0 ? 'right' : 'wrong';
    if (first !== undefined) {
      if (row.never.includes(first)) return 'wrong';
      if (row.causes.includes(first)) return 'right';
      return causes.some((id) => row.causes.includes(id)) ? 'partly' : 'wrong';
    }
    if (row.causes.length === 0 && row.kind !== undefined) {
      if (row.kind === 'report' ? hasReport : kinds.includes(row.kind)) return 'right';
    }
    return named ? 'partly' : 'nothing';
  })();
  return { row, mark, said };
}

function table(title: string, marked: readonly Marked[]): string {
  const families = [...new Set(marked.map(({ row }) => row.family))];
  const line = (name: string, of: readonly Marked[]): string =>
    [name.padEnd(18), of.length, ...MARKS.map((mark) => of.filter((one) => one.mark === mark).length)]
      .map((cell) => String(cell).padStart(8))
      .join('');
  const texts = marked.filter(({ row }) => !row.quiet);
  return [
    title,
    ['family'.padEnd(18), 'n', ...MARKS].map((cell) => cell.padStart(8)).join(''),
    ...families.map((family) =>
      line(
        family,
        marked.filter(({ row }) => row.family === family),
      ),
    ),
    line('all but quiet', texts),
    `${' '.repeat(26)}${MARKS.map((mark) => `${(part(texts, mark) * 100).toFixed(1)} %`.padStart(8)).join('')}`,
  ].join('\n');
}

const part = (marked: readonly Marked[], mark: Mark): number => marked.filter((one) => one.mark === mark).length / marked.length;

const list = (marked: readonly Marked[], ...marks: Mark[]): string =>
  marked
    .filter(({ mark }) => marks.includes(mark))
    .map(({ row, said }) => `  ${row.id}（${said}）`)
    .join('\n');

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The failures of a set of texts about TLS, each with the ids. */
function failures(marked: readonly Marked[]): Record<Exclude<Mark, 'partly'>, string | undefined> {
  const right = part(marked, 'right');
  const wrong = part(marked, 'wrong');
  const nothing = part(marked, 'nothing');
  return {
    right: right < RIGHT ? `只有 ${percent(right)} 正確，這些不是：\n${list(marked, 'partly', 'wrong', 'nothing')}` : undefined,
    wrong: wrong > WRONG ? `${percent(wrong)} 說錯：\n${list(marked, 'wrong')}` : undefined,
    nothing: nothing > NOTHING ? `${percent(nothing)} 什麼都沒說：\n${list(marked, 'nothing')}` : undefined,
  };
}

const reports = rowsOf('reports.yaml', pasteRow)?.map(markRow);
if (reports) {
  console.log(table('reports.yaml', reports));
  const about = reports.filter(({ row }) => !row.quiet);
  const failed = failures(about);
  test('真實回報共 164 則', () => assert.equal(reports.length, 164));
  test(`真實回報：至少 ${RIGHT * 100} % 第一個答案正確`, () => assert.equal(failed.right, undefined, failed.right));
  test(`真實回報：說錯的不超過 ${WRONG * 100} %`, () => assert.equal(failed.wrong, undefined, failed.wrong));
  test(`真實回報：什麼都沒說的不超過 ${NOTHING * 100} %`, () => assert.equal(failed.nothing, undefined, failed.nothing));
  test('真實回報裡的一般文字：沒有原因、條目與代碼', () => {
    const loud = reports.filter(({ row, mark }) => row.quiet && mark !== 'right');
    assert.equal(loud.length, 0, `說了話：\n${list(loud, 'wrong')}`);
  });
} else {
  test('真實回報', () => assert.fail('沒有 reports.yaml'));
}

for (const file of ['pastes-1.yaml', 'pastes-2.yaml', 'pastes-3.yaml', 'pastes-4.yaml', 'pastes-5.yaml', 'pastes-6.yaml']) {
  const marked = rowsOf(file, pasteRow)?.map(markRow);
  if (!marked) {
    test(`貼上的內容 ${file}`, () => assert.fail(`沒有 ${file}`));
    continue;
  }
  console.log(table(file, marked));
  test(`貼上的內容 ${file}：正確的、說錯的、什麼都沒說的，都在界限之內`, () => {
    const failed = Object.values(failures(marked.filter(({ row }) => !row.quiet))).filter((failure) => failure !== undefined);
    assert.equal(failed.length, 0, failed.join('\n'));
  });
}

const ordinary = rowsOf('ordinary.yaml', ordinaryRow);
if (ordinary) {
  const claims = ordinary.flatMap(({ id, kind, input }) => {
    const { causes, errors, said } = answer(input);
    return causes.length > 0 || errors > 0 ? [{ id, kind, said }] : [];
  });
  console.log(`ordinary.yaml：${ordinary.length} 則，說有錯的 ${claims.length} 則（${percent(claims.length / ordinary.length)}）`);
  test(`一般文字：說有錯的不超過 ${FALSE_CLAIMS * 100} %`, () => {
    const share = claims.length / ordinary.length;
    assert.ok(
      share <= FALSE_CLAIMS,
      `${percent(share)} 說有錯：\n${claims.map(({ id, kind, said }) => `  ${id}，${kind}（${said}）`).join('\n')}`,
    );
  });
} else {
  test('一般文字', () => assert.fail('沒有 ordinary.yaml'));
}
