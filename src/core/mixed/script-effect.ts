/** What becomes of an address that a script loads. */
export type ScriptEffect = 'blocked' | 'upgraded';

/** Elements whose `src` is upgraded; any other's is blocked. */
const UPGRADED = /^(?:im(?:g|age)|audio|video|source|input)$/;
const MAKERS =
  /(?<![\w$])([\w$]{1,60})\s{0,9}=\s{0,9}(?:new\s{1,9}(?=Image|Audio)|[\w$]{1,60}\.createElement\s{0,9}\(\s{0,9}["'])(\w{1,20})/g;
const RECEIVER = /([\w$]{1,60})(?:\(\s{0,9}\))?\)?\.(?:(\w{1,20})\s{0,9}=|setAttribute\s{0,9}\(\s{0,9}["'](\w{1,20})["']\s{0,9},)\s{0,9}$/;
const PICTURE_OR_MEDIUM = /\.(?:png|jpe?g|gif|webp|svg|bmp|ico|mp[34]|og[agv]|webm|wav)(?:[?#]|$)/i;

/** Variables of the code, to the element that was made for each; `this` to the one whose event it answers. */
export function makersIn(code: string, element: string): Map<string, string> {
  const makers = new Map([
    ['this', element],
    ['Image', 'img'],
  ]);
  for (const [, name = '', made = ''] of code.matchAll(MAKERS)) makers.set(name, made.toLowerCase());
  return makers;
}

/** What becomes of `url`, which stands after `before`; null where it is a link that only a reader follows. */
export function effectOfAssignment(before: string, url: string, makers: ReadonlyMap<string, string>): ScriptEffect | null {
  const [all, variable = '', property, attribute = ''] = RECEIVER.exec(before) ?? [];
  if (all !== undefined) return effectOf(makers.get(variable), (property ?? attribute).toLowerCase(), url);
  return /\bAudio\s{0,9}\(\s{0,9}$/.test(before) ? 'upgraded' : /\bsrc\s{0,9}:\s{0,9}$/.test(before) ? effectOf('', 'src', url) : 'blocked';
}

/** What becomes of an address in markup that a script writes; `before` ends right before the attribute. */
export function effectInMarkup(before: string, attribute: string, url: string): ScriptEffect | null {
  return effectOf(/<([a-z]{1,20})[^<]{0,300}$/i.exec(before)?.[1]?.toLowerCase(), attribute, url);
}

function effectOf(element: string | undefined, attribute: string, url: string): ScriptEffect | null {
  if (attribute === 'href') return element === 'link' ? 'blocked' : null;
  const upgraded =
    attribute === 'src' ? (element ? UPGRADED.test(element) : PICTURE_OR_MEDIUM.test(url)) : /^(?:poster|background)$/.test(attribute);
  return upgraded ? 'upgraded' : 'blocked';
}
