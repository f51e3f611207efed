import { hostPlace, type HostPlace } from './host-place.ts';
import { mixedLimits } from './limits.ts';

/** An address that would be fetched without encryption. */
export interface InsecureUrl {
  url: string;
  suggestion: string;
  place: HostPlace;
  /** A template's hole stands where the host should be. */
  unsure: boolean;
}

const SCHEME = /^(?:https?|wss?):/i;
/** `http://{{host}}/`, `http://<?=$host?>/`, `http://${host}/`: what the server or a script puts there is not known. */
const HOLE_IN_HOST = /^[a-z]+:\/\/[^/]{0,300}[{}<>$%]/i;
/** The URL parser drops these wherever they stand. */
const DROPPED = /[\t\n\r]/g;
/** Blanks and control characters, all that lies before `!`. */
const BEFORE = /^[^!-\uffff]+/;

/** Judges one address as it stands in the source. Null: secure, relative to a secure base, or nothing that is fetched. */
export function insecureUrl(written: string, base: string): InsecureUrl | null {
  const raw = written.replace(DROPPED, '').replace(BEFORE, '').trimEnd();
  if (raw === '' || raw.startsWith('#')) return null;
  const absolute = SCHEME.test(raw);
  // On a secure base only an address with a scheme of its own can be insecure; most addresses end here.
  if (!absolute && !/^(?:http|ws):/i.test(base)) return null;
  const parsed = parse(raw, base);
  if (parsed === null) {
    if (!/^(?:http|ws):\/\//i.test(raw)) return null;
    return { url: clip(raw), suggestion: clip(secure(raw)), place: 'name', unsure: true };
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'ws:') return null;
  const url = clip(absolute ? raw : parsed.href);
  const place = hostPlace(parsed.hostname);
  return { url, suggestion: place === 'loopback' ? url : clip(secure(url)), place, unsure: HOLE_IN_HOST.test(raw) };
}

/** The address with its scheme replaced; port 80 speaks no https and is dropped, any other is kept as browsers keep it. */
function secure(url: string): string {
  const scheme = /^ws:/i.test(url) ? 'wss:' : 'https:';
  const rest = url.replace(/^[a-z]+:/i, '');
  return scheme + rest.replace(/^(\/\/[^/?#]{0,300}?):80(?=[/?#]|$)/, '$1');
}

function parse(raw: string, base: string): URL | null {
  try {
    return new URL(raw, base);
  } catch {
    return null;
  }
}

const clip = (url: string): string => (url.length <= mixedLimits.urlLength ? url : `${url.slice(0, mixedLimits.urlLength)}…`);
