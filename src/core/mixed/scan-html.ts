import { AttributeValue } from './attribute-value.ts';
import { insecureUrl } from './insecure-url.ts';
import { mixedLimits } from './limits.ts';
import { linkLoading, loadingOf, sourceLoading } from './loading-attributes.ts';
import type { Loading } from './loading-attributes.ts';
import type { MixedFinding } from './mixed-finding.ts';
import { readCss } from './read-css.ts';
import type { CssAddress } from './read-css.ts';
import { readMarkup } from './read-markup.ts';
import type { MarkupTag } from './read-markup.ts';
import { readScript } from './read-script.ts';
import { readSrcset } from './read-srcset.ts';

/** A finding before its offset is turned into line and column. */
export type PlacedFinding = Omit<MixedFinding, 'line' | 'column'> & { at: number };

/** What a style sheet's address does. */
export function cssLoading(use: CssAddress['use']): Loading {
  if (use === 'image') return { effect: 'upgraded', code: 'css-image' };
  return { effect: 'blocked', code: use === 'import' ? 'css-import' : use === 'font' ? 'css-font' : 'css-other' };
}

interface Spot {
  element: string;
  attribute: string;
  at: number;
  unsure?: boolean;
}

/** Judges one address and appends the finding, if it is one. `policy`: the page asks for upgrade-insecure-requests. */
export function report(found: PlacedFinding[], written: string, base: string, loading: Loading, spot: Spot, policy = false): void {
  const judged = insecureUrl(written, base);
  if (judged === null || found.length >= mixedLimits.findings) return;
  const { url, suggestion, local, address } = judged;
  let { effect, code } = loading;
  if (local) ({ effect, code } = { effect: 'not-mixed', code: 'local' });
  // Navigations keep their own words; an IP address is upgraded by no browser, so what it would have shown is blocked.
  else if (policy && effect !== 'upgraded' && code !== 'base' && code !== 'meta-refresh' && code !== 'download') {
    ({ effect, code } = { effect: 'upgraded', code: 'policy' });
  } else if (address && effect === 'upgraded' && !policy) ({ effect, code } = { effect: 'blocked', code: 'address' });
  const unsure = spot.unsure === true || judged.unsure;
  const { element, attribute, at } = spot;
  found.push({ element, attribute, url, effect, suggestion, code, at, ...(unsure ? { unsure } : {}) });
}

const JAVASCRIPT = /^(?:|module|importmap|(?:text|application)\/(?:x-)?(?:java|ecma)script|text\/(?:jscript|livescript))$/;

/** Reads one HTML document (or fragment) and appends its findings; `place` maps its offsets to those of the source. */
export function scanHtml(html: string, pageUrl: string, found: PlacedFinding[], place: (at: number) => number, depth = 0): void {
  let base = pageUrl;
  let hasBase = false;
  let policy = false;
  /** Open `noscript` and `template` elements: the first is not loaded with scripting on, the second only when a script copies it. */
  let noScript = 0;
  let template = 0;
  let scriptType = '';

  const add = (written: string, loading: Loading, element: string, attribute: string, at: number, unsure = false): void =>
    report(found, written, base, loading, { element, attribute, at: place(at), unsure: unsure || template > 0 }, policy);

  const addValue = (tag: MarkupTag, attribute: string, loading: Loading | null): void => {
    const value = tag.attributes.get(attribute);
    if (value === undefined || loading === null) return;
    const urls = loading.list === true ? readSrcset(value.text) : [{ url: value.text, at: leadingBlanks(value.text) }];
    for (const { url, at } of urls) add(url, loading, tag.name, attribute, value.place(at));
  };

  const addCss = (css: string, element: string, attribute: string | null, at: (index: number) => number): void => {
    for (const address of readCss(css)) {
      add(address.url, cssLoading(address.use), element, attribute ?? address.place, at(address.at), address.unsure);
    }
  };

  const addScript = (code: string, element: string, attribute: string, at: (index: number) => number): void => {
    for (const address of readScript(code)) {
      const loading: Loading = { effect: 'blocked', code: address.webSocket ? 'web-socket' : 'script-text' };
      add(address.url, loading, element, attribute, at(address.at), true);
    }
  };

  const openLink = (tag: MarkupTag): void => {
    const loading = linkLoading(textOf(tag, 'rel'), textOf(tag, 'as'));
    if (loading === null) return;
    addValue(tag, 'href', loading);
    if (loading.code === 'image') addValue(tag, 'imagesrcset', { effect: 'blocked', code: 'image-set', list: true });
  };

  const openMeta = (tag: MarkupTag): void => {
    const header = textOf(tag, 'http-equiv').trim().toLowerCase();
    const content = tag.attributes.get('content');
    if (content === undefined) return;
    if (header === 'content-security-policy' && /(?:^|;)\s{0,20}upgrade-insecure-requests\b/i.test(content.text)) policy = true;
    if (header !== 'refresh') return;
    const match = /^[\s\d.]{0,40}[;,]?\s{0,20}(?:url\s{0,20}=\s{0,20})?["']?/i.exec(content.text)?.[0] ?? '';
    const url = content.text.slice(match.length).replace(/["'].*$/s, '');
    add(url, { effect: 'warned', code: 'meta-refresh' }, 'meta', 'content', content.place(match.length));
  };

  const openBase = (tag: MarkupTag): void => {
    const href = tag.attributes.get('href');
    if (href === undefined || hasBase) return;
    hasBase = true;
    addValue(tag, 'href', { effect: 'warned', code: 'base' });
    try {
      base = new URL(href.text.trim(), pageUrl).href;
    } catch {
      // A base that is no address changes nothing (HTML 2.4.3).
    }
  };

  readMarkup(html, {
    open(tag) {
      if (tag.name === 'noscript' && !tag.selfClosing) noScript++;
      if (noScript > 0) return;
      if (tag.name === 'template' && !tag.selfClosing) template++;
      if (tag.name === 'script') scriptType = textOf(tag, 'type').trim().toLowerCase();
      if (tag.name === 'link') openLink(tag);
      else if (tag.name === 'meta') openMeta(tag);
      else if (tag.name === 'base') openBase(tag);
      for (const [attribute, value] of tag.attributes) {
        if (tag.name === 'source') addValue(tag, attribute, sourceLoading(attribute));
        else if (tag.name === 'input' && attribute === 'src') {
          if (textOf(tag, 'type').trim().toLowerCase() === 'image') addValue(tag, attribute, { effect: 'upgraded', code: 'image' });
        } else if ((tag.name === 'a' || tag.name === 'area') && attribute === 'href') {
          if (tag.attributes.has('download')) addValue(tag, attribute, { effect: 'warned', code: 'download' });
        } else if (attribute === 'style') addCss(value.text, tag.name, 'style', (index) => value.place(index));
        else if (attribute.startsWith('on')) addScript(value.text, tag.name, attribute, (index) => value.place(index));
        else if (attribute === 'srcdoc' && tag.name === 'iframe') {
          if (depth < mixedLimits.nestedDocuments) scanHtml(value.text, base, found, (index) => place(value.place(index)), depth + 1);
        } else addValue(tag, attribute, loadingOf(tag.name, attribute));
      }
    },
    rawText(name, text, at) {
      if (noScript > 0) return;
      if (name === 'style') addCss(text, 'style', null, (index) => at + index);
      else if (JAVASCRIPT.test(scriptType)) addScript(text, 'script', '', (index) => at + index);
    },
    close(name) {
      if (name === 'noscript') noScript = Math.max(0, noScript - 1);
      if (name === 'template') template = Math.max(0, template - 1);
    },
  });
}

const textOf = (tag: MarkupTag, attribute: string): string => (tag.attributes.get(attribute) ?? new AttributeValue()).text;
const leadingBlanks = (text: string): number => text.length - text.trimStart().length;
