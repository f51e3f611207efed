import { parseIp } from '../text/ip-address.ts';
import type { Subject } from '../x509/subject.ts';
import { CLIENTS, type Client } from './client.ts';
import { commonNames, hostNames, lowerCase } from './host-names.ts';
import { asciiHost } from './name-form.ts';
import { isPublicSuffix } from './public-suffix.ts';

/** The names of a certificate as they were signed, but for the case of ASCII letters, which no client minds. */
interface SignedNames {
  dns: string[];
  /** Octets joined by dots. */
  ip: string[];
  common: string[];
}

/** What a reader typed, made fit for comparison: only this side is ever repaired. */
interface Wanted {
  name: string;
  /** Octets joined by dots; null for a name. */
  ip: string | null;
}

/**
 * The clients that do not find the host among the certificate's names. The typed host may be in Chinese, in capitals or end
 * with a dot; names in the certificate are compared as they are, as software does (RFC 9525 6.3).
 */
export function clientsMissing(subject: Subject, host: string): Client[] {
  const bare = host.replace(/\.$/, '');
  const wanted: Wanted = { name: asciiHost(bare) ?? lowerCase(bare), ip: parseIp(bare)?.join('.') ?? null };
  // Of a request the common name counts like a name of the SAN: that is where the authority will put it.
  const signed = subject.kind === 'csr' ? hostNames(subject).map(({ name, kind }) => ({ type: kind, value: name })) : subject.san;
  const names: SignedNames = {
    dns: signed.flatMap(({ type, value }) => (type === 'dns' ? [lowerCase(value)] : [])),
    ip: signed.flatMap(({ type, value }) => (type === 'ip' ? [parseIp(value)?.join('.') ?? ''] : [])),
    common: commonNames(subject).map(lowerCase),
  };
  return CLIENTS.filter((client) => (wanted.ip === null ? !finders[client](names, wanted.name) : !names.ip.includes(wanted.ip)));
}

/**
 * The clients that no name of the certificate leads to it, whatever host is asked for: those that the name which serves most of them leaves
 * out. A star is tried with a label in its place; where the SAN has no host, OpenSSL takes the common name.
 */
export function clientsWithoutName(certificate: Subject): Client[] {
  const hosts = certificate.san.flatMap(({ type, value }) => (type === 'ip' || type === 'dns' ? [value] : []));
  let fewest: Client[] = [...CLIENTS];
  for (const name of [...hosts, ...commonNames(certificate)]) {
    const host = name.replace('*', 'www').replace(/\.$/, '');
    const missing = HOST.test(host) || parseIp(host) !== null ? clientsMissing(certificate, host) : fewest;
    if (missing.length < fewest.length) fewest = missing;
  }
  return fewest;
}

const HOST = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i;

const finders: Readonly<Record<Client, (names: SignedNames, host: string) => boolean>> = {
  // net/cert/x509_certificate.cc, VerifyHostname: a dot at the end of a signed name is dropped; no star below a public suffix.
  chromium: ({ dns }, host) =>
    dns.some((signed) => {
      const name = signed.replace(/\.$/, '');
      const domain = afterFirstLabel(host);
      return name === host || (name === `*.${domain}` && !isPublicSuffix(domain) && !/^[\d.]*$/.test(host));
    }),
  // lib/mozpkix/lib/pkixnames.cpp, IsValidDNSID: a name that is no host name is passed over, also with a dot at its end.
  firefox: ({ dns }, host) =>
    dns.some((name) => {
      if (!isHostName(name)) return false;
      return name.startsWith('*.') ? name.slice(2) === afterFirstLabel(host) : name === host;
    }),
  // crypto/x509/v3_utl.c, do_x509_check: the common name counts where no dNSName is there, and a star may be part of a label.
  openssl: ({ dns, common }, host) => (dns.length > 0 ? dns : common).some((name) => name === host || matchesStar(name, host)),
};

function afterFirstLabel(host: string): string {
  const dot = host.indexOf('.');
  return dot < 0 ? '' : host.slice(dot + 1);
}

/** What Firefox takes for the name of a host or of all hosts of a domain with at least two labels; `name` is in lower case. */
export function isHostName(name: string): boolean {
  const star = name.startsWith('*.');
  const labels = (star ? name.slice(2) : name).split('.');
  if (name.length > 253 || (star && labels.length < 2)) return false;
  return labels.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
}

/** One star in the first label, with at least two labels of letters, digits and hyphens behind it. */
function matchesStar(name: string, host: string): boolean {
  const star = /^([a-z0-9-]*)\*([a-z0-9-]*)\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(name);
  if (star === null) return false;
  const [, before = '', after = '', domain] = star;
  const label = host.slice(0, host.indexOf('.'));
  if (domain !== afterFirstLabel(host) || label.length <= before.length + after.length) return false;
  return (
    /^[a-z0-9-]+$/.test(label) &&
    label.startsWith(before) &&
    label.endsWith(after) &&
    ((before === '' && after === '') || !label.startsWith('xn--'))
  );
}
