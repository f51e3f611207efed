import type { Article } from '../../content/articles.ts';
import type { WindowsCommands } from '../../schemas/windows-commands.ts';
import type { LintProblem } from './passage.ts';
import { batCommands, powershellCommands, type TypedCommand, type TypedWord } from './windows-tokens.ts';

/** What PowerShell gives every cmdlet. */
const COMMON: ReadonlySet<string> = new Set(
  [
    ...['Debug', 'ErrorAction', 'ErrorVariable', 'InformationAction', 'InformationVariable', 'OutBuffer', 'OutVariable'],
    ...['PipelineVariable', 'Verbose', 'WarningAction', 'WarningVariable', 'WhatIf', 'Confirm'],
  ].map((name) => name.toLowerCase()),
);
/** Programs whose options are `name=value`. */
const ASSIGNING: ReadonlySet<string> = new Set(['netsh']);

/** Names that Windows PowerShell takes for its own short forms though programs are called so too; with ".exe" the program runs. */
const SHORT: ReadonlySet<string> = new Set([
  'cd',
  'copy',
  'curl',
  'del',
  'dir',
  'echo',
  'md',
  'move',
  'rd',
  'ren',
  'sc',
  'set',
  'sort',
  'start',
  'type',
  'where',
]);

/** The documented commands, and the parameters of the scripts that readers take along, by their names in small letters. */
export interface KnownCommands {
  commands: ReadonlyMap<string, { name: string; parameters: ReadonlySet<string>; isJoined: boolean }>;
  scripts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Puts both together. A command in two files has the parameters of both. */
export function knownCommands(table: readonly WindowsCommands[], scripts: readonly { name: string; text: string }[]): KnownCommands {
  const commands = new Map<string, { name: string; parameters: Set<string>; isJoined: boolean }>();
  for (const { commands: own, joined } of table)
    for (const [name, parameters] of Object.entries(own)) {
      const known = commands.get(name.toLowerCase()) ?? { name, parameters: new Set<string>(), isJoined: joined === true };
      for (const parameter of parameters) known.parameters.add(parameter.toLowerCase());
      commands.set(name.toLowerCase(), known);
    }
  return {
    commands,
    scripts: new Map(scripts.filter(({ name }) => name.endsWith('.ps1')).map(({ name, text }) => [name, parametersOf(text)])),
  };
}

/** What a script's own `param(…)` takes. */
function parametersOf(script: string): Set<string> {
  const head = /^param\(([\s\S]*?)^\)/m.exec(script)?.[1] ?? '';
  return new Set([...head.replace(/#.*/g, '').matchAll(/\]\s*\$(\w+)/g)].map(([, name = '']) => name.toLowerCase()));
}

/** Commands and parameters in blocks for Windows that no public reference lists: misspelt, written from memory, or short forms. */
export function lintWindowsCommands({ file, mdx }: Pick<Article, 'file' | 'mdx'>, known: KnownCommands): LintProblem[] {
  return mdx.blocks.flatMap(({ language, code, line }) => {
    if (language !== 'powershell' && language !== 'bat') return [];
    return faultsOf(language, code, known).map((fault) => ({ file, line: line + 1 + fault.line, message: fault.message }));
  });
}

interface Fault {
  line: number;
  message: string;
}

function faultsOf(shell: TypedCommand['shell'], code: string, known: KnownCommands): Fault[] {
  if (shell === 'bat') return batCommands(code).flatMap((command) => faultsOfCommand(command, known));
  const { commands, functions } = powershellCommands(code);
  return commands.filter(({ name }) => !functions.has(name.toLowerCase())).flatMap((command) => faultsOfCommand(command, known));
}

const CMDLET = /^[A-Za-z]+-[A-Za-z][A-Za-z0-9]*$/;

/** "C:\Tools\OpenSSL.exe" is openssl. */
const programOf = (name: string): string =>
  name
    .slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1)
    .replace(/\.exe$/i, '')
    .toLowerCase();

function faultsOfCommand(command: TypedCommand, known: KnownCommands): Fault[] {
  const { name, line, words, shell } = command;
  if (/\.ps1$/i.test(name)) return faultsOfScript(name, words, line, known);
  if (shell === 'powershell' && CMDLET.test(name)) return faultsOfCmdlet(command, known);
  const program = programOf(name);
  if (program === 'powershell') return faultsOfPowershell(command, known);
  const row = shell === 'powershell' && SHORT.has(name.toLowerCase()) ? null : rowOf(program, words, known);
  if (row === null) {
    const what = [program, ...words.filter(({ isValue }) => !isValue).map(({ text }) => text)].slice(0, 4).join(' ');
    const why = shell === 'powershell' ? '別名要寫成全名，和別名同名的程式要寫 .exe；是程式的話，' : '';
    return [
      { line, message: `「${what}」不在 content/windows-commands 的表裡。${why}先查公開的參考文件，查到了在那裡加一列，查不到就不要寫。` },
    ];
  }
  const style = ASSIGNING.has(program) ? /^([a-z]\w*)=/i : /^(?:--?|\/)([a-z][\w.-]*)/i;
  const verbs = new Set(row.name.toLowerCase().split(' ').slice(1));
  return words.flatMap((word) => {
    if (verbs.has(word.text.toLowerCase()) || (word.isValue && !ASSIGNING.has(program))) return [];
    const option = style.exec(word.text)?.[1];
    if (option === undefined || isKnown(option, row)) return [];
    return [unknown(row.name, option, word.line)];
  });
}

function isKnown(option: string, { parameters, isJoined }: { parameters: ReadonlySet<string>; isJoined: boolean }): boolean {
  return parameters.has(option.toLowerCase()) || (isJoined && [...option].every((letter) => parameters.has(letter.toLowerCase())));
}

const unknown = (command: string, parameter: string, line: number): Fault => ({
  line,
  message: `${command} 沒有參數「${parameter}」：content/windows-commands 的表裡沒有。對照公開的參考文件改正；文件真的有，就把它加進表裡那一列。`,
});

/** The row with the most words that all stand in the command, in their order. */
function rowOf(program: string, words: readonly TypedWord[], { commands }: KnownCommands) {
  const typed = words.filter(({ isValue }) => !isValue).map(({ text }) => text.toLowerCase());
  let best: { name: string; parameters: ReadonlySet<string>; isJoined: boolean } | null = null;
  let most = -1;
  for (const [key, row] of commands) {
    const [first, ...verbs] = key.split(' ');
    if (CMDLET.test(row.name)) continue;
    if (first?.replace(/\.exe$/, '') !== program || verbs.length <= most) continue;
    let from = 0;
    const stands = verbs.every((verb) => {
      const found = typed.findIndex((text, index) => index >= from && text === verb);
      from = found + 1;
      return found >= 0;
    });
    if (stands) [best, most] = [row, verbs.length];
  }
  return best;
}

function faultsOfCmdlet({ name, line, words }: TypedCommand, { commands }: KnownCommands): Fault[] {
  const row = commands.get(name.toLowerCase());
  if (!row) {
    const message = `「${name}」不在 content/windows-commands 的表裡。先查公開的參考文件，查到了在那裡加一列與它的參數，查不到就不要寫。`;
    return [{ line, message }];
  }
  return words.flatMap((word) => {
    if (word.isValue) return /^@\w/.test(word.text) ? [splatted(name, word.line)] : [];
    if (/^@\w/.test(word.text)) return [splatted(name, word.line)];
    const parameter = /^-([A-Za-z]\w*):?/.exec(word.text)?.[1];
    if (parameter === undefined || COMMON.has(parameter.toLowerCase()) || row.parameters.has(parameter.toLowerCase())) return [];
    return [unknown(row.name, parameter, word.line)];
  });
}

const splatted = (name: string, line: number): Fault => ({
  line,
  message: `${name} 的參數不要用 @變數 一次帶入：檢查看不到是哪些。請一個一個寫出來。`,
});

function faultsOfScript(name: string, words: readonly TypedWord[], line: number, { scripts }: KnownCommands): Fault[] {
  const script = name.slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1).toLowerCase();
  const parameters = scripts.get(script);
  if (!parameters) return [{ line, message: `「${script}」不是本站的指令檔（content/scripts）：檢查看不到它收哪些參數。` }];
  return words.flatMap((word) => {
    const parameter = word.isValue ? undefined : /^-([A-Za-z]\w*)/.exec(word.text)?.[1];
    if (parameter === undefined || COMMON.has(parameter.toLowerCase()) || parameters.has(parameter.toLowerCase())) return [];
    return [{ line: word.line, message: `${script} 沒有參數「${parameter}」：看 content/scripts/${script} 的 param。` }];
  });
}

/** PowerShell started from elsewhere: its own options, then a script's, or a command in a string. */
function faultsOfPowershell({ line, words, shell }: TypedCommand, known: KnownCommands): Fault[] {
  const end = words.findIndex(({ text, isValue }) => !isValue && /^-(?:File|Command)$/i.test(text));
  const own = end < 0 ? words : words.slice(0, end);
  const rest = end < 0 ? [] : words.slice(end + 1);
  const row = known.commands.get('powershell');
  if (!row) return [{ line, message: '「powershell」不在 content/windows-commands 的表裡，請加一列。' }];
  const faults = own.flatMap((word) => {
    const option = word.isValue ? undefined : /^[-/]([A-Za-z]+)/.exec(word.text)?.[1];
    return option === undefined || row.parameters.has(option.toLowerCase()) ? [] : [unknown('powershell', option, word.line)];
  });
  const [script, ...given] = rest;
  if (!script) return faults;
  if (/^-File$/i.test(words[end]?.text ?? '')) return [...faults, ...faultsOfScript(script.text, given, script.line, known)];
  const code = shell === 'bat' || script.isValue ? rest.map(({ text }) => text).join(' ') : '';
  return [...faults, ...faultsOf('powershell', code, known).map((fault) => ({ ...fault, line: script.line + fault.line }))];
}
