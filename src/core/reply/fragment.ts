import { styleOf, usualStyle, type ReplyStyle } from './reply-style.ts';
import { caseLimits, cleanLine, emptyCase, SHARED, type ReplyCase } from './reply-case.ts';

/** What a link to the reply maker carries: ids as they are written, and the case without the fields about persons. */
export interface ReplyState {
  ids: string[];
  case: ReplyCase;
  style: ReplyStyle;
}

/** Most answers of one reply, longest id, and longest fragment that is read: what is beyond is not from this site. */
export const replyLimits = { answers: 20, id: 80, fragment: 8192 } as const;

/**
 * The state as a fragment with its "#", `#add=iis-f5,k01&host=www.example.gov.tw&tone=brief`; "" if there is nothing to keep.
 * The name of the person, the signature and the site's address are left out on purpose.
 */
export function writeReplyFragment(state: ReplyState): string {
  const pairs = state.ids.length === 0 ? [] : [`add=${state.ids.join(',')}`];
  for (const [key, name] of Object.entries(SHARED)) {
    const value = cleanLine(state.case[name], caseLimits[name]);
    if (value !== '') pairs.push(`${key}=${encode(value)}`);
  }
  if (state.style.tone !== usualStyle.tone) pairs.push(`tone=${state.style.tone}`);
  if (state.style.language !== usualStyle.language) pairs.push(`lang=${state.style.language}`);
  return pairs.length === 0 ? '' : `#${pairs.join('&')}`;
}

/**
 * Reads a fragment, with or without its "#". Never throws: what is no pair, or of an unknown name, is left out; of two equal
 * names the first holds. Ids come back once each and in order, also those that nobody knows: the page has to name them.
 */
export function readReplyFragment(fragment: string): ReplyState {
  const state: ReplyState = { ids: [], case: emptyCase(), style: usualStyle };
  if (fragment.length > replyLimits.fragment) return state;
  const pairs = new Map<string, string>();
  for (const piece of fragment.replace(/^#/, '').split('&')) {
    const at = piece.indexOf('=');
    if (at > 0 && !pairs.has(piece.slice(0, at))) pairs.set(piece.slice(0, at), decode(piece.slice(at + 1)));
  }
  const ids = (pairs.get('add') ?? '').split(',').map((id) => cleanLine(id, replyLimits.id));
  state.ids = [...new Set(ids)].filter((id) => id !== '');
  for (const [key, name] of Object.entries(SHARED)) state.case[name] = cleanLine(pairs.get(key) ?? '', caseLimits[name]);
  state.style = styleOf(pairs.get('tone'), pairs.get('lang'));
  return state;
}

/** Also the characters at which mail programs and chats end a link. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
