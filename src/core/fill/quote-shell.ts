import { trimEndOf } from '../text/trim-end.ts';
import type { Hole } from './hole.ts';
import type { Quote } from './quote.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Characters without a meaning in any of the shells and files; everything else, Chinese too, is quoted: in Big5 a byte may be a backslash. */
export const SAFE = /^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/** One character of a path that means nothing anywhere. */
export const PLAIN = /[\p{L}\p{N}_./-]/u;

/** The first character outside of a set, for the refusal to name. */
export function offending(value: string, allowed: RegExp): string | undefined {
  return [...value].find((character) => !allowed.test(character));
}

const single = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

/**
 * POSIX XCU 2.2.2: between single quotes every character stands for itself, so a quote is written outside of them; quoted pieces join
 * to one word with what stands beside them. Also keeps `!` from an interactive bash, which replaces it even between double quotes.
 */
export const quoteSh: Quote = (value, hole) => {
  const remote = remotePath(value, hole);
  if (remote) return remote;
  if (hole.within === "'") return { ok: true, text: value.replaceAll("'", "'\\''") };
  if (SAFE.test(value)) return { ok: true, text: value };
  if (hole.within === '') return { ok: true, text: single(value) };
  if (hole.within === '"') return { ok: true, text: `"${single(value)}"` };
  return refuse('unsafe-here', { character: offending(value, SAFE) ?? value });
};

/** scp(1): a colon makes a path remote, and older versions give the remote path to a shell of the other host. */
function remotePath(value: string, { command, kind }: Hole): Refusal | null {
  if (command !== 'scp' || kind !== 'path') return null;
  const character = offending(value, PLAIN);
  return character === undefined ? null : refuse('remote-path', { character });
}

/** Microsoft Learn, Naming Files, Paths, and Namespaces: characters that no file name has. */
function windowsName(value: string, { kind }: Hole): Refusal | null {
  const character = kind === 'path' ? /[<>|?*"]/.exec(value)?.[0] : undefined;
  return character === undefined ? null : refuse('windows-name', { character });
}

/**
 * `help cmd`: blanks and &()[]{}^=;!'+,`~ need double quotes, and between them nothing is special but `%`, which no quoting takes off
 * at the prompt, and `"`. Microsoft Learn, Parsing C command-line arguments: a quoted piece may be part of an argument, and
 * backslashes before a quote are doubled.
 */
export const quoteCmd: Quote = (value, hole) => {
  const wrong = /[%"]/.exec(value)?.[0];
  if (wrong !== undefined) return refuse('cmd-character', { character: wrong });
  if (value.startsWith('/') && hole.before === '') return refuse('leading-slash');
  const refused = windowsName(value, hole);
  if (refused) return refused;
  if (/^[A-Za-z0-9_.:\\/@+-]*$/.test(value))
    return { ok: true, text: hole.within === '"' ? tail(value, hole.after.startsWith('"')) : value };
  if (hole.within === '') return { ok: true, text: `"${tail(value, true)}"` };
  if (hole.within === '"') return { ok: true, text: tail(value, hole.after.startsWith('"')) };
  return refuse('unsafe-here', { character: offending(value, SAFE) ?? value });
};

function tail(value: string, closes: boolean): string {
  return closes ? value + value.slice(trimEndOf(value, '\\').length) : value;
}

/**
 * about_Quoting_Rules: nothing is special between single quotes but a single quote, doubled; typographic quotes count as quotes.
 * about_Parsing: an argument that begins with a quote ends with it, so a quoted piece does not join with what stands beside it.
 */
export const quotePowershell: Quote = (value, hole) => {
  const refused = windowsName(value, hole);
  if (refused) return refused;
  if (hole.within === "'") return { ok: true, text: value.replace(/['‘’‚‛]/g, '$&$&') };
  if (hole.within === '"') return { ok: true, text: value.replace(/[`$"“”„]/g, '`$&') };
  if (/^[A-Za-z0-9_.:\\/][A-Za-z0-9_.:\\/+-]*$/.test(value)) return { ok: true, text: value };
  const alone = hole.before === '' && /^($|[\s|;)}])/.test(hole.after);
  const character = offending(value, /[A-Za-z0-9_.:\\/+-]/) ?? value;
  if (hole.within !== '') return refuse('unsafe-here', { character });
  return alone ? { ok: true, text: `'${value.replace(/['‘’‚‛]/g, '$&$&')}'` } : refuse('powershell-word', { character });
};
