import { insertInText, type Insertion } from './rewrite-text.ts';

/** No sentences of ours, or nothing that may be told from the rest by an element. */
const LEFT_OUT = new Set(['pre', 'kbd', 'script', 'style', 'title', 'svg', 'textarea', 'option', 'template']);
const STRETCH = /[\x20-\x7e\u2019]+/g;

/**
 * Says `lang="en"` of the English in a Chinese page, so that a Chinese voice does not spell it: sentences and messages, not names and
 * acronyms. A message that stands as code is said of the code itself.
 */
export function markEnglish(html: string): string {
  return insertInText(html, (text, start, around) => {
    if (around.some(({ name, lang }) => LEFT_OUT.has(name) || (lang !== '' && !lang.startsWith('zh')))) return [];
    const code = around.findLast(({ name }) => name === 'code');
    if (code) {
      if (!isEnglish(text)) return [];
      // Once, also where an entity cuts its text in two.
      code.lang = 'en';
      return [{ at: code.nameEnd, text: ' lang="en"' }];
    }
    return [...text.matchAll(STRETCH)].flatMap(({ 0: stretch, index }): Insertion[] => {
      const words = stretch.trim();
      if (!isEnglish(words)) return [];
      const at = start + index + stretch.indexOf(words);
      return [
        { at, text: '<span lang="en">' },
        { at: at + words.length, text: '</span>' },
      ];
    });
  });
}

/** Three words in a row or more, two of them plain: "Windows Server 2016" and "-in server.key" are none. */
function isEnglish(text: string): boolean {
  if (!/^[\x20-\x7e\u2019]+$/.test(text) || !/^["'(]?[A-Za-z]/.test(text)) return false;
  const words = text.split(' ').filter((word) => word !== '');
  const plain = words.filter((word) => /^[a-z]{2,}[.,:;!?)"']*$/.test(word));
  const spoken = words.filter((word) => /^["'(]?[A-Za-z][A-Za-z'\u2019-]*[.,:;!?)"']*$/.test(word));
  return spoken.length >= 3 && plain.length >= 2 && spoken.length * 2 > words.length;
}
