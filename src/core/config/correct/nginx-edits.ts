import { nginxProtocols } from '../recommended-protocols.ts';
import { isBefore } from '../server-version.ts';
import { cipherLists } from './cipher-edits.ts';
import { lineOf, oneLine, withoutMark, type EditContext, type Editor, type LineEdits } from './line-edit.ts';
import { plainLine } from './plain-characters.ts';

/** A directive that stands whole in one line, once, before any quote or comment. */
function valueIn(line: string, name: string): { before: string; value: string; after: string } | null {
  const at = wordAt(line, name, 0);
  if (at < 0 || wordAt(line, name, at + 1) >= 0 || /[#"']/.test(line.slice(0, at))) return null;
  let from = at + name.length;
  while (/\s/.test(line.charAt(from))) from++;
  const quote = /["']/.test(line.charAt(from)) ? line.charAt(from) : '';
  from += quote.length;
  const end = line.indexOf(quote === '' ? ';' : quote, from);
  const value = line.slice(from, end).trimEnd();
  if (end < 0 || value === '' || /["';#\\$]/.test(value)) return null;
  const after = line.slice(from + value.length);
  return quote === '' || /^\s*;/.test(line.slice(end + 1)) ? { before: line.slice(0, from), value, after } : null;
}

/** Where a word begins that stands by itself; -1 where there is none. */
function wordAt(line: string, word: string, from: number): number {
  for (let at = line.indexOf(word, from); at >= 0; at = line.indexOf(word, at + 1)) {
    if (/^[\s;{]?$/.test(line.slice(0, at).slice(-1)) && /\s/.test(line.charAt(at + word.length))) return at;
  }
  return -1;
}

function withValue(context: EditContext, name: string, values: (value: string) => readonly string[]): readonly LineEdits[] {
  const found = valueIn(lineOf(context), name);
  if (found === null) return [];
  return values(found.value.trim())
    .filter((value) => value !== found.value)
    .flatMap((value) => oneLine(context, found.before + value + found.after));
}

/** The versions that the site's own configurations switch on; every release that is still in use knows both. */
const protocols: Editor = (context) =>
  withValue(context, 'ssl_protocols', () => [nginxProtocols(context.version?.includes('.') === true ? context.version : '1.18')]);

const ciphers: Editor = (context) => withValue(context, 'ssl_ciphers', (list) => cipherLists(list, context.beside));

/** `always` came with 1.7.5. */
const always: Editor = (context) => {
  if (context.version !== null && isBefore(context.version, 1, 7, 5)) return [];
  const parts = /^([^#"']*add_header\s+Strict-Transport-Security\s+(?:"[^"]*"|'[^']*'|[^\s"';#]+))(\s*;\s*(?:[#}].*)?)$/i.exec(
    lineOf(context),
  );
  return oneLine(context, parts && `${parts[1] ?? ''} always${parts[2] ?? ''}`);
};

const semicolon: Editor = (context) => {
  const line = lineOf(context).trimEnd();
  return oneLine(context, /[#;{}]/.test(line) ? null : line + ';' + lineOf(context).slice(line.length));
};

const lessSemicolon: Editor = (context) => {
  const line = lineOf(context);
  const less = line.replace(/^([^#"']*[;}])\s*;/, '$1').replace(/^(\s*);/, '$1');
  return oneLine(context, less === line ? null : less);
};

const plain: Editor = (context) => oneLine(context, plainLine(lineOf(context)));

/** TLS on port 443, where nothing else stands in the way. */
const listenTls: Editor = (context) => withValue(context, 'listen', (value) => [`${value} ssl`]);

const noSpdy: Editor = (context) =>
  withValue(context, 'listen', (value) => {
    const words = value.split(/\s+/);
    return words.includes('spdy') ? [words.filter((word) => word !== 'spdy').join(' ')] : [];
  });

/** Takes away a directive that does nothing any more, and leaves a comment behind it. */
const without =
  (name: (context: EditContext) => string): Editor =>
  (context) => {
    const found = valueIn(lineOf(context), name(context));
    if (found === null || found.before.trim().replace(/["']$/, '').trim() !== name(context)) return [];
    const rest = found.after.replace(/^["']?\s*;\s*/, '');
    return oneLine(context, rest === '' ? '' : (/^\s*/.exec(found.before)?.[0] ?? '') + rest);
  };

/** `ssl on;` goes, and each of the server's sockets says it for itself. */
const sslSwitch: Editor = (context) => {
  const [less] = without(() => 'ssl')(context);
  if (less === undefined) return [];
  if (valueIn(lineOf(context), 'ssl')?.value === 'off') return [less];
  const listens = listensBeside(context);
  const edits = new Map(less);
  for (const line of listens) {
    const found = valueIn(context.lines[line - 1] ?? '', 'listen');
    // Port 80 was never meant to speak TLS, and its socket may be shared with others.
    if (found === null || /(?:^|:)80(?:\s|$)|^\D*$/.test(found.value)) return [];
    if (!/\s(?:ssl|quic)(?:\s|$)/.test(found.value)) edits.set(line, [`${found.before}${found.value} ssl${found.after}`]);
  }
  return listens.length === 0 ? [] : [edits];
};

/** Lines that begin with `listen`, in the block around that of the finding. */
function listensBeside({ finding, lines }: EditContext): number[] {
  const found: number[] = [];
  for (const step of [-1, 1]) {
    let depth = 0;
    for (let at = finding.line - 1 + step; depth >= 0 && at >= 0 && at < lines.length; at += step) {
      const bare = (lines[at] ?? '').replace(/"[^"]*"|'[^']*'|#.*/g, '');
      if (depth === 0 && /^\s*listen\s/.test(bare)) found.push(at + 1);
      const braces = bare.match(/[{}]/g) ?? [];
      for (const brace of step > 0 ? braces : braces.reverse()) depth += (brace === '{') === step > 0 ? 1 : -1;
    }
  }
  return found;
}

/** For each code the edits that mend it; a code without one has no single answer. */
export const nginxEdits: Readonly<Record<string, Editor>> = {
  'protocol-ssl': protocols,
  'protocol-old-tls': protocols,
  'protocol-unknown': protocols,
  'protocol-tls10': protocols,
  'protocol-no-modern': protocols,
  'nginx-ssl-on': sslSwitch,
  'directive-removed': (context) => (context.finding.facts['name'] === 'ssl' ? sslSwitch(context) : []),
  'directive-obsolete': without(({ finding }) => String(finding.facts['name'])),
  'listen-spdy': noSpdy,
  'port-443-plain': listenTls,
  'hsts-not-always': always,
  'missing-semicolon': semicolon,
  'extra-semicolon': lessSemicolon,
  'odd-character': plain,
  'byte-order-mark': withoutMark,
  cipher: ciphers,
};
