/** Apache knows no comment behind a directive; here one begins by what its writer took for it. -1 where there is none. */
export const commentAt = (parameters: readonly string[]): number =>
  parameters.findIndex((word, index) => index > 0 && word.startsWith('#'));

/** The words that were meant. */
export function wordsOf(parameters: readonly string[]): readonly string[] {
  const at = commentAt(parameters);
  return at === -1 ? parameters : parameters.slice(0, at);
}
