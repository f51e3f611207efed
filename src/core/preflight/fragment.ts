import type { PreflightState } from './state.ts';
import { emptyState, preflightLimits } from './state.ts';

/** Both texts at nine characters of percent-encoding each, and the rest; a longer fragment is not ours. */
const MAX_LENGTH = 4000;
// Control and format characters (bidirectional overrides among them) and lone surrogates have no place in a name.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * The state as a URL fragment with its "#", e.g. `#y=abd&n=e&o=...&d=www.example.gov.tw&t=2026-11-22`; "" for an empty list.
 * Only codes in `codes` are written, in their order, so that equal states give equal links.
 */
export function fragmentOf(state: PreflightState, codes: readonly string[]): string {
  const with_ = (answer: string): string => codes.filter((code) => state.answers.get(code) === answer).join('');
  const parts = {
    y: with_('done'),
    n: with_('not-applicable'),
    o: encodeURIComponent(cleanText(state.agency, preflightLimits.agency)),
    d: encodeURIComponent(cleanText(state.domain, preflightLimits.domain)),
    t: isDay(state.date) ? state.date : '',
  };
  const text = Object.entries(parts).flatMap(([key, value]) => (value === '' ? [] : [`${key}=${value}`]));
  return text.length === 0 ? '' : `#${text.join('&')}`;
}

/**
 * Reads a fragment, with or without its "#". Never throws: what cannot be read or is not in `codes` is left out,
 * the first of two equal keys holds, and a check that claims both answers is open.
 */
export function stateIn(fragment: string, codes: readonly string[]): PreflightState {
  const state = emptyState();
  if (fragment.length > MAX_LENGTH) return state;
  const known = new Set(codes);
  const parts = new Map<string, string>();
  for (const piece of fragment.replace(/^#/, '').split('&')) {
    const at = piece.indexOf('=');
    const key = piece.slice(0, Math.max(at, 0));
    if (at > 0 && !parts.has(key)) parts.set(key, piece.slice(at + 1));
  }
  const not = new Set(parts.get('n'));
  for (const code of parts.get('y') ?? '') if (known.has(code) && !not.has(code)) state.answers.set(code, 'done');
  const done = new Set(parts.get('y'));
  for (const code of not) if (known.has(code) && !done.has(code)) state.answers.set(code, 'not-applicable');
  state.agency = cleanText(decoded(parts.get('o') ?? ''), preflightLimits.agency);
  state.domain = cleanText(decoded(parts.get('d') ?? ''), preflightLimits.domain);
  const day = parts.get('t') ?? '';
  state.date = isDay(day) ? day : '';
  return state;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** How much of a field is looked at, in UTF-16 units; what is longer was not typed. */
const LOOKED_AT = 20_000;

/** A line of text without what cannot be seen, cut to `limit` characters. */
function cleanText(text: string, limit: number): string {
  return [...text.slice(0, LOOKED_AT).replace(UNSEEN, '').trim()].slice(0, limit).join('');
}

/** Whether the text is a calendar day of 2000 to 2099; 2026-02-30 is none. */
function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
