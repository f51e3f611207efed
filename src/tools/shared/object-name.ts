import { subjectName } from '../../core/x509/called-name.ts';
import type { Subject } from '../../core/x509/subject.ts';

/** What people call an object: its first host name, its common name, its unit, else the whole name. */
export function shortName(subject: Subject): string {
  const { san, basicConstraints } = subject;
  const host = basicConstraints?.ca === true ? undefined : san.find(({ type }) => type === 'dns' || type === 'ip')?.value;
  return host ?? subjectName(subject);
}

/** A safe ASCII file name without its ending, made from the first host name or the serial. */
export function fileStem(subject: Subject): string {
  const name =
    subject.san.find(({ type }) => type === 'dns')?.value ?? subject.subject?.attributes.findLast(({ type }) => type === 'CN')?.value ?? '';
  const host = name.replace(/^\*\./, 'wildcard.').toLowerCase();
  if (/^[a-z0-9][a-z0-9.-]{0,80}$/.test(host)) return host;
  return subject.serialHex ?? subject.kind;
}
