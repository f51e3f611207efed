/** The parts of a record that the index tells apart. */
export const FIELDS = { title: 1, also: 2, trail: 3, text: 4 } as const;

const UNIT = 8;
const LONGEST = 100;

/**
 * What the index keeps where Pagefind keeps the place of a word: the field it is in and how long it is. The length tells a word that
 * begins with what was asked from Pagefind's way out when there is none, a shorter word that the question begins with.
 */
export function packPlace(field: number, length: number): number {
  return field + UNIT * Math.min(length, LONGEST);
}

/** Whether a place is that of a word, or of a longer one: the engine answers with shorter ones where there is none. */
export function isPlaceOf(word: string, place: number, exact: boolean): boolean {
  const length = Math.floor(place / UNIT);
  const wanted = Math.min(word.length, LONGEST);
  return exact ? length === wanted : length > wanted;
}

/** Whether a place is in what the record is called: its title, or the other names that it has. */
export function isNamePlace(place: number): boolean {
  return place % UNIT === FIELDS.title || place % UNIT === FIELDS.also;
}
