import { insecureUrl } from './insecure-url.ts';
import { mixedLimits } from './limits.ts';
import type { Loading } from './loading-attributes.ts';
import type { MixedCode, MixedFinding } from './mixed-finding.ts';

/** A finding before its offset is turned into line and column. */
export type PlacedFinding = Omit<MixedFinding, 'line' | 'column'> & { at: number };

/** Where an address stands. */
export interface Spot {
  element: string;
  attribute: string;
  at: number;
  unsure?: boolean;
}

/** The browser goes there, or the reader does; nothing of the page is loaded. */
const NAVIGATIONS: ReadonlySet<MixedCode> = new Set(['base', 'meta-refresh', 'download']);

/** Judges one address and appends the finding, if it is one. `policy`: the page asks for upgrade-insecure-requests. */
export function reportUrl(found: PlacedFinding[], written: string, base: string, loading: Loading, spot: Spot, policy = false): void {
  const judged = insecureUrl(written, base);
  if (judged === null || found.length >= mixedLimits.findings) return;
  const { url, suggestion, place } = judged;
  let { effect, code } = loading;
  const navigation = NAVIGATIONS.has(code);
  if (place === 'loopback') ({ effect, code } = { effect: 'not-mixed', code: 'local' });
  // Navigations keep their own words; an IP address is upgraded by no browser, so what it would have shown is blocked.
  else if (policy && effect !== 'upgraded' && !navigation) ({ effect, code } = { effect: 'upgraded', code: 'policy' });
  else if (policy) code = loading.code;
  // Left to the permission for local networks, whatever is loaded from there (Chromium's MixedContentChecker::ShouldBlockFetch).
  else if (place === 'private' && !navigation && code !== 'form') ({ effect, code } = { effect: 'warned', code: 'private' });
  else if (place === 'address' && effect === 'upgraded') ({ effect, code } = { effect: 'blocked', code: 'address' });
  const unsure = spot.unsure === true || loading.unsure === true || judged.unsure;
  const { element, attribute, at } = spot;
  found.push({ element, attribute, url, effect, suggestion, code, at, ...(unsure ? { unsure } : {}) });
}
