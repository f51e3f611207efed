import { createHash } from 'node:crypto';

/** A script's text under its name; the hash is of the text, so that the address changes with it. */
export interface Hashed {
  /** "errors-keytool". */
  name: string;
  /** Eight hexadecimal digits, in capitals. */
  hash: string;
  text: string;
}

export function hashed(name: string, text: string): Hashed {
  return { name, hash: createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase(), text };
}
