/**
 * The answers that the site's search leads to, best first, then those found by their letters alone. A piece of a page that is no
 * answer itself counts for its page; what leads to no answer (a term, an authority, a list) is left out.
 */
export function foundAnswers<Placed extends { address: string }>(
  answers: readonly Placed[],
  addresses: readonly string[],
  literal: readonly Placed[],
): Placed[] {
  const places = new Map(answers.map((answer) => [answer.address, answer]));
  const led = addresses.flatMap((address) => places.get(address) ?? places.get(address.split('#')[0] as string) ?? []);
  return [...new Set([...led, ...literal])];
}
