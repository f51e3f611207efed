import type { AttributeValue } from './attribute-value.ts';
import { cssLoading } from './css-loading.ts';
import { mixedLimits } from './limits.ts';
import { linkLoading } from './link-loading.ts';
import { blocked, image, loadingOf, textOf, type Holder, type Loading } from './loading-attributes.ts';
import { readCss } from './read-css.ts';
import { readDataUrl } from './read-data-url.ts';
import { readImportMap } from './read-import-map.ts';
import { readMarkup, type MarkupTag } from './read-markup.ts';
import { readScript } from './read-script.ts';
import { readSrcset } from './read-srcset.ts';
import { reportUrl, type PlacedFinding } from './report-url.ts';
import { scriptKind, type ScriptKind } from './script-kind.ts';

const HOLDERS = new Set(['picture', 'audio', 'video']);

/** Reads one HTML document (or fragment) and appends its findings; `place` maps its offsets to those of the source. */
export function scanHtml(html: string, pageUrl: string, found: PlacedFinding[], place: (at: number) => number, depth = 0): void {
  let base = pageUrl;
  let hasBase = false;
  let policy = false;
  /** Open `noscript` and `template` elements: the first is not loaded with scripting on, the second only when a script copies it. */
  let noScript = 0;
  let template = 0;
  const holders: Holder[] = [];
  let script: ScriptKind = 'data';
  let style = true;

  const add = (written: string, loading: Loading, element: string, attribute: string, at: number): void =>
    reportUrl(found, written, base, loading, { element, attribute, at: place(at), unsure: template > 0 }, policy);

  const addValue = (tag: MarkupTag, attribute: string, loading: Loading | null): void => {
    const value = tag.attributes.get(attribute);
    if (value === undefined || loading === null) return;
    const urls = loading.list === true ? readSrcset(value.text) : [{ url: value.text, at: leadingBlanks(value.text) }];
    for (const { url, at } of urls) add(url, loading, tag.name, attribute, value.place(at));
  };

  const addCss = (css: string, element: string, attribute: string | null, at: (index: number) => number, property?: string): void => {
    for (const address of readCss(css, property)) {
      add(address.url, cssLoading(address), element, attribute ?? address.place, at(address.at));
    }
  };

  const addScript = (code: string, element: string, attribute: string, at: (index: number) => number): void => {
    for (const { url, effect, webSocket, at: index } of readScript(code, element)) {
      add(url, { effect, code: webSocket ? 'web-socket' : 'script-text', unsure: true }, element, attribute, at(index));
    }
  };

  const openLink = (tag: MarkupTag): void => {
    const loading = linkLoading(textOf(tag, 'rel'), textOf(tag, 'as'), {
      type: textOf(tag, 'type'),
      disabled: tag.attributes.has('disabled'),
    });
    addValue(tag, 'href', loading);
    // The one list that is upgraded: Chromium preloads what it chose as a plain image.
    if (loading?.code === 'image') addValue(tag, 'imagesrcset', { ...image, list: true });
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

  const openInner = (text: string, innerBase: string, at: (index: number) => number): void => {
    if (depth < mixedLimits.nestedDocuments) scanHtml(text, innerBase, found, (index) => place(at(index)), depth + 1);
  };

  const openAttribute = (tag: MarkupTag, attribute: string, value: AttributeValue): void => {
    const at = (index: number): number => value.place(index);
    if (attribute === 'style') addCss(value.text, tag.name, 'style', at);
    else if (attribute.startsWith('on')) addScript(value.text, tag.name, attribute, at);
    else if (attribute === 'srcdoc' && tag.name === 'iframe') openInner(value.text, base, at);
    // In SVG properties of CSS are attributes as well (SVG 2, 6.6).
    else if (tag.foreign && /url\(/i.test(value.text)) addCss(value.text, tag.name, attribute, at, attribute);
    else {
      const loading = loadingOf(tag, attribute, holders.at(-1));
      if (loading === null) return;
      // Both show a document of their own.
      const inner = loading.code === 'frame' || loading.code === 'plug-in' ? readDataUrl(value) : null;
      if (inner) openInner(inner.text, pageUrl, inner.place);
      else if (loading.code === 'frame' && /^\s{0,20}javascript:/i.test(value.text)) addScript(value.text, tag.name, attribute, at);
      else if (tag.name !== 'script' || script === 'script' || script === 'module') addValue(tag, attribute, loading);
    }
  };

  readMarkup(html, {
    open(tag) {
      const { name, attributes } = tag;
      if (name === 'noscript' && !tag.selfClosing) noScript++;
      if (noScript > 0) return;
      if (name === 'template' && !tag.selfClosing) template++;
      if (name === 'script') script = scriptKind(attributes.get('type')?.text, textOf(tag, 'language'), attributes.has('nomodule'));
      if (name === 'style') style = /^(?:text\/css)?$/i.test(textOf(tag, 'type').trim());
      if (name === 'link') openLink(tag);
      else if (name === 'meta') openMeta(tag);
      else if (name === 'base') openBase(tag);
      for (const [attribute, value] of attributes) openAttribute(tag, attribute, value);
      if (HOLDERS.has(name)) holders.push({ name, hasSource: attributes.has('src') });
    },
    rawText(name, text, at) {
      if (noScript > 0) return;
      if (name === 'style') {
        if (style) addCss(text, 'style', null, (index) => at + index);
      } else if (script === 'import-map') {
        for (const { url, at: index } of readImportMap(text)) add(url, { ...blocked('script'), unsure: true }, 'script', '', at + index);
      } else if (script !== 'data') addScript(text, 'script', '', (index) => at + index);
    },
    close(name) {
      if (name === 'noscript') noScript = Math.max(0, noScript - 1);
      if (name === 'template') template = Math.max(0, template - 1);
      if (holders.at(-1)?.name === name) holders.pop();
    },
  });
}

const leadingBlanks = (text: string): number => text.length - text.trimStart().length;
