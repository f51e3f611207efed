/** A command as it stands in a block of Windows: its name and the words behind it. */
export interface TypedCommand {
  /** Lines of the block, the first being 0. */
  line: number;
  /** As it is written, quotes removed: "New-WebBinding", "C:\Tools\x.exe", "netsh". */
  name: string;
  words: TypedWord[];
  /** PowerShell decides what a name means; the command prompt knows programs only. */
  shell: 'powershell' | 'bat';
}

export interface TypedWord {
  text: string;
  line: number;
  /** It began with a quote, or is put together of other commands: not the name of a parameter. */
  isValue: boolean;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'begin break catch continue do else elseif end exit finally for foreach if in param process return switch throw trap try until while'.split(
    ' ',
  ),
);

/** The site's fields are values like any word. */
const filled = (code: string): string => code.replace(/\{\{\w+\}\}/g, 'x');

/** The commands of a block of PowerShell, those inside of brackets too; `functions` are the ones that it defines. */
export function powershellCommands(block: string): { commands: TypedCommand[]; functions: Set<string> } {
  const code = filled(block);
  const commands: TypedCommand[] = [];
  const functions = new Set<string>();
  let at = 0;
  let line = 0;

  const take = (length = 1): string => {
    const part = code.slice(at, at + length);
    line += part.split('\n').length - 1;
    at += length;
    return part;
  };
  /** The length of what stands here; 0 where it does not. */
  const here = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.exec(code)?.[0].length ?? 0;
  };
  const blanks = (): void => {
    for (let length; (length = here(/[ \t]+|`\r?\n|#[^\n]*|<#[\s\S]*?#>/y)) > 0;) take(length);
  };
  const HERE_STRING = /@'\n[\s\S]*?\n'@|@"\n[\s\S]*?\n"@/y;

  /** A string, with the commands that an expanding one holds. */
  const string = (): string => {
    const whole = here(HERE_STRING);
    if (whole > 0) return take(whole).slice(3, -3);
    const quote = take();
    let value = '';
    while (at < code.length) {
      if (code[at] === quote) {
        if (code[at + 1] !== quote) break;
        take();
        value += take();
      } else if (quote === '"' && code[at] === '`') {
        take();
        value += take();
      } else if (quote === '"' && code.startsWith('$(', at)) {
        take(2);
        statements(')');
        value += '$()';
      } else value += take();
    }
    take();
    return value;
  };

  /** What is in brackets, up to where they end. */
  const inside = (open: string): void => {
    take(open.length);
    if (open === '[') {
      while (at < code.length && code[at] !== ']') {
        if (code[at] === '(' || code[at] === '[') inside(code[at] ?? '');
        else if (code[at] === "'" || code[at] === '"') string();
        else take();
      }
      take();
    } else statements(open.endsWith('{') ? '}' : ')', open === '@{');
  };
  const OPEN = /@\(|@\{|\$\(|\(|\{|\[/y;
  const PLAIN = /[^\s'"`(){}[\]|;,&<>$#@]+|(?<=[^\s])[#@]/y;
  const VARIABLE = /\$(?:\{[^}]*\}|[\w?^$:]+(?<!:)|_)/y;

  /** One word: strings, variables and brackets that touch each other belong together. */
  const word = (inCommand: boolean): TypedWord | null => {
    const began = { line, at };
    let text = '';
    let isValue = false;
    for (;;) {
      const bracket = here(OPEN);
      const variable = here(VARIABLE);
      const plain = here(PLAIN);
      if (code[at] === "'" || code[at] === '"' || here(HERE_STRING) > 0) {
        isValue ||= at === began.at;
        text += string();
      } else if (variable > 0) {
        isValue ||= at === began.at;
        text += take(variable);
      } else if (bracket > 0) {
        // A block that touches a bare word in a command begins a new word; a call's brackets do not.
        if (inCommand && at !== began.at && code[at] === '{') break;
        isValue ||= at === began.at;
        inside(code.slice(at, at + bracket));
        text += '()';
      } else if (code[at] === '`' && code[at + 1] !== '\n') {
        take();
        text += take();
      } else if (plain > 0) text += take(plain);
      else if (code[at] === '@' && /\w/.test(code[at + 1] ?? '')) {
        take();
        text += '@';
      } else if (inCommand && at !== began.at && code[at] === ',') text += take();
      else break;
    }
    return at === began.at ? null : { text, line: began.line, isValue };
  };

  /** Statements up to `end` or to the end of the block; those of a table are names, "=" and a value. */
  function statements(end: string, isTable = false): void {
    let isKey = isTable;
    while (at < code.length) {
      blanks();
      if (end !== '' && code[at] === end) {
        take();
        return;
      }
      const between = here(/[\n\r;|,]|&&/y);
      if (between > 0) {
        isKey = isTable;
        take(between);
        continue;
      }
      const called = here(/[&.](?=\s)/y) > 0;
      if (called || code[at] === '&') {
        take();
        blanks();
        if (!called) continue;
      }
      const first = word(false);
      if (first === null) {
        // Signs of an expression, such as "<".
        take();
        continue;
      }
      const name = first.text.toLowerCase();
      const isExpression = first.isValue || isKey || /^(?:[-+!:=*/\d]|%.|\.[^.\\/])/.test(first.text);
      if (!called && (isExpression || here(/[ \t]*=/y) > 0)) {
        isKey = !expression(end) && isTable;
        continue;
      }
      if (name === 'function' || name === 'filter') {
        blanks();
        functions.add((word(true)?.text ?? '').replace(/\(\)$/, '').toLowerCase());
        continue;
      }
      if (!called && KEYWORDS.has(name.replace(/\(\)$/, '')) && !isShortForEach(name)) continue;
      const command: TypedCommand = { line: first.line, name: first.text, words: [], shell: 'powershell' };
      commands.push(command);
      argumentsOf(command, end);
    }
  }

  /** `… | foreach { }` is the short form of a cmdlet; `foreach ($each in …)` is the language's own. */
  const isShortForEach = (name: string): boolean => name === 'foreach' && here(/\s*\(/y) === 0;

  /** What stands in an expression; ends before a command, which there is only behind "=", "in" and in brackets. */
  function expression(end: string): boolean {
    for (;;) {
      blanks();
      if (at >= code.length || code[at] === end || here(/[\n\r;|]/y) > 0) return false;
      const isBefore = here(/[-+*/%]?=|in\b/y);
      if (isBefore > 0) {
        take(isBefore);
        return true;
      }
      if (word(false) === null) take();
    }
  }

  function argumentsOf(command: TypedCommand, end: string): void {
    for (;;) {
      blanks();
      if (at >= code.length || code[at] === end || here(/[\n\r;|]|&&/y) > 0) return;
      const redirection = here(/[\d*]?>{1,2}(?:&\d)?|</y);
      if (redirection > 0) {
        take(redirection);
        continue;
      }
      const next = word(true);
      if (next === null) {
        take();
        // A list goes on behind its comma, on the next line too.
        if (code[at - 1] === ',') for (let length; (length = here(/\s+/y)) > 0;) take(length);
      } else command.words.push(next);
    }
  }

  statements('');
  return { commands, functions };
}

const BUILT_IN = /^(?:rem\b|::|:\w)/i;

/** The commands of a block of the command prompt. */
export function batCommands(block: string): TypedCommand[] {
  return filled(block)
    .replace(/\^\r?\n/g, '  ')
    .split('\n')
    .flatMap((whole, line) => {
      if (BUILT_IN.test(whole.trim())) return [];
      const parts = whole.match(/(?:"[^"]*"|\^.|[^"|&^])+/g) ?? [];
      return parts.flatMap((part): TypedCommand[] => {
        const words = [...part.replace(/(?<=^|\s)\d?>{1,2}(?:&\d)?\s*(?:"[^"]*"|\S*)/g, '').matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(
          ([text]): TypedWord => ({ text: text.replaceAll('"', ''), line, isValue: text.startsWith('"') }),
        );
        const [name, ...rest] = words;
        return name === undefined ? [] : [{ line, name: name.text.replace(/^@/, ''), words: rest, shell: 'bat' }];
      });
    });
}
