const KEY = 'a=';
const ID = /^[a-z0-9-]{1,64}$/;
/** No tree is deeper than this; a longer list is not ours. */
const MAX_ANSWERS = 64;
/** 64 ids of 64 characters and their dots. */
const MAX_LENGTH = 4200;

/** Answer ids as the text of a URL fragment with its "#": `#a=yes.no.other`; "" for no answers. */
export function fragmentOf(answers: readonly string[]): string {
  return answers.length === 0 ? '' : `#${KEY}${answers.join('.')}`;
}

/**
 * Reads the answer ids out of a URL fragment, with or without its "#", beside other `key=value` parts.
 * Never throws: the list ends before the first piece that cannot be an id, and is empty for anything else.
 */
export function answersIn(fragment: string): string[] {
  if (fragment.length > MAX_LENGTH) return [];
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  // Behind a "?" stand the values for the commands.
  const part = (text.split('?')[0] ?? '').split('&').find((piece) => piece.startsWith(KEY));
  if (part === undefined) return [];
  const ids = part.slice(KEY.length).split('.');
  const firstBad = ids.findIndex((id) => !ID.test(id));
  return (firstBad === -1 ? ids : ids.slice(0, firstBad)).slice(0, MAX_ANSWERS);
}
