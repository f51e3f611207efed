import { seeded } from './signed.ts';

// Random-looking text, the same for the same seed.

export const hex = (seed: string, length: number) => seeded(seed, length).toString('hex');
export const b64 = (seed: string, length: number) => seeded(seed, length).toString('base64');
export const url = (seed: string, length: number) => seeded(seed, length).toString('base64url');
export const pick = (seed: string, alphabet: string, length: number) =>
  [...seeded(seed, length)].map((byte) => alphabet[byte % alphabet.length]).join('');
