import type { Subject } from '../x509/subject.ts';
import type { Finding } from './finding.ts';

/** 可用、注意、不可用、無法判讀. */
export type Verdict = 'usable' | 'caution' | 'unusable' | 'unreadable';

// Without these nobody can say that an object is good: key, names, dates, signature, and what browsers decide by.
const ESSENTIAL = [
  'subject',
  'issuer',
  'subjectPublicKeyInfo',
  'validity',
  'signatureAlgorithm',
  'signature',
  'extensions',
  'attributes',
  'extension 2.5.29.15',
  'extension 2.5.29.17',
  'extension 2.5.29.19',
  'extension 2.5.29.37',
];

/**
 * One word for all findings. A known fault outweighs what could not be read; what could not be read outweighs a clean rest.
 * Objects that are neither request nor certificate cannot be judged and are `unreadable`.
 */
export function verdict(findings: readonly Finding[], subject: Subject): Verdict {
  if (subject.kind !== 'csr' && subject.kind !== 'certificate') return 'unreadable';
  if (findings.some((finding) => finding.severity === 'error')) return 'unusable';
  if (lacksEssentials(subject)) return 'unreadable';
  return subject.unreadable.length > 0 || findings.some((finding) => finding.severity === 'warning') ? 'caution' : 'usable';
}

function lacksEssentials(subject: Subject): boolean {
  if (!subject.key || !subject.subject || !subject.signature) return true;
  if (subject.kind === 'certificate' && (!subject.notBefore || !subject.notAfter || !subject.issuer)) return true;
  return subject.unreadable.some(
    ({ part }) => ESSENTIAL.some((name) => part === name || part.startsWith(`${name}.`)) || /^(extension|attribute) #/.test(part),
  );
}
