import { pinyin } from 'pinyin-pro';
import { normalise } from '../../core/search/normalise.ts';
import { everydayCharacters } from '../../core/search/everyday-characters.ts';
import { heard, type SoundsData } from '../../core/search/sounds.ts';
import { splitWords } from '../../core/search/split-words.ts';
import type { Vocabulary } from '../../core/search/vocabulary.ts';

const SHORTEST = 3;
/** A word that stands once or twice may be a slip of ours, and is hardly what somebody looks for. */
const OFTEN_ENOUGH = 3;
const COMMON = 8;

/** Words and pieces of codes, common ones first, in the order of the alphabet, which packs well; numbers, digests and paths are no words. */
export function latinWords(texts: Iterable<string>, { simplified, concepts }: Vocabulary): string[] {
  const counts = new Map(concepts.flatMap(({ forms }) => forms.filter((form) => /^[a-z]/.test(form)).map((form) => [form, OFTEN_ENOUGH])));
  for (const text of texts) {
    for (const { kind, text: word } of splitWords(normalise(text, simplified))) {
      if (kind !== 'latin') continue;
      for (const each of new Set([word.replace(/^net::(?=err_)/, ''), ...word.split(/[^\p{L}\p{N}]+/u)]))
        if (/^[a-z][a-z0-9_-]*$/.test(each) && each.length >= SHORTEST && each.length <= 40 && !/\d{3}|^[0-9a-f]{6,}$/.test(each))
          counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  const words = [...counts].filter(([, count]) => count >= OFTEN_ENOUGH).sort(([x], [y]) => (x < y ? -1 : 1));
  const isCommon = ([, count]: [string, number]): boolean => count >= COMMON;
  return [...words.filter(isCommon), ...words.filter((word) => !isCommon(word))].map(([word]) => word);
}

/** How characters sound that may be typed for those of the words. */
export function soundsOf(words: Iterable<string>): SoundsData {
  const written = new Set([...words].flatMap((word) => [...word]));
  const syllables = [...new Set([...written].flatMap(soundsOfCharacter))].sort();
  const places = new Map(syllables.map((sound, index) => [sound, (index + 1).toString(36)]));
  const placesOf = (character: string): string[] => soundsOfCharacter(character).flatMap((sound) => places.get(sound) ?? []);
  const everyday = everydayCharacters();
  const seconds = everyday.flatMap((character) =>
    placesOf(character)
      .slice(1)
      .map((place) => character + place),
  );
  const known = new Set(everyday);
  const rare = [...written]
    .filter((character) => !known.has(character))
    .flatMap((character) => placesOf(character).map((place) => character + place));
  return {
    syllables: syllables.join(' '),
    everyday: everyday.map((character) => (placesOf(character)[0] ?? '').padStart(2, '0')).join(''),
    others: [...seconds, ...rare].join(''),
  };
}

const soundsOfCharacter = (character: string): string[] => [...new Set(keysOf(character).map(heard))];

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
