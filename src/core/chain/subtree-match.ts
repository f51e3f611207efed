import { latin1 } from '../asn1/text.ts';
import type { GeneralName, Name } from '../x509/subject.ts';
import { attributeKeys } from './name-key.ts';

/** What constraints compare: octet by octet, not what people read. `other` is every kind whose constraints cannot be judged here. */
export type ComparableName =
  | { type: 'dns' | 'email' | 'uri'; text: string }
  /** Address, or in a constraint address and mask one after the other. */
  | { type: 'ip'; bytes: Uint8Array }
  | { type: 'dirName'; name: Name }
  | { type: 'other'; tag: number };

export function comparableName({ type, tag, bytes, name }: GeneralName): ComparableName {
  if (name !== null) return { type: 'dirName', name };
  if (type === 'ip') return { type, bytes };
  return type === 'other' || type === 'dirName' ? { type: 'other', tag } : { type, text: latin1(bytes) };
}

/**
 * Is the name within the subtree (RFC 5280 4.2.1.10)? Null: the name is such that nobody can say, which refuses it.
 * `loosely` also counts a wildcard that could stand for something within, as exclusion needs.
 */
export function isWithin(name: ComparableName, subtree: ComparableName, loosely: boolean): boolean | null {
  if (name.type === 'dns' && subtree.type === 'dns') return isDnsWithin(name.text, subtree.text, loosely);
  if (name.type === 'email' && subtree.type === 'email') return isEmailWithin(name.text, subtree.text);
  if (name.type === 'uri' && subtree.type === 'uri') return isUriWithin(name, subtree.text);
  if (name.type === 'ip' && subtree.type === 'ip') return isIpWithin(name.bytes, subtree.bytes);
  if (name.type === 'dirName' && subtree.type === 'dirName') return isNameWithin(name.name, subtree.name);
  return false;
}

/** A host and everything below it; browsers read a leading dot as "below only", as for URIs. */
function isDnsWithin(text: string, base: string, loosely: boolean): boolean {
  const host = text.toLowerCase().replace(/\.$/, '');
  const root = base.toLowerCase().replace(/\.$/, '');
  if (root === '') return true;
  if (root.startsWith('.')) return host.endsWith(root);
  if (host === root || host.endsWith(`.${root}`)) return true;
  // "*.example.tw" can stand for "www.example.tw" and so touches that subtree.
  return loosely && host.startsWith('*.') && root.indexOf('.') > 0 && root.slice(root.indexOf('.')) === host.slice(1);
}

/** A mailbox, all mailboxes of a host, or of the hosts below a domain. The local part is compared as written (RFC 5321 2.4). */
function isEmailWithin(text: string, base: string): boolean | null {
  const at = text.lastIndexOf('@');
  if (at <= 0) return null;
  const host = text.slice(at + 1).toLowerCase();
  const baseAt = base.lastIndexOf('@');
  if (baseAt >= 0) return text.slice(0, at) === base.slice(0, baseAt) && host === base.slice(baseAt + 1).toLowerCase();
  const root = base.toLowerCase();
  return root === '' || (root.startsWith('.') ? host.endsWith(root) : host === root);
}

const hosts = new WeakMap<ComparableName, string | null>();

/** A URI without a host name, or with an address in its place, cannot be judged and is refused. */
function isUriWithin(name: ComparableName & { text: string }, base: string): boolean | null {
  let host = hosts.get(name);
  if (host === undefined) {
    host = uriHost(name.text);
    hosts.set(name, host);
  }
  if (host === null) return null;
  const root = base.toLowerCase();
  return root === '' || (root.startsWith('.') ? host.endsWith(root) : host === root);
}

function uriHost(text: string): string | null {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1];
  if (authority === undefined) return null;
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
  return host === '' || host.startsWith('[') || /^[\d.]+$/.test(host) ? null : host;
}

function isIpWithin(address: Uint8Array, subtree: Uint8Array): boolean | null {
  if (address.length !== 4 && address.length !== 16) return null;
  if (subtree.length !== address.length * 2) return false;
  return address.every((byte, at) => ((byte ^ (subtree[at] ?? 0)) & (subtree[address.length + at] ?? 0)) === 0);
}

/** Every attribute of the base at the beginning of the name, in order. */
function isNameWithin(name: Name, base: Name): boolean {
  const own = attributeKeys(name);
  return attributeKeys(base).every((key, at) => own[at] === key);
}
