import type { Subject } from '../../core/x509/subject.ts';

/** What people call an object: its first host name, its common name, its unit, else the whole name. */
export function shortName({ san, subject, basicConstraints }: Subject): string {
  const last = (wanted: string): string | undefined => subject?.attributes.findLast(({ type }) => type === wanted)?.value;
  const host = basicConstraints?.ca === true ? undefined : san.find(({ type }) => type === 'dns' || type === 'ip')?.value;
  return host ?? last('CN') ?? last('OU') ?? last('O') ?? subject?.text ?? '';
}

/** A safe ASCII file name without its ending, made from the first host name or the serial. */
export function fileStem(subject: Subject): string {
  const name =
    subject.san.find(({ type }) => type === 'dns')?.value ?? subject.subject?.attributes.findLast(({ type }) => type === 'CN')?.value ?? '';
  const host = name.replace(/^\*\./, 'wildcard.').toLowerCase();
  if (/^[a-z0-9][a-z0-9.-]{0,80}$/.test(host)) return host;
  return subject.serialHex ?? subject.kind;
}
