import { byFile, load } from '../content/content-folder.ts';
import { loadKnowledge, loadReaders } from '../content/knowledge.ts';
import { adviceFor, isPasted } from '../core/diagnose/advice.ts';
import { compileDiagnosis, type Diagnose } from '../core/diagnose/diagnose.ts';
import type { Verdict } from '../core/diagnose/weigh.ts';
import { codeParts } from '../core/flow/code-parts.ts';
import type { Words } from '../core/inspect/words.ts';
import { kindNotes, kindPage } from '../core/recognise/kind-notes.ts';
import { compileNearest, type NearestFinder } from '../core/recognise/nearest-errors.ts';
import { renderMessage } from '../core/text/render-message.ts';
import { revealed } from '../core/text/reveal-text.ts';
import type { Cause } from '../schemas/cause.ts';
import type { Codes } from '../schemas/codes.ts';
import type { ErrorCatalogueEntry } from '../schemas/error.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Run, Terminal } from './command.ts';
import { diagnoseInput, nothingBut, type DiagnosedInput } from './diagnose-input.ts';
import { readOptions } from './read-options.ts';
import { Progress } from './progress.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';

/** Everything of `content/` that a diagnosis needs, loaded once for all inputs. */
interface Known {
  diagnose: Diagnose;
  nearest: NearestFinder;
  entries: ReadonlyMap<string, ErrorCatalogueEntry & { productTitle: string }>;
  causes: ReadonlyMap<string, Cause>;
  tables: Readonly<Record<string, Codes>>;
  products: ReadonlyMap<string, string>;
  /** Titles of findings. */
  findings: ReadonlyMap<string, string>;
  /** What software is built on. */
  on: Readonly<Record<string, readonly string[]>>;
  words: Words;
  /** What stands for a hole in a command: the field's name in words. */
  fieldNames: Readonly<Record<string, string>>;
}

function loadKnown(): Known {
  const entries = load('errors').flatMap(({ product, title, entries: list }) =>
    list.map((entry) => ({ ...entry, product, productTitle: title })),
  );
  const products = load('products');
  const knowledge = loadKnowledge();
  return {
    diagnose: compileDiagnosis(knowledge, loadReaders()),
    nearest: compileNearest(knowledge.entries),
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    causes: new Map(load('causes').map((cause) => [cause.id, cause])),
    tables: byFile('codes'),
    findings: new Map(load('findings').map(({ id, title }) => [id, title])),
    products: new Map(products.map(({ id, title }) => [id, title])),
    on: Object.fromEntries(products.map(({ id, on }) => [id, on])),
    words: byFile('messages'),
    fieldNames: Object.fromEntries(Object.entries(load('fields')).map(([name, { label }]) => [name, label])),
  };
}

function parseOptions(args: string[]): { files: string[]; json: boolean } {
  // `--at` is taken by every command; what a text is does not depend on the day.
  const parsed = readOptions(args, { json: { type: 'boolean' }, at: { type: 'string' } });
  if (parsed.positionals.length === 0) throw new UsageError(ui.noFile);
  return { files: parsed.positionals, json: parsed.values.json ?? false };
}

/** Reads one input; neither a missing file nor a fault of ours keeps the next one from its turn. */
function diagnoseFile(file: string, { diagnose: ask, nearest }: Known, terminal: Terminal): DiagnosedInput {
  const source = readSource(file, terminal);
  if ('problem' in source) return nothingBut([source.problem]);
  try {
    return diagnoseInput(source.bytes, ask, nearest);
  } catch (error) {
    terminal.err(`${ui.bug({ file, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`);
    return nothingBut([{ code: 'internal-error', line: null, column: null, facts: {} }]);
  }
}

const entryPage = (product: string, id: string): string => `errors/${product}.html#${id}`;
const causePage = (id: string, { causes }: Known): string => `causes/${causes.get(id)?.group ?? 'trust'}.html#${id}`;

/** One line of `--json`, as the contract has it: what was recognised, in the order of lines, and the causes, best first. */
function jsonLine(file: string, { kinds, errors, codes, verdicts, report, nearest, cut, problems }: DiagnosedInput, known: Known): string {
  const recognised = [
    ...kinds.map((found) => ({
      kind: found.kind,
      id: null as string | null,
      line: found.line,
      page: kindPage(found, known.words['outputs'] ?? {}),
      facts: found.facts,
    })),
    ...errors.map(({ product, id, line, count, facts }) => ({ kind: 'error', id, line, page: entryPage(product, id), facts, count })),
    ...codes.map(({ table, code, line, count }) => ({
      kind: 'code',
      id: `${table}:${code}`,
      line,
      page: `codes/${table}.html`,
      facts: { meaning: meaningOf(known, table, code) },
      count,
    })),
    ...(report?.findings ?? []).map(({ finding, scanner, state, host, port, line }) => ({
      kind: 'finding',
      id: finding,
      line,
      page: `findings.html#${finding}`,
      facts: { scanner, state, host, port },
    })),
  ].sort((a, b) => a.line - b.line);
  return `${JSON.stringify({
    file,
    recognised,
    causes: verdicts.map(({ cause, certainty, evidence, side, product }) => ({
      cause,
      certainty,
      evidence: evidence.map(({ line, kind, value }) => ({ line, kind, value })),
      side,
      product,
      page: causePage(cause, known),
    })),
    nearest: nearest.map(({ id, product, line, score }) => ({ id, line, page: entryPage(product, id), score })),
    cut,
    problems: problems.map(({ code, line, facts }) => ({ code, line, facts })),
  })}\n`;
}

function meaningOf({ tables }: Known, table: string, code: string): string | null {
  return tables[table]?.codes.find((one) => one.code === code)?.meaning ?? null;
}

function exitCodeOf({ kinds, errors, verdicts, report, problems }: DiagnosedInput): ExitCode {
  if (problems.length > 0 || kinds.some(({ kind }) => kind === 'private-key')) return 2;
  const failed = kinds.some(({ kind, facts }) => {
    if (kind === 's-client') return facts['noCertificate'] === true || (facts['verifyCode'] ?? 0) !== 0;
    return (kind === 'nginx-test' && facts['ok'] === false) || (kind === 'curl-verbose' && facts['verified'] === false);
  });
  const isOpen = report?.findings.some(({ state }) => state === 'open') ?? false;
  return failed || isOpen || errors.length + verdicts.length > 0 ? 1 : 0;
}

function humanText(file: string, found: DiagnosedInput, known: Known): string {
  const { kinds, errors, codes, verdicts, report, nearest, cut, problems } = found;
  const { entries, words } = known;
  const own = words['recognise'] ?? {};
  const say = (code: string, facts = {}): string => renderMessage(own[code]?.text ?? code, facts);
  const lines = [file === '-' ? ui.standardInput : file];
  for (const { code, facts } of problems)
    lines.push(`  ${renderMessage((words['problems']?.[code] ?? words['kinds']?.[code])?.text ?? code, facts)}`);
  if (cut) lines.push(`  ${say('cut')}`);
  const [answer] = verdicts;
  if (answer) lines.push(...verdictLines(answer, found, known, say));
  const others = (wanted: Verdict['kind']): void => {
    const titles = verdicts
      .filter(({ kind }) => kind === wanted)
      .map(({ cause }) => `${known.causes.get(cause)?.title ?? cause}（${causePage(cause, known)}）`);
    if (titles.length > 0) lines.push(`  ${say(wanted)}：${titles.join('、')}`);
  };
  others('alternative');
  others('further');
  for (const { finding, state, line } of report?.findings ?? []) {
    lines.push(
      `  ${say('at-line', { line })}　${say(`finding-${state}`)}　${known.findings.get(finding) ?? finding}　findings.html#${finding}`,
    );
  }
  for (const { table, code, line } of codes) {
    lines.push(`  ${say('at-line', { line })}　${known.tables[table]?.title ?? table} ${code}：${meaningOf(known, table, code) ?? ''}`);
  }
  const named = kinds.map((kind) => ({
    ...kind,
    facts: { ...kind.facts, object: words['labels']?.[`kind-${String(kind.facts['object'])}`]?.text ?? null },
  }));
  for (const { line, text, fix, page } of kindNotes(named, errors.length + verdicts.length > 0, words['outputs'] ?? {})) {
    lines.push(`  ${say('from-line', { line })}　${text}${fix ?? ''}`, ...(page === null ? [] : [`    ${say('guide')}：${page}`]));
  }
  const toldId = answer && entryOf(answer, found)?.id;
  for (const { id, product, line, count } of errors) {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error(`no entry ${id}`);
    lines.push(
      `  ${say('at-line', { line })}　${say('error')}　${entry.productTitle}：${entry.title}${count > 1 ? `（${say('times', { count })}）` : ''}`,
      ...(id === toldId ? [] : [`    ${say('cause')}：${entry.cause}`, `    ${say('fix')}：${entry.fix}`]),
      ...(id === toldId ? [] : entry.steps.map((step) => `    ${say('steps')}：${command(step, known)}`)),
      `    ${say('entry-page')}：${entryPage(product, id)}`,
    );
  }
  if (kinds.length + errors.length + codes.length + verdicts.length + problems.length === 0 && report === null) {
    lines.push(`  ${say('unknown-text')}`);
    if (nearest.length > 0) lines.push(`  ${say('nearest')}：`);
    for (const { id, product, line } of nearest)
      lines.push(`    ${say('at-line', { line })}　${entries.get(id)?.title ?? id}　${entryPage(product, id)}`);
  }
  return `${lines.map(revealed).join('\n')}\n`;
}

/** A command with its fields' names in the holes. */
function command(step: string, { fieldNames }: Known): string {
  return codeParts(step)
    .map((part) => (typeof part === 'string' ? part : `〈${fieldNames[part.field] ?? part.field}〉`))
    .join('');
}

/** The entry of the catalogue that proves a verdict, the first in the text. */
function entryOf({ evidence }: Verdict, { errors }: DiagnosedInput): DiagnosedInput['errors'][number] | undefined {
  return errors.find(({ id }) => evidence.some(({ kind, value }) => kind === 'entry' && value === id));
}

/** The answer: what it is, which lines prove it, what to do with this software, how to be sure. */
function verdictLines(verdict: Verdict, found: DiagnosedInput, known: Known, say: (code: string, facts?: object) => string): string[] {
  const cause = known.causes.get(verdict.cause);
  if (cause === undefined) throw new Error(`no cause ${verdict.cause}`);
  const places = [...new Set(verdict.evidence.map(({ line }) => line))].sort((a, b) => a - b);
  // The message's own entry knows its product best.
  const entry = known.entries.get(entryOf(verdict, found)?.id ?? '');
  const advice = adviceFor(cause, verdict, known.on);
  const told = entry ?? advice;
  const product = verdict.product === null ? '' : `${known.products.get(verdict.product) ?? verdict.product}　`;
  return [
    `  ${say(`certainty-${verdict.certainty}`)}　${product}${cause.title}`,
    `    ${say('proof')}：${say('lines', { lines: places.slice(0, 8).join('、') })}`,
    `    ${say('cause')}：${entry?.cause ?? cause.cause}`,
    `    ${say('fix')}：${told.fix}`,
    ...told.steps.map((step) => `    ${say('steps')}：${command(step, known)}`),
    `    ${say('sure')}：${advice.sure}`,
    ...advice.sureSteps.filter((step) => !isPasted(step, found.kinds)).map((step) => `    ${say('steps')}：${command(step, known)}`),
    ...(cause.paste === undefined || verdict.certainty === 'sure' || isPasted(cause.paste, found.kinds)
      ? []
      : [`    ${say('paste')}：${cause.paste}`]),
    `    ${say('cause-page')}：${causePage(cause.id, known)}`,
  ];
}

/** `kb diagnose`: what every file is, and what the messages in it mean. */
export const diagnose: Run = (args, terminal) => {
  const { files, json } = parseOptions(args);
  const known = loadKnown();
  const progress = new Progress(terminal, files.length);
  let worst: ExitCode = 0;
  for (const [done, file] of files.entries()) {
    const found = diagnoseFile(file, known, terminal);
    const code = exitCodeOf(found);
    if (code > worst) worst = code;
    const unopened = found.problems.find((problem) => problem.code === 'file-not-readable');
    if (json) terminal.out(jsonLine(file, found, known));
    else if (unopened !== undefined) terminal.err(`${file}：${openingFault(String(unopened.facts['reason']))}\n`);
    else terminal.out(`${done === 0 ? '' : '\n'}${humanText(file, found, known)}`);
    progress.report(done + 1);
  }
  return worst;
};
