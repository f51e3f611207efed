import { everydayCharacters } from './everyday-characters.ts';

/** How characters sound, as it travels: only sounds that a known word has. */
export interface SoundsData {
  /** The sounds, each as the keys that type it, like ones as one (`heard`); divided by blanks. */
  syllables: string;
  /** For each everyday character the place of its sound, counted from 1, in two digits in base 36; "00" where it has none. */
  everyday: string;
  /** Second sounds, and those of other characters: the character and the place of the sound. */
  others: string;
}

/**
 * How Chinese words sound, in the keys of the 大千 keyboard that type them: 憑 is "qu/". Typists confuse characters of one sound, and
 * sounds that many in Taiwan do not tell apart; tones are left out.
 */
export class Sounds {
  readonly #ofCharacter = new Map<string, Set<string>>();
  readonly #words = new Map<string, string[]>();
  readonly #gaps = new Map<string, string[]>();

  /** `words`: what may be meant, the likelier first. */
  constructor({ syllables, everyday, others }: SoundsData, words: Iterable<string>) {
    const known = syllables.split(' ');
    const add = (character: string, place: string): void => {
      const sound = known[parseInt(place, 36) - 1];
      if (sound !== undefined) this.#ofCharacter.set(character, (this.#ofCharacter.get(character) ?? new Set()).add(sound));
    };
    everydayCharacters().forEach((character, index) => add(character, everyday.slice(2 * index, 2 * index + 2)));
    for (const [, character = '', place = ''] of others.matchAll(/(\P{ASCII})([0-9a-z]+)/gu)) add(character, place);
    for (const word of words) {
      for (const gap of gapsOf([...word])) this.#gaps.set(gap, [...(this.#gaps.get(gap) ?? []), word]);
      for (const sound of this.#soundsOf([...word])) {
        const same = this.#words.get(sound);
        if (same) same.push(word);
        else this.#words.set(sound, [word]);
      }
    }
  }

  /** Known words that sound like these characters, or that have all of them but one of three and more; those that share the most characters first. */
  like(characters: readonly string[]): readonly string[] {
    const words = new Set(this.#soundsOf(characters).flatMap((sound) => this.#words.get(sound) ?? []));
    if (words.size === 0) for (const gap of gapsOf(characters)) for (const word of this.#gaps.get(gap) ?? []) words.add(word);
    const shared = (word: string): number => [...word].filter((character, index) => character === characters[index]).length;
    return [...words].sort((a, b) => shared(b) - shared(a));
  }

  /** The likeliest known word that is typed with these syllables, each as keys without the tone. */
  typed(syllables: readonly string[]): string | undefined {
    return this.#words.get(syllables.map(heard).join(' '))?.[0];
  }

  /** Every way to say the characters; none if one of them is unknown. */
  #soundsOf(characters: readonly string[]): string[] {
    return characters.reduce<string[]>(
      (begun, character) =>
        begun.flatMap((start) =>
          [...(this.#ofCharacter.get(character) ?? [])].map((sound) => (start === '' ? sound : `${start} ${sound}`)),
        ),
      [''],
    );
  }
}

/** Keys of sounds that are taken for one another: ㄓㄗ, ㄔㄘ, ㄕㄙ, ㄣㄥ, ㄢㄤ. */
const ALIKE: Readonly<Record<string, string>> = { '5': 'y', t: 'h', g: 'n', p: '/', '0': ';' };

/** The keys of a syllable with those of like sounds as one. */
export const heard = (keys: string): string => keys.replace(/[5tgp0]/g, (key) => ALIKE[key] ?? key);

/** A word of three and more characters with each of the inner ones left open in turn. */
function gapsOf(characters: readonly string[]): string[] {
  return characters.slice(2).map((_, place) => characters.map((character, index) => (index === place + 1 ? '?' : character)).join(''));
}

const SYLLABLE = /([1qaz2wsxedcrfv5tgbyhn]?[ujm]?[8ik,9ol.0p;/\-]?)([3467]| |$)/y;

/** Keys typed while the input method was off, cut into syllables without tones: "gp fu/3" → ["gp", "fu/"]. Null for what cannot be that. */
export function syllablesOf(keys: string): string[] | null {
  const syllables: string[] = [];
  SYLLABLE.lastIndex = 0;
  while (SYLLABLE.lastIndex < keys.length) {
    const [, syllable = '', tone = ''] = SYLLABLE.exec(keys) ?? [];
    if (syllable === '') return null;
    syllables.push(syllable);
    if (tone === '') break;
  }
  return syllables;
}
