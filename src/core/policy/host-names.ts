import type { Subject } from '../x509/subject.ts';
import { parseIp } from '../text/ip-address.ts';

/** One name or address an object wants to be good for. */
export interface HostName {
  name: string;
  kind: 'dns' | 'ip';
  /** "CN", "SAN" or "CN、SAN". */
  where: string;
}

/**
 * The host names of an object, each once. Of a certificate with a SAN only the SAN counts, as browsers have it (RFC 9525, 6.3);
 * of a request the CN counts too, because CAs take it from there.
 */
export function hostNames(subject: Subject): readonly HostName[] {
  const known = collected.get(subject) ?? collect(subject);
  collected.set(subject, known);
  return known;
}

// A dozen rules ask, and an object may have ten thousand names.
const collected = new WeakMap<Subject, readonly HostName[]>();

function collect(subject: Subject): HostName[] {
  const found = new Map<string, HostName>();
  // An address that could not be read is shown as "#hex" and noted among the unreadable parts.
  const san = subject.san.filter((name) => name.type === 'dns' || (name.type === 'ip' && parseIp(name.value) !== null));
  const add = (name: string, where: string) => {
    const key = comparable(name);
    const known = found.get(key);
    if (known) known.where = known.where.includes(where) ? known.where : `${known.where}、${where}`;
    else found.set(key, { name, kind: parseIp(name) ? 'ip' : 'dns', where });
  };
  if (subject.kind === 'csr' || san.length === 0) for (const name of commonNames(subject)) add(name, 'CN');
  for (const name of san) add(name.value, 'SAN');
  return [...found.values()];
}

/** The common names of the subject, as written. */
export function commonNames(subject: Subject): string[] {
  return (subject.subject?.attributes ?? []).filter((attribute) => attribute.type === 'CN').map((attribute) => attribute.value);
}

/** A name or address of an object in the form in which two of them are equal or not: addresses as octets, names as they were signed but for the case of ASCII letters. */
export function comparable(name: string): string {
  return parseIp(name)?.join('.') ?? lowerCase(name);
}

/** ASCII letters in lower case, and nothing else touched: to `toLowerCase` the Kelvin sign is a "k". */
export function lowerCase(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
