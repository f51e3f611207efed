/** What a plan keeps in the fragment of a walk, besides its answers: the day that it counts from, and how long the certificate lives. */
type Key = 'd' | 'l';

/** The day in the fragment of a walk (`#a=public.none&d=2027-01-15`, with or without values behind a "?"); "" where there is none. */
export const dayIn = (hash: string): string => pieceIn(hash, 'd');

/** The same fragment with another day; "" takes it away. The values behind a "?" stay. */
export const withDay = (hash: string, day: string): string => withPiece(hash, 'd', day);

/** The lifetime in days in such a fragment (`&l=47`), as it is written there; "" where there is none. */
export const lifeIn = (hash: string): string => pieceIn(hash, 'l');

/** The same fragment with another lifetime; "" takes it away. */
export const withLife = (hash: string, life: string): string => withPiece(hash, 'l', life);

function pieceIn(hash: string, key: Key): string {
  const walk = hash.split('?')[0] ?? '';
  const piece = walk.split('&').find((each) => each.startsWith(`${key}=`));
  return piece?.slice(key.length + 1) ?? '';
}

function withPiece(hash: string, key: Key, value: string): string {
  const [walk = '', ...values] = hash.split('?');
  const pieces = walk.split('&').filter((piece) => !piece.startsWith(`${key}=`));
  return [[...pieces, ...(value === '' ? [] : [`${key}=${value}`])].join('&'), ...values].join('?');
}
