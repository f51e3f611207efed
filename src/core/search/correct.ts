import { nearWord } from '../near-word.ts';
import { normalise } from './normalise.ts';
import { knownWords, segment } from './segment.ts';
import type { Sounds } from './sounds.ts';
import { syllablesOf } from './sounds.ts';
import { splitWords, type Word } from './split-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { hanTokens, latinLevels } from './word-tokens.ts';

/** What the correction of slips knows; each is loaded when a query holds something that the index does not. */
export interface Spelling {
  /** Latin words of the site that begin with a letter, normalised, the commoner first. */
  words: (letter: string) => Promise<readonly string[]>;
  sounds: () => Promise<Sounds>;
}

/** A slip and what is searched in its place. */
export interface Correction {
  /** UTF-16 place in the normalised query. */
  at: number;
  typed: string;
  meant: string;
}

/** What the correction asks about the index. */
export interface Known {
  /** Whether a word stands anywhere, or, of the word that is still being typed, one that begins with it. */
  (token: string, typing: boolean): Promise<boolean>;
}

/** The slips of a query, in order: never in what the index knows. */
export async function correct(query: string, vocabulary: Vocabulary, known: Known, spelling: Spelling): Promise<Correction[]> {
  const text = normalise(query, vocabulary.simplified);
  const corrections: Correction[] = [];
  let done = 0;
  for (const word of splitWords(text)) {
    if (word.at < done) continue;
    const add = (slips: readonly Correction[]): void => {
      corrections.push(...slips);
      done = Math.max(done, ...slips.map(({ at, typed }) => at + typed.length));
    };
    if (word.kind === 'han') add(await correctHan(word, text, vocabulary, known, spelling));
    else if (!(await isKnownLatin(word, text, known))) {
      const slip = (await typedWithoutMethod(word, text, spelling)) ?? (await correctLatin(word, vocabulary, known, spelling));
      if (slip) add([slip]);
    }
  }
  return corrections;
}

/** The query with what was meant. */
export function applied(query: string, corrections: readonly Correction[], { simplified }: Vocabulary): string {
  const text = normalise(query, simplified);
  let out = '';
  let from = 0;
  for (const { at, typed, meant } of corrections) {
    const isLatin = /[a-z0-9]$/.test(meant);
    out += `${text.slice(from, at)}${meant}${isLatin ? ' ' : ''}`;
    from = at + typed.length;
  }
  return out + text.slice(from);
}

async function isKnownLatin({ text: word, at }: Word, query: string, known: Known): Promise<boolean> {
  const typing = at + word.length === query.length;
  for (const tokens of latinLevels(word)) {
    const each = await Promise.all(tokens.map((token) => known(token, typing)));
    if (each.every(Boolean)) return true;
  }
  return false;
}

/** Two letters are too few to be a slip of anything. */
const SHORTEST = 3;
/** Words of so few letters are taken for names of things only. */
const SHORT = 4;

async function correctLatin(
  { text: word, at }: Word,
  { concepts }: Vocabulary,
  known: Known,
  spelling: Spelling,
): Promise<Correction | null> {
  // Numbers are no slips of anything.
  if (word.length < SHORTEST || /\d{3}/.test(word)) return null;
  const names = new Set(concepts.flatMap(({ forms }) => forms));
  const near = async (text: string): Promise<string | null> =>
    nearWord(
      text,
      await spelling.words(text[0] ?? ''),
      (candidate) => isNear(text, candidate) && (text.length > SHORT || names.has(candidate)),
      SHORTEST,
    );
  const whole = await near(word);
  if (whole !== null) return { at, typed: word, meant: whole };
  // One piece of a code: "host:err_cert_autority".
  const pieces = word.split(/([^\p{L}\p{N}]+)/u);
  if (pieces.length < 3 || word.includes('.')) return null;
  let changed = false;
  const meant: string[] = [];
  for (const piece of pieces) {
    const better = piece.length > SHORT && /^\p{L}+$/u.test(piece) && !(await known(piece, false)) ? await near(piece) : null;
    changed ||= better !== null;
    meant.push(better ?? piece);
  }
  return changed ? { at, typed: word, meant: meant.join('') } : null;
}

/** Another number is another thing, a mark left out another name, and the forms of one word are no slips. The first letter is seldom the wrong one, and is not here. */
function isNear(typed: string, candidate: string): boolean {
  const digits = (text: string): string => text.replace(/[^0-9]/g, '');
  const marks = (text: string): number => text.replace(/[\p{L}\p{N}]/gu, '').length;
  const stem = (text: string): string => text.replace(/(?:ed|er|e?s|ing|y|i)$/, '').replace(/(?:ed|er|ing)$/, '');
  if (digits(typed) !== digits(candidate) || marks(candidate) < marks(typed)) return false;
  // Hosts and files: one letter, or the same ones in another order.
  if (typed.includes('.') && typed.length === candidate.length && differences(typed, candidate) > 1 && sorted(typed) !== sorted(candidate))
    return false;
  // Two letters wrong, one of them among the first two, is another word: sslEnabled, setEnabled.
  if (
    typed[1] !== candidate[1] &&
    typed.length === candidate.length &&
    differences(typed, candidate) > 1 &&
    sorted(typed) !== sorted(candidate)
  )
    return false;
  // Two letters more behind it are another word: requireSsl is no slip of "requires".
  if (typed.length - candidate.length > 1 && typed.startsWith(candidate)) return false;
  return stem(typed) !== stem(candidate);
}

const sorted = (text: string): string => [...text].sort().join('');

function differences(a: string, b: string): number {
  return [...a].filter((letter, index) => letter !== b[index]).length;
}

/** Chinese typed with the input method off: "gp fu/3". The blank of the first tone belongs to it, so the query is looked at from the blank before. */
async function typedWithoutMethod({ at: word }: Word, query: string, spelling: Spelling): Promise<Correction | null> {
  let at = word;
  while (at > 0 && !/[\s\p{Script=Han}]/u.test(query[at - 1] as string)) at--;
  const keys = /^[^\p{Script=Han}]+/u.exec(query.slice(at))?.[0] ?? '';
  for (let end = keys.length; end > 3; end--) {
    const typed = keys.slice(0, end);
    const syllables = syllablesOf(typed);
    const meant = syllables && syllables.length > 1 && /[3467 ]/.test(typed) ? wordsTyped(syllables, await spelling.sounds()) : null;
    if (meant !== null) return { at, typed, meant };
  }
  return null;
}

/** The syllables as known words, the longest first; at least two syllables, and none left over. */
function wordsTyped(syllables: readonly string[], sounds: Sounds): string | null {
  let text = '';
  for (let at = 0; at < syllables.length;) {
    let size = Math.min(LONGEST, syllables.length - at);
    let word: string | undefined;
    while (size > 1 && (word = sounds.typed(syllables.slice(at, at + size))) === undefined) size--;
    if (word === undefined) return null;
    text += word;
    at += size;
  }
  return text;
}

const LONGEST = 6;

/** Pairs of a run that touch a character of no known word and that stand nowhere on the site, by their place. */
async function unknownPairs(run: string, vocabulary: Vocabulary, known: Known): Promise<Set<number>> {
  const characters = [...run];
  const open = new Set<number>();
  let at = 0;
  for (const { text, known: isKnown } of segment(run, vocabulary)) {
    const size = [...text].length;
    if (!isKnown)
      for (let each = at; each < at + size; each++)
        if (!vocabulary.particles.has(characters[each] as string) && (size > 1 || !vocabulary.singles.has(text))) open.add(each);
    at += size;
  }
  const pairs = hanTokens(run);
  const unknown = new Set<number>();
  if (characters.length < 2) return unknown;
  // A pair across the border of a word is seldom written, and no sign of a slip unless the character stands by itself.
  const isAlone = (place: number): boolean => open.has(place) && !open.has(place - 1) && !open.has(place + 1);
  const isTelling = (first: number): boolean => (open.has(first) && open.has(first + 1)) || isAlone(first) || isAlone(first + 1);
  for (let first = 0; first < pairs.length; first++)
    if (isTelling(first) && !(await known(pairs[first] as string, false))) unknown.add(first);
  return unknown;
}

/** Finds the known words that the run sounds like, so that the fewest characters are left without one. */
async function correctHan(
  { text: run, at }: Word,
  query: string,
  vocabulary: Vocabulary,
  known: Known,
  spelling: Spelling,
): Promise<Correction[]> {
  const characters = [...run];
  // Two characters and nothing beside them may be any word of the language.
  if (characters.length < 3 && run === query.trim()) return [];
  const unknown = await unknownPairs(run, vocabulary, known);
  if (unknown.size === 0) return [];
  const sounds = await spelling.sounds();
  const exact = new Set(knownWords(vocabulary));
  interface Step {
    cost: number;
    from: number;
    meant?: string;
    /** Whether its last character stands in no word. */
    open: boolean;
  }
  const best: Step[] = [{ cost: 0, from: 0, open: false }];
  for (let end = 1; end <= characters.length; end++) {
    const isParticle = vocabulary.particles.has(characters[end - 1] as string);
    let choice: Step = { cost: (best[end - 1] as Step).cost + (isParticle ? 1 : 3), from: end - 1, open: !isParticle };
    for (let size = 2; size <= Math.min(LONGEST, end); size++) {
      const from = end - size;
      const window = characters.slice(from, end);
      const typed = window.join('');
      const before = best[from] as Step;
      if (exact.has(typed) && before.cost + 1 < choice.cost) choice = { cost: before.cost + 1, from, open: false };
      const cost = before.cost + 1.5 - size / 20;
      if (cost >= choice.cost || !window.slice(1).some((_, pair) => unknown.has(from + pair))) continue;
      const [meant] = sounds.like(window);
      if (meant !== undefined && meant !== typed) choice = { cost, from, meant, open: false };
    }
    best.push(choice);
  }
  const corrections: Correction[] = [];
  for (let end = characters.length, after = false; end > 0;) {
    const step = best[end] as Step;
    // What is strange on both sides is a name that we do not know, and no slip.
    if (step.meant !== undefined && !after && !(best[step.from] as Step).open)
      corrections.unshift({
        at: at + characters.slice(0, step.from).join('').length,
        typed: characters.slice(step.from, end).join(''),
        meant: step.meant,
      });
    after = step.open;
    end = step.from;
  }
  return corrections;
}
