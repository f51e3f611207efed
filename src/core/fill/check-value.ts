import type { Facts } from '../facts.ts';
import { revealText } from '../text/reveal-text.ts';
import { checkDomain } from './check-domain.ts';
import { checkIp } from './check-ip.ts';
import type { FieldKind } from './field-kind.ts';
import { refuse, type NoteCode, type Refusal } from './refusal.ts';

/** A value that may be written, in the form in which it is written before quoting. */
export interface Admitted {
  ok: true;
  value: string;
  note: { code: NoteCode; facts: Facts } | null;
}

export type Checked = Admitted | Refusal;

/** Longest value in characters: longer than any host name or X.509 name, and short enough for a link. */
const LIMIT = 512;
/** Hexadecimal digits of the longest fingerprint. */
const HEX_LIMIT = 128;
/** With blanks around it and between its bytes no value is longer; the rest is not looked at. */
const LOOKED_AT = 20_000;

/** Decides whether what was typed may stand in a field of that kind, whatever command it goes into. Blanks around it do not count. */
export function checkValue(kind: FieldKind, typed: string): Checked {
  if (typed.length > LOOKED_AT) return refuse('too-long', { limit: kind === 'hex' ? HEX_LIMIT : LIMIT });
  const value = typed.trim();
  // Windows shows fingerprints with blanks between the bytes and puts a U+200E in front when they are copied.
  if (kind === 'hex') return checkHex(value);
  if (value.length > LIMIT) return refuse('too-long', { limit: LIMIT });
  // Half of a pair can neither be written in UTF-8 nor in an address.
  if (/[\ud800-\udfff]/u.test(value)) return refuse('hidden-character', { character: '⟨U+D800⟩' });
  const hidden = revealText(value).find((segment) => segment.hidden)?.text;
  if (hidden !== undefined) return orElse(kind, value, withoutHidden(value), refuse('hidden-character', { character: hidden }));
  const checked = byKind(kind, value);
  // Full-width letters and digits come from Chinese input methods.
  return checked.ok ? checked : orElse(kind, value, checked.suggestion ?? value.normalize('NFKC'), checked);
}

function byKind(kind: FieldKind, value: string): Checked {
  switch (kind) {
    case 'domain':
      return checkDomain(value);
    case 'ip':
      return checkIp(value);
    case 'port':
      return /^[1-9][0-9]{0,4}$/.test(value) && Number(value) <= 65535 ? admit(value) : refuse('port');
    case 'path':
      return checkPath(value);
    case 'alias':
    case 'text':
      return value.startsWith('-') ? refuse('leading-dash', {}, value.replace(/^-+/, '')) : admit(value);
    default:
      return admit(value);
  }
}

function checkPath(value: string): Checked {
  // What "Copy as path" in Windows puts on the clipboard.
  if (/^(["']).*\1$/.test(value)) return refuse('path-quoted', {}, value.slice(1, -1));
  // A quoted ~ is not expanded by any shell, and never in a configuration file.
  if (value.startsWith('~')) return refuse('path-tilde');
  return value.startsWith('-') ? refuse('leading-dash', {}, `./${value}`) : admit(value);
}

function checkHex(value: string): Checked {
  const digits = value
    .normalize('NFKC')
    .replace(/^0x/i, '')
    .replace(/[ :\u200e\u200f]/g, '');
  const character = /[^0-9a-f]/iu.exec(digits)?.[0];
  if (character !== undefined) return refuse('hex-character', { character: revealText(character)[0]?.text ?? character });
  if (digits.length > HEX_LIMIT) return refuse('too-long', { limit: HEX_LIMIT });
  return { ok: true, value: digits, note: digits === value ? null : { code: 'note-hex', facts: {} } };
}

function withoutHidden(value: string): string {
  return revealText(value.replace(/\s/g, ' '))
    .filter((segment) => !segment.hidden)
    .map((segment) => segment.text)
    .join('');
}

/** The refusal with a cleaned value to offer, if that one is admitted. */
function orElse(kind: FieldKind, value: string, cleaned: string, refusal: Refusal): Refusal {
  if (cleaned === value || cleaned.trim() === '') return { ...refusal, suggestion: null };
  const again = revealText(cleaned).some((segment) => segment.hidden) ? refusal : byKind(kind, cleaned.trim());
  return { ...refusal, suggestion: again.ok ? cleaned.trim() : null };
}

/** A value taken as it is. */
function admit(value: string): Admitted {
  return { ok: true, value, note: null };
}
