import type { MixedCode, MixedEffect } from './mixed-finding.ts';
import type { MarkupTag } from './read-markup.ts';

/** What becomes of an insecure address in this place. */
export interface Loading {
  effect: MixedEffect;
  code: MixedCode;
  /** The value is a list of candidates, as in `srcset`. */
  list?: boolean;
  /** Asked for later or never. */
  unsure?: boolean;
}

export const blocked = (code: MixedCode): Loading => ({ effect: 'blocked', code });
export const image: Loading = { effect: 'upgraded', code: 'image' };
const media: Loading = { effect: 'upgraded', code: 'media' };
const form: Loading = { effect: 'warned', code: 'form' };
/** Chosen out of several: never upgraded (Mixed Content Level 2, 4.1: initiator "imageset"). */
const imageSet: Loading = { effect: 'blocked', code: 'image-set' };
const imageSetList: Loading = { ...imageSet, list: true };
/** Upgraded as images are; only then do browsers see that the file is another site's and leave it out. */
const reference: Loading = { effect: 'upgraded', code: 'svg-reference' };
const BACKGROUNDS = /^(?:body|table|t[hrd]|t(?:head|body|foot)|col(?:group)?)$/;

/** Element, then attribute, to what Chromium does. Elements that depend on more are in `loadingOf`. */
const TABLE: Readonly<Record<string, Readonly<Record<string, Loading>>>> = {
  script: { src: blocked('script') },
  img: { src: image, srcset: imageSetList },
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
  area: { ping: blocked('ping') },
  a: { ping: blocked('ping') },
};

/** The same inside SVG, for `href` and `xlink:href`. */
const SVG: Readonly<Record<string, Loading>> = { script: blocked('script'), image, feimage: image, use: reference };

/** What stands around an element that decides over its addresses: the nearest `picture`, `audio` or `video`. */
export interface Holder {
  name: string;
  /** Has an address of its own, so its `source` elements do not count. */
  hasSource: boolean;
}

/** What an attribute makes a browser load, or null. `written` are the attributes' texts. */
export function loadingOf(tag: MarkupTag, attribute: string, holder: Holder | undefined): Loading | null {
  const { name, foreign } = tag;
  if (foreign) return attribute === 'href' || attribute === 'xlink:href' ? own(SVG, name) : null;
  const element = name === 'image' ? 'img' : name;
  if (attribute === 'background') return BACKGROUNDS.test(element) ? image : null;
  const loading = own(own(TABLE, element) ?? {}, attribute);
  if (element === 'source') {
    if (attribute === 'srcset') return holder?.name === 'picture' ? imageSetList : null;
    return attribute === 'src' && holder && holder.name !== 'picture' && !holder.hasSource ? media : null;
  }
  if (element === 'img' && attribute === 'src') {
    // A candidate of the list takes its place, but for a list without one for plain screens (HTML 4.8.4.3.7).
    if (tag.attributes.has('srcset')) return { ...imageSet, unsure: true };
    if (holder?.name === 'picture') return imageSet;
  }
  if (element === 'input' && attribute === 'src') return textOf(tag, 'type').trim().toLowerCase() === 'image' ? image : null;
  if (element === 'iframe' && tag.attributes.has('srcdoc')) return null;
  if ((element === 'a' || element === 'area') && attribute === 'href' && tag.attributes.has('download')) {
    return { effect: 'warned', code: 'download' };
  }
  const later =
    (element === 'track' && !tag.attributes.has('default')) || (loading === media && textOf(tag, 'preload').toLowerCase() === 'none');
  return loading !== null && later ? { ...loading, unsure: true } : loading;
}

/** Of a value that is left out the empty text. */
export const textOf = (tag: MarkupTag, attribute: string): string => tag.attributes.get(attribute)?.text ?? '';

function own<T>(table: Readonly<Record<string, T>>, key: string): T | null {
  return (Object.hasOwn(table, key) ? table[key] : undefined) ?? null;
}
