import { blocked, image, type Loading } from './loading-attributes.ts';

/** `as` values that Chromium preloads, to what they are; for others it only writes a line on the console. */
const PRELOADED = /^(?:script|style|font|fetch|track)$/;

/** What `<link rel="…" href>` loads; null for relations that load nothing, such as canonical. */
export function linkLoading(rel: string, as: string, { type = '', disabled = false } = {}): Loading | null {
  const relations = new Set(rel.toLowerCase().split(/\s+/));
  const kind = as.trim().toLowerCase();
  if (relations.has('stylesheet')) {
    if (!/^\s{0,20}(?:text\/css\s{0,20}(?:;.{0,200})?)?$/i.test(type)) return null;
    // A script may switch it on.
    return { ...blocked('style-sheet'), unsure: disabled };
  }
  if (relations.has('modulepreload')) return /^(?:script)?$/.test(kind) ? blocked('script') : null;
  if (relations.has('manifest')) return blocked('manifest');
  if (relations.has('preload')) {
    if (kind === 'image') return image;
    return PRELOADED.test(kind) ? blocked('preload') : null;
  }
  if (relations.has('icon')) return blocked('icon');
  // Phones alone ask for it.
  if (relations.has('apple-touch-icon') || relations.has('apple-touch-icon-precomposed')) return { ...blocked('icon'), unsure: true };
  if (relations.has('prefetch') || relations.has('compression-dictionary')) return blocked('prefetch');
  return null;
}
