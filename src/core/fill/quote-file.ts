import { offending, PLAIN, SAFE } from './quote-shell.ts';
import type { Hole } from './hole.ts';
import type { Quote, Quoted } from './quote.ts';
import { refuse } from './refusal.ts';

const write = (text: string): Quoted => ({ ok: true, text });
const safeOnly = (value: string): Quoted =>
  SAFE.test(value) ? write(value) : refuse('unsafe-here', { character: offending(value, SAFE) ?? value });
const backslash = (value: string): string => value.replace(/[\\"]/g, '\\$&');

/** XML 1.0 2.4. `${…}` is replaced by Tomcat and WildFly wherever it stands. */
export const quoteXml: Quote = (value, { within }) => {
  if (value.includes('${')) return refuse('variable', { character: '${' });
  if (within === '#' || within === '?') return safeOnly(value.replace(/^-|-$|--/g, '\ue000'));
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
  return write(value.replace(/[&<>"']/g, (character) => names[character] ?? character));
};

/** config(5ssl): a backslash takes the meaning off the next character, `$` begins a variable, `#` a comment, three characters quote. */
export const quoteOpenssl: Quote = (value, { within }) => {
  if (within === '#') return safeOnly(value);
  return write(value.replace(within === '' ? /[\\$#"'`]/g : /[\\"'`]/g, '\\$&'));
};

/**
 * Microsoft Learn, General Syntax Rules for INF Files: in a quoted string `"` and `%` are doubled. In a Subject the string is then read
 * as a name (CertStrToName), and what is special there is refused: the two layers together are not tried on a Windows machine.
 */
export const quoteInf: Quote = (value, { within }, name) => {
  if (within !== '"') return safeOnly(value);
  const special = name ? /[,+="<>#;%\\]/.exec(value)?.[0] : undefined;
  if (special !== undefined) return refuse('inf-name', { character: special });
  return write(value.replace(/["%]/g, '$&$&'));
};

/** nginx reads quotes only at the beginning of a parameter, and has no way to write a literal `$` where variables are allowed. */
export const quoteNginx: Quote = (value, hole) =>
  value.includes('$') ? refuse('variable', { character: '$' }) : doubleQuoted(value, hole, /^[\s;{]/);

/** Apache HTTP Server, Configuration Files: arguments with blanks in double quotes; `${NAME}` is replaced everywhere. */
export const quoteApache: Quote = (value, hole) =>
  value.includes('${') ? refuse('variable', { character: '${' }) : doubleQuoted(value, hole, /^(\s|$)/);

function doubleQuoted(value: string, { within, before, after }: Hole, end: RegExp): Quoted {
  if (within === '"') return write(backslash(value));
  if (SAFE.test(value)) return write(value);
  const alone = within === '' && /(^|\s)$/.test(before) && end.test(after);
  return alone ? write(`"${backslash(value)}"`) : safeOnly(value);
}

/** java.util.Properties: a backslash escapes; `\uXXXX` is read alike by every Java, whatever encoding the file is read in. */
export const quoteProperties: Quote = (value) =>
  write(
    value
      .replaceAll('\\', '\\\\')
      .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`),
  );

/** A text that no program reads by rules of quoting. */
export const quoteText: Quote = (value) => write(value);

/** The console of WildFly separates by `,`, `=`, `(`, `:` and more; plain names are enough for what the guides write there. */
export const quoteJboss: Quote = (value) => {
  const character = offending(value, PLAIN);
  return character === undefined ? write(value) : refuse('unsafe-here', { character });
};

/** A language whose rules nobody has written down here. */
export const quoteOther: Quote = (value) => safeOnly(value);
