const KEY = 'd=';

/** The day in the fragment of a walk (`#a=public.none&d=2027-01-15`, with or without values behind a "?"); "" where there is none. */
export function dayIn(hash: string): string {
  const walk = hash.split('?')[0] ?? '';
  return (
    walk
      .split('&')
      .find((piece) => piece.startsWith(KEY))
      ?.slice(KEY.length) ?? ''
  );
}

/** The same fragment with another day; "" takes it away. The values behind a "?" stay. */
export function withDay(hash: string, day: string): string {
  const [walk = '', ...values] = hash.split('?');
  const pieces = walk.split('&').filter((piece) => !piece.startsWith(KEY));
  return [[...pieces, ...(day === '' ? [] : [KEY + day])].join('&'), ...values].join('?');
}
