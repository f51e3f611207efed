import type { RepairCode } from './codes.ts';

const ZERO_WIDTH = /[\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const FULL_WIDTH = /[\uff01-\uff0c\uff0e-\uff5e]/g;
const FULL_WIDTH_DASH = /[\uff0d\ufe58\ufe63\u30fc\uff70]/g;
const TYPOGRAPHIC_DASH = /[\u2010-\u2015\u2212\u2500\u2501\u2e3a\u2e3b\u4e00]/g;

const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

const NEEDS_WORK = /[^\t\n\r -~]/;
const VERB = /BEG|EN[DO]|EMD|FND|EDN|BE[GI]/i;

/** Replaces characters that only look like ASCII, or like nothing at all; each kind adds its code to `repairs`. */
export function cleanCharacters(text: string, repairs: Set<RepairCode>): string {
  if (!NEEDS_WORK.test(text)) return text;
  let clean = text;
  const edit = (code: RepairCode, pattern: RegExp, by: string | ((character: string) => string)): void => {
    const edited = typeof by === 'string' ? clean.replace(pattern, by) : clean.replace(pattern, by);
    if (edited !== clean) repairs.add(code);
    clean = edited;
  };
  edit('soft-hyphen', /\u00ad/g, '');
  edit('zero-width', ZERO_WIDTH, '');
  edit('control-character', CONTROL, '');
  edit('no-break-space', SPACES, ' ');
  edit('full-width-letter', FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  // Inside Base64 no dash is right, so there it stays what it is and is named as a wrong character.
  if (VERB.test(clean)) {
    edit('full-width-dash', FULL_WIDTH_DASH, '-');
    edit('en-em-dash', TYPOGRAPHIC_DASH, '-');
  }
  return clean;
}
