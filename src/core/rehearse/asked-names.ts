import { checkDomain } from '../fill/check-domain.ts';
import { isPublicSuffix } from '../policy/public-suffix.ts';
import { ipText, parseIp } from '../text/ip-address.ts';
import type { GeneralName, Subject } from '../x509/subject.ts';
import { hostNameOf, type HostName } from './issuer.ts';

/** Names for a practice certificate. */
export interface AskedNames {
  names: HostName[];
  /** What the request asks for and no server's certificate has (e-mail addresses…), or what is no host name, as it stands there. */
  leftOut: string[];
  /** The request has no names of its own; this one is its common name. */
  isFromCommonName: boolean;
}

/** More than any authority accepts for one certificate. */
const MOST_NAMES = 100;

/** The names that a request asks for: its subjectAltName, else its common name where that is a host's. */
export function namesAsked({ san, subject }: Pick<Subject, 'san' | 'subject'>): AskedNames {
  const names: HostName[] = [];
  const leftOut: string[] = [];
  for (const asked of san) {
    const name = wellFormed(asked);
    if (name === null || names.length === MOST_NAMES) leftOut.push(asked.value);
    else if (!names.some((other) => nameText(other) === nameText(name))) names.push(name);
  }
  if (names.length > 0) return { names, leftOut, isFromCommonName: false };
  const common = subject?.attributes.find(({ type }) => type === 'CN')?.value ?? '';
  // A word without a dot is what somebody is called.
  const name = /[.:]/.test(common) ? readName(common) : null;
  return { names: name === null ? [] : [name], leftOut, isFromCommonName: name !== null };
}

function wellFormed(asked: GeneralName): HostName | null {
  const name = hostNameOf(asked);
  return name?.type === 'dns' ? readName(name.value) : name;
}

/** What somebody typed, as a name: a host's, a wildcard or an address; null where it is none of them. */
export function readName(typed: string): HostName | null {
  const text = typed.trim();
  const address = parseIp(text);
  if (address !== null) return { type: 'ip', bytes: Uint8Array.from(address) };
  const checked = checkDomain(text);
  if (!checked.ok) return null;
  const { value } = checked;
  // For a word without a dot, or for all below gov.tw, nobody gets a certificate (BR 3.2.2.6, 7.1.2.7.12), and here its constraints would let in the names of others.
  return value === 'localhost' || !isPublicSuffix(value.replace(/^\*\./, '')) ? { type: 'dns', value } : null;
}

/** Names typed one a line, or with blanks or commas between them; `wrong` are those that are none. */
export function readNames(typed: string): { names: HostName[]; wrong: string[] } {
  const parts = typed.split(/[\s,;，、；]+/).filter((part) => part !== '');
  const names = new Map<string, HostName>();
  const wrong: string[] = [];
  for (const part of parts) {
    const name = readName(part);
    if (name === null || names.size === MOST_NAMES) wrong.push(part);
    else names.set(nameText(name), name);
  }
  return { names: [...names.values()], wrong };
}

/** A name as people write it. */
export const nameText = (name: HostName): string => (name.type === 'dns' ? name.value : (ipText(name.bytes) ?? ''));

/** The first host's name by which a server can be asked, of a wildcard one that it covers; null where there are addresses only. */
export function hostToAsk(names: readonly HostName[]): string | null {
  const hosts = names.flatMap((name) => (name.type === 'dns' ? [name.value] : []));
  return hosts.find((host) => !host.startsWith('*')) ?? hosts[0]?.replace(/^\*/, 'www') ?? null;
}
