import { findSecret } from './find-secret.ts';

const BEGIN = /-{2,10}\s{0,4}BEGIN [A-Z0-9 ]{0,30}(?:PRIVATE KEY|KEY BLOCK)[A-Z ]{0,10}-{2,10}/g;
const END = /-{2,10}\s{0,4}END [A-Z0-9 ]{0,30}(?:PRIVATE KEY|KEY BLOCK)[A-Z ]{0,10}-{2,10}/g;

/**
 * A text without the PEM blocks of its private keys, so that the certificate or the log beside them can still be looked at;
 * null where nothing is left or where anything left may be secret.
 */
export function restOf(text: string): string | null {
  const kept: string[] = [];
  let at = 0;
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(text); begin !== null; begin = BEGIN.exec(text)) {
    END.lastIndex = BEGIN.lastIndex;
    if (END.exec(text) === null) return null;
    kept.push(text.slice(at, begin.index).replace(/[ \t]{0,200}$/, ''));
    at = END.lastIndex;
    BEGIN.lastIndex = at;
  }
  const rest = `${kept.join('')}${text.slice(at)}`;
  return at > 0 && /\p{L}{2}/u.test(rest) && findSecret(rest) === null ? rest : null;
}
