import { pinyin } from 'pinyin-pro';
import type { SpellingData } from '../../core/search/correct.ts';
import { normalise } from '../../core/search/normalise.ts';
import { knownWords } from '../../core/search/segment.ts';
import { heard } from '../../core/search/sounds.ts';
import { splitWords } from '../../core/search/split-words.ts';
import type { Vocabulary } from '../../core/search/vocabulary.ts';

/** What a reader may have meant: the Latin words of the texts, and how the characters sound that Chinese words of the site are typed with. */
export function makeSpelling(texts: Iterable<string>, vocabulary: Vocabulary): SpellingData {
  return { words: latinWords(texts, vocabulary).join(' '), syllables: syllablesOf(knownWords(vocabulary)) };
}

const SHORTEST = 3;
/** A word that stands once may be a slip of ours. */
const TWICE = 2;

/** Words and pieces of codes, the commoner first; numbers, digests and paths are no words. */
function latinWords(texts: Iterable<string>, { simplified, concepts }: Vocabulary): string[] {
  const counts = new Map(concepts.flatMap(({ forms }) => forms.filter((form) => /^[a-z]/.test(form)).map((form) => [form, TWICE])));
  for (const text of texts) {
    for (const { kind, text: word } of splitWords(normalise(text, simplified))) {
      if (kind !== 'latin') continue;
      for (const each of new Set([word.replace(/^net::(?=err_)/, ''), ...word.split(/[^\p{L}\p{N}]+/u)]))
        if (/^[a-z][a-z0-9_-]*$/.test(each) && each.length >= SHORTEST && each.length <= 40 && !/\d{3}|^[0-9a-f]{6,}$/.test(each))
          counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= TWICE)
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .map(([word]) => word);
}

/** Characters of the first level of Big5, those in daily use, by the keys that type them; only sounds that a known word has. */
function syllablesOf(words: Iterable<string>): Record<string, string> {
  const needed = new Set<string>();
  const written = new Set<string>(everydayCharacters());
  for (const word of words) {
    for (const character of word) {
      written.add(character);
      for (const keys of keysOf(character)) needed.add(heard(keys));
    }
  }
  const syllables: Record<string, string> = {};
  for (const character of [...written].sort())
    for (const keys of keysOf(character)) if (needed.has(heard(keys))) syllables[keys] = (syllables[keys] ?? '') + character;
  return syllables;
}

function everydayCharacters(): string[] {
  const decoder = new TextDecoder('big5');
  const characters: string[] = [];
  for (let row = 0xa4; row <= 0xc6; row++)
    for (let cell = 0x40; cell <= 0xfe; cell++)
      if (cell <= 0x7e || cell >= 0xa1) characters.push(decoder.decode(new Uint8Array([row, cell])));
  return characters.filter((character) => /^\p{Script=Han}$/u.test(character));
}

function keysOf(character: string): string[] {
  const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  return [...new Set(readings.flatMap((reading) => keysOfPinyin(reading) ?? []))];
}

/** Initials and finals of Pinyin as keys of the 大千 keyboard. */
const INITIALS: Readonly<Record<string, string>> = {
  b: '1', p: 'q', m: 'a', f: 'z', d: '2', t: 'w', n: 's', l: 'x', g: 'e', k: 'd', h: 'c', j: 'r', q: 'f', x: 'v', zh: '5', ch: 't', sh: 'g', r: 'b', z: 'y', c: 'h', s: 'n',
}; // prettier-ignore
const FINALS: Readonly<Record<string, string>> = {
  a: '8', o: 'i', e: 'k', ai: '9', ei: 'o', ao: 'l', ou: '.', an: '0', en: 'p', ang: ';', eng: '/', er: '-',
  i: 'u', ia: 'u8', ie: 'u,', iao: 'ul', iu: 'u.', ian: 'u0', in: 'up', iang: 'u;', ing: 'u/', iong: 'm/',
  u: 'j', ua: 'j8', uo: 'ji', uai: 'j9', ui: 'jo', uan: 'j0', un: 'jp', uang: 'j;', ong: 'j/', ueng: 'j/',
  v: 'm', ve: 'm,', van: 'm0', vn: 'mp', ê: ',',
}; // prettier-ignore

function keysOfPinyin(reading: string): string | null {
  const spelt = respelt(reading);
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcs])/.exec(spelt)?.[0] ?? '';
  let final = spelt.slice(initial.length);
  if (/^(?:zh|ch|sh|[rzcs])$/.test(initial) && final === 'i') return INITIALS[initial] ?? null;
  if (/^[jqx]$/.test(initial)) final = final.replace(/^u/, 'v');
  if (/^[jqx]$/.test(initial) && final === 'iong') return `${INITIALS[initial] ?? ''}m/`;
  const keys = FINALS[final];
  return keys === undefined ? null : (INITIALS[initial] ?? '') + keys;
}

/** Pinyin writes a syllable without an initial with y or w. */
function respelt(reading: string): string {
  if (/^yu/.test(reading)) return reading.replace(/^yu/, 'v');
  if (/^yi/.test(reading)) return reading.slice(1);
  if (/^you$/.test(reading)) return 'iu';
  if (/^yong$/.test(reading)) return 'iong';
  if (/^y/.test(reading)) return `i${reading.slice(1)}`;
  if (/^wu/.test(reading)) return reading.slice(1);
  if (/^wei$/.test(reading)) return 'ui';
  if (/^wen$/.test(reading)) return 'un';
  if (/^weng$/.test(reading)) return 'ueng';
  if (/^w/.test(reading)) return `u${reading.slice(1)}`;
  return reading;
}
