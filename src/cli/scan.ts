import { mixedLimits } from '../core/mixed/limits.ts';
import type { MixedFinding } from '../core/mixed/mixed-finding.ts';
import { scanMixed } from '../core/mixed/scan-mixed.ts';
import type { ScanOptions } from '../core/mixed/scan-mixed.ts';
import { decodeText } from '../core/pem/decode-text.ts';
import { renderMessage } from '../core/text/render-message.ts';
import type { Problem } from '../core/problem.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Run, Terminal } from './command.ts';
import { readOptions } from './read-options.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';
import { byFile } from '../content/content-folder.ts';

type Words = ReturnType<typeof byFile<'messages'>>[string];

interface Scan {
  findings: MixedFinding[];
  problem: Problem | null;
}

function parseOptions(args: string[]): { files: string[]; json: boolean; kind?: 'html' | 'css'; base?: string } {
  const options = { json: { type: 'boolean' }, kind: { type: 'string' }, base: { type: 'string' }, at: { type: 'string' } } as const;
  const { values, positionals: files } = readOptions(args, options);
  if (files.length === 0) throw new UsageError(ui.noFile);
  const { kind, base, json = false } = values;
  if (kind !== undefined && kind !== 'html' && kind !== 'css') throw new UsageError(ui.oddKind);
  if (base !== undefined && !URL.canParse(base)) throw new UsageError(ui.oddBase);
  return { files, json, ...(kind === undefined ? {} : { kind }), ...(base === undefined ? {} : { base }) };
}

/** The name decides where it can: a style sheet may begin with anything. */
function kindOfFile(file: string): 'html' | 'css' | undefined {
  if (/\.css$/i.test(file)) return 'css';
  return /\.(?:x?html?|xht|aspx?|jspx?|php|cshtml|vue|svg)$/i.test(file) ? 'html' : undefined;
}

function scanFile(file: string, options: ScanOptions, terminal: Terminal): Scan {
  const source = readSource(file, terminal);
  if ('problem' in source) return { findings: [], problem: source.problem };
  try {
    const { text } = decodeText(source.bytes);
    // NUL is in no page and no style sheet (UTF-16 is decoded by now): "nothing found" would be a lie about an archive or a picture.
    if (text.includes('\0')) return { findings: [], problem: { code: 'not-text', line: null, column: null, facts: {} } };
    const kind = options.kind ?? kindOfFile(file);
    return { findings: scanMixed(text, { ...options, ...(kind === undefined ? {} : { kind }) }), problem: null };
  } catch (error) {
    terminal.err(`${ui.bug({ file, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`);
    return { findings: [], problem: { code: 'internal-error', line: null, column: null, facts: {} } };
  }
}

/** Mixed content for certain is a negative verdict; a guess out of script code, or localhost, is not. */
function exitCodeOf({ findings, problem }: Scan): ExitCode {
  if (problem !== null) return 2;
  return findings.some(({ effect, unsure }) => effect !== 'not-mixed' && unsure !== true) ? 1 : 0;
}

const effects = { blocked: ui.blocked, upgraded: ui.upgraded, warned: ui.warned, 'not-mixed': ui.notMixed } as const;

const faults: Readonly<Record<string, string>> = {
  'not-text': ui.notText,
  'too-large': ui.scanTooLarge,
};

function humanText(file: string, { findings, problem }: Scan, words: Words): string {
  const name = file === '-' ? ui.standardInput : file;
  if (problem !== null) {
    const reason =
      problem.code === 'file-not-readable' ? openingFault(String(problem.facts['reason'])) : (faults[problem.code] ?? ui.unreadable);
    return `${name}：${reason}\n`;
  }
  const say = (code: string, facts: Record<string, string>): string[] => {
    const message = words[code];
    if (message === undefined) return [];
    return [message.text, message.fix ?? ''].filter((text) => text !== '').map((text) => `    ${renderMessage(text, facts)}`);
  };
  const lines = [`${name}：${findings.length === 0 ? ui.nothingMixed : ui.someMixed({ count: findings.length })}`];
  for (const { line, column, element, attribute, url, effect, suggestion, code, unsure } of findings) {
    lines.push(`  ${ui.place({ line, column })}　${element} ${attribute}　${effects[effect]}${unsure === true ? ui.unsure : ''}`);
    lines.push(...say(code, { element, attribute, url, suggestion }));
  }
  if (findings.length >= mixedLimits.findings) lines.push(...say('limit-reached', {}));
  return `${lines.join('\n')}\n`;
}

/** `kb scan`: mixed content in pages and style sheets, each file on its own. */
export const scan: Run = (args, terminal) => {
  const { files, json, ...options } = parseOptions(args);
  const words: Words = json ? {} : (byFile('messages')['mixed'] ?? {});
  let worst: ExitCode = 0;
  for (const file of files) {
    const result = scanFile(file, options, terminal);
    const code = exitCodeOf(result);
    if (code > worst) worst = code;
    if (json) {
      const { findings, problem } = result;
      const problems = problem === null ? {} : { problems: [{ code: problem.code, line: problem.line, facts: problem.facts }] };
      terminal.out(`${JSON.stringify({ file, findings, ...problems })}\n`);
    } else if (result.problem === null) terminal.out(humanText(file, result, words));
    else terminal.err(humanText(file, result, words));
  }
  if (!json) terminal.out(`${words['limits-of-scan']?.text ?? ''}\n`);
  return worst;
};
