import { readDumps } from '../core/dump/read-dumps.ts';
import { inspectInput } from '../core/inspect/inspect-input.ts';
import type { InspectContext, Inspection } from '../core/inspect/inspect-input.ts';
import { reportText } from '../core/inspect/report-text.ts';
import { lookAgain } from '../core/other/look-again.ts';
import type { Words } from '../core/inspect/words.ts';
import type { Programme } from '../core/policy/rule.ts';
import { toInspectJson } from '../core/inspect/inspect-json.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Run, Terminal } from './command.ts';
import { judgingContext } from '../content/judging-context.ts';
import { readOptions } from './read-options.ts';
import { parseMoment } from './parse-moment.ts';
import { Progress } from './progress.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';
import { byFile } from '../content/content-folder.ts';

const programmes: readonly Programme[] = ['public-web', 'gca', 'gtlsca', 'twca'];

interface Options {
  files: string[];
  json: boolean;
  at: Date;
  programme: Programme;
}

function parseOptions(args: string[], now: Date): Options {
  const options = { json: { type: 'boolean' }, at: { type: 'string' }, programme: { type: 'string' } } as const;
  const { values, positionals: files } = readOptions(args, options);
  if (files.length === 0) throw new UsageError(ui.noFile);
  const programme = programmes.find((known) => known === (values.programme ?? 'public-web'));
  if (programme === undefined) throw new UsageError(ui.oddProgramme({ programmes: programmes.join('、') }));
  return { files, json: values.json ?? false, at: parseMoment(values.at, now), programme };
}

/** One line of `--json`, field for field as the contract has it. */
function jsonLine(file: string, { objects, repairs, problems }: Inspection): string {
  return `${JSON.stringify({
    file,
    objects: objects.map(({ subject, verification, authority, findings }) =>
      toInspectJson(subject, { authority: authority?.id ?? null, valid: verification?.valid ?? null, findings }),
    ),
    repairs: repairs.map(({ code, line }) => ({ code, line })),
    problems: problems.map(({ code, line, facts }) => ({ code, line, facts })),
  })}\n`;
}

/** A private key counts as unreadable: it is refused, nothing of it was looked at. */
function exitCodeOf({ objects, problems }: Inspection): ExitCode {
  if (problems.length > 0 || objects.length === 0) return 2;
  if (objects.some(({ subject }) => subject.kind === 'private-key' || subject.kind === 'unknown')) return 2;
  const judged = objects.filter(({ subject }) => subject.kind === 'csr' || subject.kind === 'certificate');
  if (judged.some(({ verdict }) => verdict === 'unreadable')) return 2;
  return judged.some(({ verdict }) => verdict === 'unusable') ? 1 : 0;
}

/** Reads and judges one input; neither a missing file nor a fault of ours keeps the next one from its turn. */
async function inspectFile(file: string, context: InspectContext, terminal: Terminal): Promise<Inspection> {
  const source = readSource(file, terminal);
  if ('problem' in source) return { objects: [], repairs: [], problems: [source.problem] };
  try {
    return await inspectInput(source.bytes, context);
  } catch (error) {
    terminal.err(`${ui.bug({ file, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`);
    return { objects: [], repairs: [], problems: [{ code: 'internal-error', line: null, column: null, facts: {} }] };
  }
}

/** `kb inspect`: decodes, verifies and judges every file, each on its own. */
export const inspect: Run = async (args, terminal) => {
  const { files, json, at, programme } = parseOptions(args, terminal.now());
  const context: InspectContext = {
    ...judgingContext(at, programme),
    lookAgain: (input, result, asked) => lookAgain(input, result, asked, readDumps),
    printouts: true,
  };
  const words: Words = json ? {} : byFile('messages');
  const progress = new Progress(terminal, files.length);
  let worst: ExitCode = 0;
  for (const [done, file] of files.entries()) {
    const inspection = await inspectFile(file, context, terminal);
    const code = exitCodeOf(inspection);
    if (code > worst) worst = code;
    const unopened = inspection.problems.find((problem) => problem.code === 'file-not-readable');
    if (json) terminal.out(jsonLine(file, inspection));
    else if (unopened !== undefined) terminal.err(`${file}：${openingFault(String(unopened.facts['reason']))}\n`);
    else {
      const text = reportText(inspection, { name: file === '-' ? null : file, at, programme, rules: context.rules, words });
      terminal.out(done === 0 ? text : `\n${text}`);
    }
    progress.report(done + 1);
  }
  return worst;
};
