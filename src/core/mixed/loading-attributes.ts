import type { MixedCode, MixedEffect } from './mixed-finding.ts';

/** What becomes of an insecure address in this place. */
export interface Loading {
  effect: MixedEffect;
  code: MixedCode;
  /** The value is a list of candidates, as in `srcset`. */
  list?: boolean;
}

const blocked = (code: MixedCode): Loading => ({ effect: 'blocked', code });
const image: Loading = { effect: 'upgraded', code: 'image' };
const media: Loading = { effect: 'upgraded', code: 'media' };
const form: Loading = { effect: 'warned', code: 'form' };
/** Chosen out of several: never upgraded (Mixed Content Level 2, 4.1: initiator "imageset"). */
const imageSet: Loading = { effect: 'blocked', code: 'image-set', list: true };

/** Element, then attribute, to what browsers do. `link`, `source`, `a` and `meta` depend on more and are not here. */
const TABLE: Readonly<Record<string, Readonly<Record<string, Loading>>>> = {
  script: { src: blocked('script'), href: blocked('script'), 'xlink:href': blocked('script') },
  img: { src: image, srcset: imageSet, lowsrc: image },
  image: { href: image, 'xlink:href': image },
  feimage: { href: image, 'xlink:href': image },
  use: { href: blocked('svg-reference'), 'xlink:href': blocked('svg-reference') },
  video: { src: media, poster: image },
  audio: { src: media },
  track: { src: blocked('track') },
  iframe: { src: blocked('frame') },
  frame: { src: blocked('frame') },
  object: { data: blocked('plug-in') },
  embed: { src: blocked('plug-in') },
  form: { action: form },
  button: { formaction: form },
  input: { formaction: form },
  body: { background: image },
  table: { background: image },
  tr: { background: image },
  td: { background: image },
  th: { background: image },
  area: { ping: blocked('ping') },
  a: { ping: blocked('ping') },
};

/** An attribute that makes the browser send a request, or null. */
export function loadingOf(element: string, attribute: string): Loading | null {
  const attributes = Object.hasOwn(TABLE, element) ? TABLE[element] : undefined;
  return (attributes !== undefined && Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined) ?? null;
}

/** What `<link rel="…" as="…" href>` loads; null for relations that load nothing, such as canonical. */
export function linkLoading(rel: string, as: string): Loading | null {
  const relations = new Set(rel.toLowerCase().split(/\s+/));
  if (relations.has('stylesheet')) return blocked('style-sheet');
  if (relations.has('modulepreload')) return blocked('script');
  if (relations.has('manifest')) return blocked('manifest');
  if (relations.has('preload')) return as.toLowerCase() === 'image' ? image : blocked('preload');
  if (relations.has('icon') || relations.has('apple-touch-icon') || relations.has('apple-touch-icon-precomposed')) {
    return { effect: 'upgraded', code: 'icon' };
  }
  if (relations.has('prefetch') || relations.has('prerender')) return blocked('prefetch');
  return null;
}

/** What `<source>` loads: a candidate image in `picture`, a medium in `audio` and `video`. */
export function sourceLoading(attribute: string): Loading | null {
  if (attribute === 'srcset') return imageSet;
  return attribute === 'src' ? media : null;
}
