import { spoken, type DatedFacts } from '../../content/dated-facts.ts';
import type { Passage } from '../../content/passage.ts';
import { around, lineAt, type LintProblem } from './passage.ts';

/** A date in a text, as it is typed and as facts have it. */
export interface TypedDate {
  typed: string;
  /** "2027-03-15", "2027-03", "2027". */
  moment: string;
  index: number;
}

const DATE =
  /(?<![\d.-])(20\d\d)(?:-(\d\d)(?:-(\d\d))?(?![\d-])|\/(\d{1,2})\/(\d{1,2})(?!\d)| ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?)?)/g;

/** Every date from 2000 on: 2027-03-15, 2027-03, 2027/3/15, 2027 年 3 月 15 日, 2027 年. */
export function datesIn(text: string): TypedDate[] {
  return [...text.matchAll(DATE)].map(({ 0: typed, 1: year, 2: a, 3: b, 4: c, 5: d, 6: e, 7: f, index }) => ({
    typed,
    moment: [year, a ?? c ?? e, b ?? d ?? f].flatMap((part) => (part === undefined ? [] : part.padStart(2, '0'))).join('-'),
    index,
  }));
}

/** From here on a date that belongs to a rule, a product or an authority must come from a fact. */
const SINCE = '2026';

/** Which fact has a day; made once, as there are thousands of passages. */
const daysOf = new WeakMap<DatedFacts, ReadonlyMap<string, string>>();

function daysIn(facts: DatedFacts): ReadonlyMap<string, string> {
  const days =
    daysOf.get(facts) ??
    new Map(
      [...facts.values()].flatMap(({ id, date, until }) =>
        [date, until ?? date].filter((day) => day.length === 10).map((day) => [day, id] as const),
      ),
    );
  daysOf.set(facts, days);
  return days;
}

/** Dates that are typed though a fact has them, or must have them: any from 2026 on, and any earlier day that is a fact's. */
export function lintTypedDates(passage: Passage, facts: DatedFacts, isException: (typed: string) => boolean): LintProblem[] {
  const days = daysIn(facts);
  return datesIn(passage.text).flatMap(({ typed, moment, index }) => {
    const id = days.get(moment);
    if ((moment < SINCE && id === undefined) || isException(typed)) return [];
    const what =
      id === undefined
        ? '規定、產品與簽發單位的日期要寫成 content/facts 的一個事實再引用'
        : `事實 ${id} 的日期是 ${spoken(moment)}，請引用它`;
    return [
      {
        file: passage.file,
        line: lineAt(passage, index),
        message: `日期「${typed}」是手寫的。${what}；真的不必引用，就在 content/typed-dates.yaml 說明原因（…${around(passage.text, index, typed.length)}…）`,
      },
    ];
  });
}
