import type { Facts } from '../facts.ts';
import { mayBeReport } from '../findings/may-be-report.ts';
import type { ScanReport } from '../findings/scan-report.ts';
import { detectKinds } from '../recognise/detect-kinds.ts';
import { mayBeConfig } from '../recognise/may-be-config.ts';
import { mayBeOutput } from '../recognise/may-be-output.ts';
import { linePositions } from '../recognise/line-positions.ts';
import { compileTexts, mostSpecific, type TextMatch } from '../recognise/match-texts.ts';
import type { Detector, Recognised } from '../recognise/recognised.ts';
import { evidenceOfOutputs } from './evidence-of-outputs.ts';
import type { Evidence, Knowledge, Rule, Side } from './knowledge.ts';
import { isList, speaksOnly } from './ordinary.ts';
import { readPhrases, type Phrases } from './read-phrases.ts';
import { compileCodes } from './read-codes.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';
import { isSolid, weigh, type Verdict, type Weighed } from './weigh.ts';

/** An entry of the catalogue found in a text. `line` and `column` count from 1; `facts` are what stood in the message's holes. */
export interface ErrorMatch {
  id: string;
  product: string;
  line: number;
  column: number;
  /** How often the message was found; only the first place is told. */
  count: number;
  facts: Facts;
}

/** A code of a table found in a text, at its first place. */
export interface CodeMatch {
  table: string;
  code: string;
  line: number;
  count: number;
  /** One of several things that a bare number may mean. */
  ambiguous: boolean;
}

/** Everything that is known about a pasted text. */
export interface Diagnosis {
  kinds: Recognised[];
  errors: ErrorMatch[];
  codes: CodeMatch[];
  /** Causes, best first. */
  verdicts: Verdict[];
  /** The text is the report of a scanner, or holds findings of one. */
  report: ScanReport | null;
  /** The text was longer than TEXT_LIMIT characters; only its beginning was looked at. */
  cut: boolean;
}

/** Reads the reports of scanners; a piece of its own, as it is large and few texts are one. */
export interface ReportReader {
  /** No findings where a text is no report. */
  read: (text: string) => ScanReport;
  /** Causes by finding, the likeliest first. */
  causes: ReadonlyMap<string, readonly string[]>;
}

/** Pieces that few texts need. */
export interface Readers {
  reports: ReportReader | null;
  /** Readers of what commands print. */
  outputs: readonly Detector[];
  /** Those of servers' configurations. */
  configs: readonly Detector[];
}

/** Says what a text is and what it means. Compile once, use for many texts. */
export type Diagnose = (text: string) => Diagnosis;

/** What is looked at in one go; more is cut off, and the diagnosis says so. 4 Mi characters take about a second. */
export const TEXT_LIMIT = 4 * 1024 * 1024;
/** A list of codes, and not an incident: so many of one table, and hardly a line without. */
const LISTED = 5;
const LISTED_SHARE = 0.5;
const LISTED_IN_LINE = 6;

/** A longer line is many messages; its beginning tells nothing of them all. */
const SENT_WITHIN = 2000;
/** An alert that this side sent: what it means for the side that received it is not said of this one. */
const SENT =
  /\(OUT\), TLS|alert write|generated (?:CLIENT|SERVER) ALERT|sent fatal|local error: tls|\bFatal \([A-Z_]+\)|alert was generated|(?:產生|傳送|发送|生成)[^\n]{0,12}(?:警示|警告|警报)/iu;
const NOTHING: Rule = { causes: [] };

interface Known {
  text: string;
  value: string;
  kind: 'entry' | 'wording' | 'code';
  rule: Rule;
}

/**
 * Compiles what is known into a function of the text alone; what `readers` it has not, it does not read. Pure: no input makes
 * it throw.
 */
export function compileDiagnosis(knowledge: Knowledge, { reports, outputs, configs }: Readers): Diagnose {
  const known = knownTexts(knowledge);
  const find = compileTexts(known.map(({ text }) => text));
  const readCodes = compileCodes(knowledge.tables);
  const alerts = new Set(knowledge.tables.flatMap(({ table, dress }) => (dress === 'tls-alert' ? [table] : [])));
  // The type of a problem is its heading; the detail in it says what happened.
  const problems = new Set(knowledge.tables.flatMap(({ table, dress }) => (dress === 'acme-problem' ? [table] : [])));
  const products = new Map(knowledge.entries.map(({ id, product }) => [id, product]));
  const headings = new Set(knowledge.entries.filter(({ heading }) => heading === true).map(({ id }) => id));

  return (whole) => {
    const cut = whole.length > TEXT_LIMIT;
    const text = cut ? whole.slice(0, TEXT_LIMIT) : whole;
    const kinds = detectKinds(text, [...(mayBeConfig(text) ? configs : []), ...(mayBeOutput(text) ? outputs : [])]);
    const report = reports !== null && mayBeReport(text) ? reports.read(text) : null;
    const lines = text.split(/\r\n|\n|\r/);
    const around = surroundingsOf(lines, knowledge.contexts, knowledge.products);
    const isTalk = isList(lines) ? () => true : speaksOnly(lines);
    const fits = (near: readonly string[] | null | undefined, line: number): boolean =>
      !near || near.some((context) => around.has(context, line));

    const matches = find(text).filter((match) => fits(known[match.text]?.rule.near, match.line) && !isTalk(match.line));
    const entries = mostSpecific(matches.filter(({ text: index }) => known[index]?.kind === 'entry'));
    const errors = errorsOf(entries, known, products, headings);

    const positions = linePositions(text);
    const seen = readCodes(text)
      .map((one) => ({ ...one, line: positions.at(one.offset).line }))
      .filter(({ code, near, line, alone }) => (alone || (fits(code.near, line) && fits(near, line))) && !isTalk(line));
    const listed = listedTables(seen, lines);
    const listedLines = new Set(seen.flatMap(({ table, line }) => (listed.has(table) ? [line] : [])));
    const isListed = (line: number): boolean => listedLines.has(line);
    const read = seen.filter(({ table }) => !listed.has(table));
    const sentLines = new Map<number, boolean>();
    const isSentLine = (line: number): boolean => {
      const known = sentLines.get(line) ?? SENT.test((lines[line - 1] ?? '').slice(0, SENT_WITHIN));
      sentLines.set(line, known);
      return known;
    };
    const isSent = (value: string, line: number): boolean => alerts.has(value.split(':')[0] ?? '') && isSentLine(line);

    const evidence: Evidence[] = [
      ...mostSpecific(matches).map(({ text: index, line, facts }): Evidence => {
        const { kind, value, rule } = known[index] as Known;
        return { kind, value, line, rule: kind === 'code' && isSent(value, line) ? NOTHING : rule, facts, count: 1 };
      }),
      ...read.map(({ table, code, line, ambiguous }): Evidence => ({
        kind: 'code',
        value: `${table}:${code.code}`,
        line,
        rule: isSent(table, line) ? NOTHING : problems.has(table) ? { ...code, wrapper: true } : code,
        facts: {},
        count: 1,
        ...(ambiguous ? { ambiguous } : {}),
      })),
      ...evidenceOfOutputs(kinds),
      ...(report?.findings ?? []).flatMap(({ finding, line, state }): Evidence[] =>
        state === 'open'
          ? [{ kind: 'finding', value: finding, line, rule: { causes: reports?.causes.get(finding) ?? [] }, facts: {}, count: 1 }]
          : [],
      ),
    ];
    const gathered = gather(evidence, around).map((one) => refined(placed(one, around), lines[one.line - 1] ?? '', knowledge.phrases));
    const toldLines = new Set(gathered.map(({ line }) => line));
    const isTold = (line: number): boolean => toldLines.has(line);
    const phrases = gathered.some(isSolid)
      ? []
      : gather(
          readPhrases(lines, knowledge.phrases, (line) => isTalk(line) || isListed(line) || isTold(line)),
          around,
        ).map((one) => placed(one, around));
    const verdicts = weigh([...gathered, ...phrases], knowledge.general);
    const codes = gathered.flatMap(({ kind, value, rule, line, count, ambiguous }): CodeMatch[] => {
      // What an alert means is told from the view of who received it.
      if (kind !== 'code' || rule === NOTHING) return [];
      const [table = '', ...rest] = value.split(':');
      return [{ table, code: rest.join(':'), line, count, ambiguous: ambiguous === true }];
    });
    return { kinds, errors, codes, verdicts, report: report && report.findings.length > 0 ? report : null, cut };
  };
}

function knownTexts({ entries, wordings, tables, products }: Knowledge): Known[] {
  // Some files of the catalogue hold several products.
  const isProduct = new Set(products.map(({ id }) => id));
  return [
    ...entries.flatMap(({ id, product, texts, heading, causes = [], side }) =>
      texts.map(({ text, near }): Known => ({
        text,
        value: id,
        kind: 'entry',
        rule: { causes, side, product: isProduct.has(product) ? product : null, near, ...(heading ? { wrapper: true } : {}) },
      })),
    ),
    ...wordings.map((rule): Known => ({ text: rule.text, value: rule.text, kind: 'wording', rule })),
    ...tables.flatMap(({ table, codes }) =>
      codes.flatMap((code) =>
        (code.texts ?? []).map((text): Known => ({
          ...(typeof text === 'string' ? { text } : text),
          value: `${table}:${code.code}`,
          kind: 'code',
          rule: typeof text === 'string' ? { ...code, near: undefined } : { ...code, near: text.near },
        })),
      ),
    ),
  ];
}

/** The entries, each once. A dialog of two sentences is one message: the sentence found most often counts. */
function errorsOf(
  matches: readonly TextMatch[],
  known: readonly Known[],
  products: ReadonlyMap<string, string>,
  headings: ReadonlySet<string>,
): ErrorMatch[] {
  const byEntry = new Map<string, ErrorMatch>();
  const counts = new Map<number, number>();
  for (const { text, line, column, facts } of matches) {
    const id = known[text]?.value ?? '';
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    const match = byEntry.get(id) ?? { id, product: products.get(id) ?? '', line, column, count, facts };
    match.count = Math.max(match.count, count);
    byEntry.set(id, match);
  }
  const found = [...byEntry.values()];
  return found.filter(
    ({ id, product }) => !headings.has(id) || found.every((other) => other.product !== product || headings.has(other.id)),
  );
}

/** Tables of which a text is a list: their codes stand in row after row and nothing else happens. */
function listedTables(seen: readonly { table: string; code: { code: string }; line: number }[], lines: readonly string[]): Set<string> {
  const filled = lines.filter((line) => line.trim() !== '').length;
  // Most lines have one code of a table: a set only where there are more.
  const tables = new Map<string, { codes: Set<string>; lines: Map<number, string | Set<string>> }>();
  for (const { table, code, line } of seen) {
    const one = tables.get(table) ?? { codes: new Set<string>(), lines: new Map<number, string | Set<string>>() };
    tables.set(table, one);
    one.codes.add(code.code);
    const row = one.lines.get(line);
    if (row === undefined) one.lines.set(line, code.code);
    else if (typeof row !== 'string') row.add(code.code);
    else if (row !== code.code) one.lines.set(line, new Set([row, code.code]));
  }
  const inline = [...tables].flatMap(([table, { lines: own }]) =>
    [...own.values()].some((row) => typeof row !== 'string' && row.size >= LISTED_IN_LINE) ? [table] : [],
  );
  return new Set([
    ...inline,
    ...[...tables].flatMap(([table, { codes, lines: own }]) =>
      table !== 'schannel-state' && codes.size >= LISTED && own.size >= filled * LISTED_SHARE ? [table] : [],
    ),
  ]);
}

/**
 * The same evidence once, with the number of its lines, at the first place that tells more than its words, or else at its first one: the
 * same sentence may come in a summary and where it happened, and two streams of one command come in any order. Outputs stay apart, as
 * each has facts of its own.
 */
function gather(evidence: readonly Evidence[], around: Surroundings): Evidence[] {
  const found = new Map<string, Evidence & { last: number }>();
  for (const one of [...evidence].sort((a, b) => a.line - b.line || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))) {
    const { kind, value, line, rule } = one;
    const key = `${kind} ${value}${kind === 'output' ? ` ${line}` : ''}`;
    const known = found.get(key);
    if (!known) found.set(key, { ...one, last: line });
    else {
      if (known.last !== line) known.count += 1;
      known.last = line;
      // What was sent says nothing; what came afterwards does.
      if (known.rule === NOTHING ? rule !== NOTHING : !inPlace(known, around) && inPlace(one, around)) Object.assign(known, { rule, line });
    }
  }
  return [...found.values()];
}

/** A line may say more than the sentence in it: which file, and that it must not be read. */
function refined(one: Weighed, line: string, { refine }: Phrases): Weighed {
  const lower = line.slice(0, SENT_WITHIN).toLowerCase();
  const better = refine.find(
    ({ words, of }) => one.causes.some((cause) => of.includes(cause)) && words.some((word) => lower.includes(word)),
  );
  return better ? { ...one, causes: [better.cause] } : one;
}

const sideWhere = ({ rule, line }: Evidence, around: Surroundings): Side | null =>
  around.sideOf(line) ?? rule.side ?? around.sideNear(line);

/** What its rule says for just this place; nothing where only the rule in general applies. */
function inPlace(one: Evidence, around: Surroundings): NonNullable<Rule['when']>[number] | undefined {
  return one.rule.when?.find(
    ({ side, near }) => (!side || side === sideWhere(one, around)) && (!near || near.some((context) => around.has(context, one.line))),
  );
}

/** What evidence says where it stands: the side and the verb decide. */
function placed(one: Evidence, around: Surroundings): Weighed {
  const { rule, line } = one;
  const side = sideWhere(one, around);
  return {
    ...one,
    causes: inPlace(one, around)?.causes ?? rule.causes ?? [],
    side,
    product: around.productOf(line) ?? rule.product ?? around.productNear(line),
  };
}
