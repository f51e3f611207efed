import { byFile } from '../content/content-folder.ts';
import { withMark } from '../core/config/byte-order-mark.ts';
import type { ConfigFinding, ConfigKind } from '../core/config/config-finding.ts';
import { examineConfig } from '../core/config/examine-config.ts';
import { findConfigs, isExamined, type FoundConfig } from '../core/config/find-configs.ts';
import { readServerVersion } from '../core/config/server-version.ts';
import type { Words } from '../core/inspect/words.ts';
import { decodeText } from '../core/pem/decode-text.ts';
import { readInput } from '../core/pem/read-input.ts';
import type { Problem } from '../core/problem.ts';
import { renderMessage } from '../core/text/render-message.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Run, Terminal } from './command.ts';
import { readOptions } from './read-options.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';

/** Servers as the command line and its JSON name them. */
const SERVERS: Readonly<Record<string, ConfigKind>> = {
  nginx: 'nginx',
  apache: 'apache',
  tomcat: 'tomcat',
  iis: 'web-config',
  haproxy: 'haproxy',
  wildfly: 'wildfly',
  spring: 'spring',
};

interface Options {
  files: string[];
  json: boolean;
  server: ConfigKind | null;
  version: string | null;
}

interface Examined {
  product: FoundConfig['product'] | null;
  findings: ConfigFinding[];
  problem: Problem | null;
}

function parseOptions(args: string[]): Options {
  const options = { json: { type: 'boolean' }, server: { type: 'string' }, version: { type: 'string' } } as const;
  const { values, positionals: files } = readOptions(args, options);
  if (files.length === 0) throw new UsageError(ui.noFile);
  const { json = false, server, version } = values;
  if (server !== undefined && !Object.hasOwn(SERVERS, server))
    throw new UsageError(ui.oddServer({ servers: Object.keys(SERVERS).join('、') }));
  const known = version === undefined ? null : readServerVersion(version);
  if (version !== undefined && known === null) throw new UsageError(ui.oddVersion);
  return { files, json, server: SERVERS[server ?? ''] ?? null, version: known };
}

const unread = (code: string): Examined => ({ product: null, findings: [], problem: { code, line: null, column: null, facts: {} } });

function examine(file: string, { server, version }: Options, terminal: Terminal): Examined {
  const source = readSource(file, terminal);
  if ('problem' in source) return { product: null, findings: [], problem: source.problem };
  try {
    const { text, repairs } = decodeText(source.bytes);
    if (text.includes('\0')) return unread('not-text');
    if (readInput(source.bytes).blocks.some(({ kind }) => kind === 'private-key')) return unread('private-key');
    const product = server ?? findConfigs(text.split(/\r\n|\r|\n/))[0]?.product ?? null;
    if (product === null) return unread('not-recognised');
    if (!isExamined(product)) return { product, findings: [], problem: { code: 'not-examined', line: null, column: null, facts: {} } };
    return { product, findings: examineConfig(withMark(text, repairs.length > 0), product, version), problem: null };
  } catch (error) {
    terminal.err(`${ui.bug({ file, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`);
    return unread('internal-error');
  }
}

const serverName = (product: Examined['product']): string | null => (product === 'web-config' ? 'iis' : product);

const severities = { error: ui.severityError, warning: ui.severityWarning, info: ui.severityInfo } as const;
const faults: Readonly<Record<string, string>> = {
  'not-text': ui.notText,
  'private-key': ui.configKey,
  'not-recognised': ui.configUnknown,
  'too-large': ui.scanTooLarge,
};

function humanText(file: string, { product, findings, problem }: Examined, words: Words): string {
  const name = file === '-' ? ui.standardInput : file;
  if (problem !== null && problem.code !== 'not-examined') {
    const { code, facts } = problem;
    return `${name}：${code === 'file-not-readable' ? openingFault(String(facts['reason'])) : (faults[code] ?? ui.unreadable)}\n`;
  }
  const known = words['outputs']?.[`config-${serverName(product)}`];
  if (problem !== null)
    return `${name}：${[known?.text, known?.fix, ui.configByName].filter((text) => text !== undefined && text !== null).join('')}\n`;
  const lines = [`${name}：${known?.text ?? ''}${findings.length === 0 ? ui.configFine : ui.someMixed({ count: findings.length })}`];
  for (const { code, severity, line, facts } of findings) {
    const message =
      words[`config-${product}`]?.[code] ?? (product === 'nginx' ? undefined : words['config-others']?.[code]) ?? words['config']?.[code];
    lines.push(
      `  ${ui.configLine({ line })}　${severities[severity]}　${message === undefined ? code : renderMessage(message.text, facts)}`,
    );
    if (message?.fix !== undefined && message.fix !== null) lines.push(`    ${renderMessage(message.fix, facts)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** An error of the configuration is a negative verdict; what could not be examined counts as unreadable. */
function exitCodeOf({ findings, problem }: Examined): ExitCode {
  if (problem !== null) return 2;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** `kb config`: what is wrong with servers' configurations, each file on its own. */
export const config: Run = (args, terminal) => {
  const options = parseOptions(args);
  const words: Words = options.json ? {} : byFile('messages');
  let worst: ExitCode = 0;
  for (const file of options.files) {
    const examined = examine(file, options, terminal);
    const code = exitCodeOf(examined);
    if (code > worst) worst = code;
    const { product, findings, problem } = examined;
    if (options.json) {
      const problems = problem === null ? [] : [{ code: problem.code, line: problem.line, facts: problem.facts }];
      terminal.out(`${JSON.stringify({ file, server: serverName(product), version: options.version, findings, problems })}\n`);
    } else if (problem === null || product !== null) terminal.out(humanText(file, examined, words));
    else terminal.err(humanText(file, examined, words));
  }
  return Promise.resolve(worst);
};
