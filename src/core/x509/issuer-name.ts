import type { Subject } from './subject.ts';

/** What people call the issuer of a certificate: its common name, its unit, else the whole name. */
export function issuerName({ issuer }: Subject): string {
  const last = (wanted: string): string | undefined => issuer?.attributes.findLast(({ type }) => type === wanted)?.value;
  return last('CN') ?? last('OU') ?? last('O') ?? issuer?.text ?? '';
}
