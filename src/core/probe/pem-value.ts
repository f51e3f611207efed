import { readText } from '../pem/read-text.ts';

/** The certificate of a PEM that stands in a value of JSON, whatever its line ends were written as; null where there is none. */
export function certificateOf(value: string): Uint8Array | null {
  const text = value.replaceAll('\\n', '\n').replace(/(-----BEGIN CERTIFICATE-----)\s{0,4}/u, '$1\n');
  return readText(text).blocks.find(({ kind }) => kind === 'certificate')?.der ?? null;
}
