const ESCAPED =
  /\\{1,4}(?:r\\{1,4})?n|\\{1,4}r|<br ?\/?>|%(?:0[AD]|2[0BF]|3D)|&#(?:1[03]|43|47|61);|\\{1,4}\/|&(?:plus|sol|equals|lt|gt);/gi;
const PLAIN: Readonly<Record<string, string>> = {
  '%20': ' ',
  '%2b': '+',
  '%2f': '/',
  '%3d': '=',
  '&#43;': '+',
  '&#47;': '/',
  '&#61;': '=',
  '&plus;': '+',
  '&sol;': '/',
  '&equals;': '=',
  '&lt;': '<',
  '&gt;': '>',
};

/** Undoes what JSON, HTML and addresses do to line breaks, to the signs of Base64 and to tags. */
export function unescape(text: string): string {
  return text.replace(ESCAPED, (escape) => PLAIN[escape.toLowerCase()] ?? (escape.endsWith('/') ? '/' : '\n'));
}
