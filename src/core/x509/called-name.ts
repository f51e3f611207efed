import type { Name, Subject } from './subject.ts';

/** What people call the issuer of a certificate: its common name, its unit, else the whole name. */
export function issuerName({ issuer }: Subject): string {
  return calledBy(issuer);
}

/** What people call whom a certificate or a request is for. */
export function subjectName({ subject }: Subject): string {
  return calledBy(subject);
}

function calledBy(name: Name | null): string {
  const last = (wanted: string): string | undefined => name?.attributes.findLast(({ type }) => type === wanted)?.value;
  return last('CN') ?? last('OU') ?? last('O') ?? name?.text ?? '';
}
