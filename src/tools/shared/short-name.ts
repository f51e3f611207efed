import type { Subject } from '../../core/x509/subject.ts';

/** What people call an object: its first host name, its common name, its unit, else the whole name. */
export function shortName({ san, subject, basicConstraints }: Subject): string {
  const last = (wanted: string): string | undefined => subject?.attributes.findLast(({ type }) => type === wanted)?.value;
  const host = basicConstraints?.ca === true ? undefined : san.find(({ type }) => type === 'dns' || type === 'ip')?.value;
  return host ?? last('CN') ?? last('OU') ?? last('O') ?? subject?.text ?? '';
}
