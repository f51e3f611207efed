import type { FieldKind } from './field-kind.ts';
import { HOLE, type Dialect, type Hole, type Within } from './hole.ts';
import { grammars, scanShell } from './scan-shell.ts';

/** A code block cut at its holes: text as it stands, or the kind of the field. */
export type Piece = string | { kind: FieldKind };

const DIALECTS: Readonly<Record<string, Dialect>> = {
  sh: 'sh',
  bash: 'sh',
  bat: 'cmd',
  cmd: 'cmd',
  powershell: 'powershell',
  xml: 'xml',
  ini: 'openssl',
  conf: 'openssl',
  nginx: 'nginx',
  apache: 'apache',
  properties: 'properties',
  text: 'text',
};

/** Where the holes of a code block stand, in order. `language` is the fence's; one that is not known admits plain values only. */
export function findHoles(language: string, pieces: readonly Piece[]): Hole[] {
  const kinds = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.kind]));
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : HOLE)).join('');
  const dialect = DIALECTS[language] ?? 'other';
  const shell = dialect === 'sh' || dialect === 'cmd' || dialect === 'powershell' ? scanShell(text, grammars[dialect]) : null;
  const holes: Hole[] = [];
  let at = -1;
  for (const [index, kind] of kinds.entries()) {
    at = text.indexOf(HOLE, at + 1);
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const after = /^.*/.exec(text.slice(at + 1))?.[0] ?? '';
    const place = shell?.[index] ?? {
      within: dialect === 'xml' ? inXml(text.slice(0, at)) : inLine(line),
      before: line,
      previous: '',
      command: '',
    };
    holes.push({ kind, dialect: shell ? dialect : ofFile(dialect, text, line), after, ...place });
  }
  return holes;
}

/** Two formats share the fence `ini`, and the console of WildFly has none of its own. */
function ofFile(dialect: Dialect, text: string, line: string): Dialect {
  if (dialect === 'openssl' && /^[ \t]*(?:\[NewRequest|_continue_)/im.test(text)) return 'inf';
  if (dialect === 'text' && /^\s*\/[a-z-]+=/.test(line)) return 'jboss';
  return dialect;
}

function inLine(line: string): Within {
  let quote: Within = '';
  for (let at = 0; at < line.length; at++) {
    const c = line.charAt(at);
    if (c === '\\') at++;
    else if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if ((c === '#' || c === ';') && line.slice(0, at).trim() === '') return '#';
  }
  return quote;
}

function inXml(before: string): Within {
  if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return '#';
  const tag = before.lastIndexOf('<');
  if (tag <= before.lastIndexOf('>')) return '';
  let quote: Within = '';
  for (const c of before.slice(tag)) {
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
  }
  return quote === '' ? '?' : quote;
}
