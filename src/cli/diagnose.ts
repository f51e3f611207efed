import { parseArgs } from 'node:util';
import type { Words } from '../core/inspect/words.ts';
import { codeParts } from '../core/flow/code-parts.ts';
import { renderMessage } from '../core/text/render-message.ts';
import { compileRecogniser, type Recogniser } from '../core/recognise/recognise.ts';
import { revealed } from '../core/text/reveal-text.ts';
import { kindNotes, kindPage } from '../core/recognise/kind-notes.ts';
import type { ErrorCatalogueEntry } from '../schemas/error.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Run, Terminal } from './command.ts';
import { diagnoseInput, type Diagnosis } from './diagnose-input.ts';
import { optionFault } from './option-fault.ts';
import { Progress } from './progress.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';
import { byFile, load } from '../content/content-folder.ts';

/** Everything of `content/` that a diagnosis needs, loaded once for all inputs. */
interface Knowledge {
  recognise: Recogniser;
  entries: ReadonlyMap<string, ErrorCatalogueEntry & { productTitle: string }>;
  words: Words;
  /** What stands for a hole in a command: the field's name in words. */
  fieldNames: Readonly<Record<string, string>>;
}

function loadKnowledge(): Knowledge {
  const catalogues = load('errors');
  const entries = catalogues.flatMap(({ product, title, entries: list }) =>
    list.map((entry) => ({ ...entry, product, productTitle: title })),
  );
  const fieldNames = Object.fromEntries(Object.entries(load('fields')).map(([name, { label }]) => [name, label]));
  return {
    recognise: compileRecogniser(entries),
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    words: byFile('messages'),
    fieldNames,
  };
}

function parseOptions(args: string[]): { files: string[]; json: boolean } {
  let parsed;
  try {
    // `--at` is taken by every command; what a text is does not depend on the day.
    parsed = parseArgs({ args, options: { json: { type: 'boolean' }, at: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(optionFault(error));
  }
  if (parsed.positionals.length === 0) throw new UsageError(ui.noFile);
  return { files: parsed.positionals, json: parsed.values.json ?? false };
}

/** Reads one input; neither a missing file nor a fault of ours keeps the next one from its turn. */
function diagnoseFile(file: string, { recognise }: Knowledge, terminal: Terminal): Diagnosis {
  const source = readSource(file, terminal);
  const failed = (problem: Diagnosis['problems'][number]): Diagnosis => ({
    kinds: [],
    errors: [],
    nearest: [],
    cut: false,
    problems: [problem],
  });
  if ('problem' in source) return failed(source.problem);
  try {
    return diagnoseInput(source.bytes, recognise);
  } catch (error) {
    terminal.err(`${ui.bug({ file, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`);
    return failed({ code: 'internal-error', line: null, column: null, facts: {} });
  }
}

const pageOf = (product: string, id: string): string => `errors/${product}.html#${id}`;

/** One line of `--json`: what was recognised, in the order of lines, as the contract has it; errors also tell their count. */
function jsonLine(file: string, { kinds, errors, nearest, cut, problems }: Diagnosis, { words }: Knowledge): string {
  const recognised = [
    ...kinds.map((found) => ({
      kind: found.kind,
      id: null,
      line: found.line,
      page: kindPage(found, words['recognise'] ?? {}),
      facts: found.facts,
    })),
    ...errors.map(({ product, id, line, count, facts }) => ({ kind: 'error', id, line, page: pageOf(product, id), facts, count })),
  ].sort((a, b) => a.line - b.line);
  return `${JSON.stringify({
    file,
    recognised,
    nearest: nearest.map(({ id, product, line, score }) => ({ id, line, page: pageOf(product, id), score })),
    cut,
    problems: problems.map(({ code, line, facts }) => ({ code, line, facts })),
  })}\n`;
}

function exitCodeOf({ kinds, errors, problems }: Diagnosis): ExitCode {
  if (problems.length > 0 || kinds.some(({ kind }) => kind === 'private-key')) return 2;
  const failed = kinds.some(({ kind, facts }) => {
    if (kind === 's-client') return facts['noCertificate'] === true || (facts['verifyCode'] ?? 0) !== 0;
    return (kind === 'nginx-test' && facts['ok'] === false) || (kind === 'curl-verbose' && facts['verified'] === false);
  });
  return failed || errors.length > 0 ? 1 : 0;
}

function humanText(file: string, { kinds, errors, nearest, cut, problems }: Diagnosis, { entries, words, fieldNames }: Knowledge): string {
  const own = words['recognise'] ?? {};
  const say = (code: string, facts = {}): string => renderMessage(own[code]?.text ?? code, facts);
  const command = (step: string): string =>
    codeParts(step)
      .map((part) => (typeof part === 'string' ? part : `〈${fieldNames[part.field] ?? part.field}〉`))
      .join('');
  const lines = [file === '-' ? ui.standardInput : file];
  for (const { code, facts } of problems) lines.push(`  ${renderMessage(words['problems']?.[code]?.text ?? code, facts)}`);
  if (cut) lines.push(`  ${say('cut')}`);
  const named = kinds.map((found) => ({
    ...found,
    facts: { ...found.facts, object: words['labels']?.[`kind-${String(found.facts['object'])}`]?.text ?? null },
  }));
  for (const { line, text, fix, page } of kindNotes(named, errors.length > 0, own)) {
    lines.push(`  ${say('from-line', { line })}　${text}${fix ?? ''}`, ...(page === null ? [] : [`    ${say('guide')}：${page}`]));
  }
  for (const { id, product, line, count } of errors) {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error(`no entry ${id}`);
    lines.push(
      `  ${say('at-line', { line })}　${say('error')}　${entry.productTitle}：${entry.title}${count > 1 ? `（${say('times', { count })}）` : ''}`,
    );
    lines.push(
      `    ${say('cause')}：${entry.cause}`,
      `    ${say('fix')}：${entry.fix}`,
      ...entry.steps.map((step) => `    ${say('steps')}：${command(step)}`),
    );
    lines.push(`    ${say('entry-page')}：${pageOf(product, id)}`);
  }
  if (kinds.length + errors.length + problems.length === 0) {
    lines.push(`  ${say('unknown-text')}`);
    if (nearest.length > 0) lines.push(`  ${say('nearest')}：`);
    for (const { id, product, line } of nearest)
      lines.push(`    ${say('at-line', { line })}　${entries.get(id)?.title ?? id}　${pageOf(product, id)}`);
  }
  return `${lines.map(revealed).join('\n')}\n`;
}

/** `kb diagnose`: what every file is, and what the messages in it mean. */
export const diagnose: Run = (args, terminal) => {
  const { files, json } = parseOptions(args);
  const knowledge = loadKnowledge();
  const progress = new Progress(terminal, files.length);
  let worst: ExitCode = 0;
  for (const [done, file] of files.entries()) {
    const diagnosis = diagnoseFile(file, knowledge, terminal);
    const code = exitCodeOf(diagnosis);
    if (code > worst) worst = code;
    const unopened = diagnosis.problems.find((problem) => problem.code === 'file-not-readable');
    if (json) terminal.out(jsonLine(file, diagnosis, knowledge));
    else if (unopened !== undefined) terminal.err(`${file}：${openingFault(String(unopened.facts['reason']))}\n`);
    else terminal.out(`${done === 0 ? '' : '\n'}${humanText(file, diagnosis, knowledge)}`);
    progress.report(done + 1);
  }
  return worst;
};
