/** What the helpdesk knows of a case; every field may be empty. */
export interface ReplyCase {
  number: string;
  host: string;
  server: string;
  ca: string;
  /** The person who asked, and who answers: these never enter an address. */
  name: string;
  signature: string;
}

/** The fields that travel in a link, by their name in it. */
export const SHARED = { case: 'number', host: 'host', server: 'server', ca: 'ca' } as const satisfies Record<string, keyof ReplyCase>;

/** Longest texts that are kept, in characters (RFC 1035, 2.3.4 for the host). */
export const caseLimits: Record<keyof ReplyCase, number> = { number: 40, host: 253, server: 60, ca: 60, name: 40, signature: 400 };

/** A case of which nothing is known. */
export const emptyCase = (): ReplyCase => ({ number: '', host: '', server: '', ca: '', name: '', signature: '' });

// Control and format characters (bidirectional overrides among them), lone surrogates and line separators.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** How much of a field is looked at, in UTF-16 units; what is longer was not typed. */
const LOOKED_AT = 20_000;

/** A text of one line without what cannot be seen, cut to `limit` characters. */
export function cleanLine(text: string, limit: number): string {
  const seen = text.slice(0, LOOKED_AT).replace(UNSEEN, '').trim();
  return [...seen.slice(0, 2 * limit)].slice(0, limit).join('');
}

/** The case with every field cleaned; only the signature may have several lines. */
export function cleanCase(given: ReplyCase): ReplyCase {
  const cleaned = emptyCase();
  for (const name of ['number', 'host', 'server', 'ca', 'name'] as const) cleaned[name] = cleanLine(given[name], caseLimits[name]);
  const lines = given.signature
    .slice(0, LOOKED_AT)
    .split(/\r\n?|\n/)
    .map((line) => cleanLine(line, caseLimits.signature));
  cleaned.signature = [...lines.join('\n').trim()].slice(0, caseLimits.signature).join('');
  return cleaned;
}
