/** What becomes of an address that a script loads. */
export type ScriptEffect = 'blocked' | 'upgraded';

/** Elements whose `src` is upgraded; any other's is blocked. */
const UPGRADED = /^(?:img|image|audio|video|source|input)$/;
const MAKERS =
  /(?<![\w$])([\w$]{1,60})\s{0,9}=\s{0,9}(?:new\s{1,9}(Image|Audio)\b|[\w$]{1,60}\.createElement\s{0,9}\(\s{0,9}["'](\w{1,20})["'])/g;
const RECEIVER =
  /(?:(\bnew\s{1,9}Image\s{0,9}(?:\(\s{0,9}\))?)|([\w$]{1,60}))\)?\.(?:(\w{1,10})\s{0,9}=|setAttribute\s{0,9}\(\s{0,9}["'](\w{1,10})["']\s{0,9},)\s{0,9}$/;
const PICTURE_OR_MEDIUM = /\.(?:png|jpe?g|jpe|gif|webp|avif|svg|bmp|ico|mp[34]|m4[av]|og[agv]|webm|wav|mov)(?:[?#]|$)/i;

/** Variables of the code, to the element that was made for each; `this` to the one whose event it answers. */
export function makersIn(code: string, element: string): Map<string, string> {
  const makers = new Map([['this', element]]);
  for (const [, name = '', made, tag = ''] of code.matchAll(MAKERS)) {
    makers.set(name, made === 'Image' ? 'img' : (made ?? tag).toLowerCase());
  }
  return makers;
}

/** What becomes of `url`, which stands after `before`; null where it is a link or an anchor that only a reader follows. */
export function effectOfAssignment(before: string, url: string, makers: ReadonlyMap<string, string>): ScriptEffect | null {
  const [all, image, variable = '', property, attribute] = RECEIVER.exec(before) ?? [];
  if (all === undefined)
    return /\bAudio\s{0,9}\(\s{0,9}$/.test(before) || (/\bsrc\s{0,9}:\s{0,9}$/.test(before) && PICTURE_OR_MEDIUM.test(url))
      ? 'upgraded'
      : 'blocked';
  const element = image === undefined ? makers.get(variable) : 'img';
  return effectOf(element, (property ?? attribute ?? '').toLowerCase(), url);
}

/** What becomes of an address in markup that a script writes; `before` ends right before the attribute. */
export function effectInMarkup(before: string, attribute: string, url: string): ScriptEffect | null {
  const tag = before.slice(before.lastIndexOf('<') + 1);
  const element = before.includes('<') ? (/^[a-z]{1,20}/i.exec(tag)?.[0] ?? '').toLowerCase() : undefined;
  // Without a relation before it, one follows: most links that scripts write are style sheets.
  if (element === 'link' && /\brel\s{0,3}=/i.test(tag) && !/\b(?:stylesheet|icon|preload|manifest)\b/i.test(tag)) return null;
  return effectOf(element, attribute, url);
}

function effectOf(element: string | undefined, attribute: string, url: string): ScriptEffect | null {
  if (attribute === 'href') return element === 'link' ? 'blocked' : null;
  if (attribute === 'srcset' || attribute === 'data') return 'blocked';
  if (attribute === 'poster' || attribute === 'background') return 'upgraded';
  return (element === undefined || element === '' ? PICTURE_OR_MEDIUM.test(url) : UPGRADED.test(element)) ? 'upgraded' : 'blocked';
}
