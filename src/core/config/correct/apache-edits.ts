import { apacheProtocols } from '../recommended-protocols.ts';
import { isBefore } from '../server-version.ts';
import { cipherLists } from './cipher-edits.ts';
import { indentOf, lineOf, oneLine, withoutMark, type EditContext, type Editor, type LineEdits } from './line-edit.ts';
import { plainLine } from './plain-characters.ts';

/** Swaps the whole value of a directive that fills its line. */
function withValue(context: EditContext, name: string, values: (value: string) => readonly string[]): readonly LineEdits[] {
  const line = lineOf(context);
  const start = line.length - line.trimStart().length;
  let from = start + name.length;
  if (line.slice(start, from).toLowerCase() !== name.toLowerCase() || !/\s/.test(line.charAt(from))) return [];
  while (/\s/.test(line.charAt(from))) from++;
  const quote = /["']/.test(line.charAt(from)) ? line.charAt(from) : '';
  from += quote.length;
  const body = line.trimEnd();
  if (quote !== '' && !(body.endsWith(quote) && body.length > from)) return [];
  const value = body.slice(from, body.length - quote.length);
  if (value === '' || /["'#\\$]/.test(value)) return [];
  const [before, after] = [line.slice(0, from), line.slice(from + value.length)];
  return values(value)
    .filter((one) => one !== value)
    .flatMap((one) => oneLine(context, before + one + after));
}

/**
 * The versions that the site's own configurations switch on. Whether an unknown release knows TLS 1.3 is told by the line itself; if it does not,
 * taking the old ones from all is right with every release.
 */
const protocols: Editor = (context) =>
  withValue(context, 'SSLProtocol', (value) => {
    const { version } = context;
    if (version === null || !/^\d+\.\d+\.\d/.test(version))
      return [/TLSv1\.3/i.test(value) ? '-all +TLSv1.2 +TLSv1.3' : 'all -SSLv3 -TLSv1 -TLSv1.1'];
    return [apacheProtocols(version)];
  });

const ciphers: Editor = (context) =>
  withValue(context, 'SSLCipherSuite', (list) => (/\s/.test(list) ? [] : cipherLists(list, context.beside)));

const always: Editor = (context) => {
  const parts = /^(\s*Header\s+)((?:set|add|merge|append)\s+["']?Strict-Transport-Security\b.*)$/i.exec(lineOf(context));
  return oneLine(context, parts && `${parts[1] ?? ''}always ${parts[2] ?? ''}`);
};

const away: Editor = (context) => oneLine(context, lineOf(context).endsWith('\\') ? null : '');

const above = (context: EditContext, text: string): readonly LineEdits[] => {
  const line = lineOf(context);
  const before = context.lines[context.finding.line - 2] ?? '';
  return before.endsWith('\\') ? [] : [new Map([[context.finding.line, [indentOf(line) + text, line]]])];
};

/** A site on 443 that says nothing of TLS; what says `off` means it. */
const engine: Editor = (context) => {
  const line = lineOf(context);
  const next = context.lines[context.finding.line] ?? '';
  if (!/^\s*<VirtualHost\s[^<>#]*>\s*$/i.test(line)) return [];
  return [new Map([[context.finding.line, [line, `${indentOf(next) || `${indentOf(line)}    `}SSLEngine on`]]])];
};

/** A comment behind a directive goes to a line of its own. */
const ownComment: Editor = (context) => {
  const parts = /^([^"'#\\]*\S)\s+(#[^\\]*)$/.exec(lineOf(context));
  return parts === null || (context.lines[context.finding.line - 2] ?? '').endsWith('\\')
    ? []
    : [new Map([[context.finding.line, [indentOf(lineOf(context)) + (parts[2] ?? '').trimEnd(), parts[1] ?? '']]])];
};

const slash: Editor = (context) => {
  const parts = /^(\s*Redirect\w*\s[^"'#\\]*https?:\/\/[^\s"'#/\\$]+)(\s*)$/i.exec(lineOf(context));
  return oneLine(context, parts && `${parts[1] ?? ''}/${parts[2] ?? ''}`);
};

const bracket: Editor = (context) => {
  const line = lineOf(context);
  const body = line.trimEnd();
  return oneLine(context, /^<\/?\w[^<>#\\]*$/.test(body.trimStart()) ? `${body}>${line.slice(body.length)}` : null);
};

/** For each code the edits that mend it; a code without one has no single answer. */
export const apacheEdits: Readonly<Record<string, Editor>> = {
  'protocol-ssl': protocols,
  'protocol-old-tls': protocols,
  'protocol-all-leaves-old': protocols,
  'protocol-overridden': protocols,
  'protocol-unknown': protocols,
  'protocol-tls10': protocols,
  'protocol-no-modern': protocols,
  'apache-tls13-too-new': protocols,
  'hsts-not-always': always,
  'apache-engine-missing': engine,
  'apache-compression': away,
  'apache-insecure-renegotiation': away,
  'apache-name-virtual-host': (context) =>
    context.version !== null && context.version.includes('.') && !isBefore(context.version, 2, 3) ? away(context) : [],
  'inline-comment': ownComment,
  'rewrite-engine-off': (context) => above(context, 'RewriteEngine on'),
  'redirect-slash': slash,
  'section-bracket': bracket,
  'odd-character': (context) => oneLine(context, plainLine(lineOf(context))),
  'byte-order-mark': withoutMark,
  cipher: ciphers,
};
