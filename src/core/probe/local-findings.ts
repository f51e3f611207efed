import { sha1 } from '../crypto/hash.ts';
import type { Facts } from '../facts.ts';
import { taiwanTime } from '../policy/calendar.ts';
import { localCodes, unreadParts, type LocalCode } from './local-codes.ts';
import type { LocalBinding, LocalRecord, LocalSite } from './local-record.ts';
import type { ProbeRecord } from './probe-record.ts';

export interface LocalFinding {
  code: LocalCode;
  severity: 'error' | 'unseen' | 'warning' | 'info';
  facts: Facts;
}

/** Names of registry keys; they are on only where the registry says so itself: what Windows does by default depends on its version. */
const OLD = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'];

/**
 * What is wrong on a Windows host by its own record, and by what was served to connections of the same text: the worst first. `at` is
 * the moment for which it is judged, in milliseconds; the fact `until` is Taiwan's time.
 */
export function localFindings(local: LocalRecord, records: readonly ProbeRecord[], at: number): LocalFinding[] {
  const findings: LocalFinding[] = [];
  const say = (code: LocalCode, facts: Facts = {}): void => void findings.push({ code, severity: localCodes[code].severity, facts });
  for (const record of records) sayServed(local, record, say);
  for (const binding of local.bindings ?? []) sayBound(local, binding, at, say);
  for (const site of local.sites ?? []) {
    if (local.bindings === null || hasBinding(site, local.bindings)) continue;
    say('site-without-binding', { site: site.name ?? site.binding, binding: site.binding });
  }
  const old = local.schannel.filter(({ protocol, side, enabled }) => side === 'server' && enabled === true && OLD.includes(protocol));
  if (old.length > 0) say('old-protocol-enabled', { protocols: old.map(({ protocol }) => protocol).join(', ') });
  const unread = new Set(local.unread.map((what) => unreadParts.find((part) => part === what) ?? 'other'));
  for (const what of unread) say('local-unread', { what });
  if (local.isCut) say('local-cut');
  const weights = { error: 0, unseen: 1, warning: 2, info: 3 } as const;
  return findings.sort((one, other) => weights[one.severity] - weights[other.severity]);
}

type Say = (code: LocalCode, facts?: Facts) => void;

function sayBound(local: LocalRecord, { endpoint, thumbprint, store }: LocalBinding, at: number, say: Say): void {
  if (thumbprint === null) return;
  // Without a name it is the store "My".
  const name = store ?? 'my';
  const certificates = local.stores[name];
  const certificate = certificates?.find((each) => each.thumbprint === thumbprint);
  if (certificate === undefined) {
    // Of a store that was not read, or is not one of those that are, nothing is said.
    if (certificates !== undefined) say('bound-not-in-store', { endpoint, thumbprint, store: name });
    return;
  }
  const subject = certificate.subject ?? thumbprint;
  if (!certificate.hasPrivateKey) say('bound-without-key', { endpoint, subject, thumbprint });
  if (certificate.notAfter < at) say('bound-expired', { endpoint, subject, until: taiwanTime(certificate.notAfter) });
}

/** A certificate was served that none of the bindings has that may answer this connection. */
function sayServed(local: LocalRecord, record: ProbeRecord, say: Say): void {
  const { host, port, name, address, chain, starttls } = record;
  if (local.bindings === null || starttls !== null || chain?.said !== 'sent' || !chain.isOrderKnown) return;
  const [leaf] = chain.certificates;
  if (leaf === undefined) return;
  const own = isOwn(local, record);
  const mayAnswer = local.bindings.filter(({ endpoint }) => {
    const at = splitEndpoint(endpoint);
    if (at.port !== port) return false;
    if (at.isAddress) return own && (isAny(at.host) || at.host === address?.toLowerCase());
    return name !== null && isNamed(at.host, name);
  });
  // The central store chooses by name: what it would serve is not known.
  if (mayAnswer.length === 0 || local.bindings.some(({ endpoint }) => endpoint === `ccs:${port}`)) return;
  const served = [...sha1(leaf)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (mayAnswer.some(({ thumbprint }) => thumbprint === served)) return;
  const [bound] = mayAnswer;
  say('served-other', { host, port, served, endpoint: bound?.endpoint ?? '', bound: bound?.thumbprint ?? '' });
}

/** The connection went to this host: by its address, or by a name that only its sites answer to. */
function isOwn({ addresses, sites }: LocalRecord, { address, name, port }: ProbeRecord): boolean {
  const lower = address?.toLowerCase() ?? '';
  if (/^127\.|^::1$/u.test(lower) || addresses.includes(lower)) return true;
  return (sites ?? []).some(({ binding }) => {
    const site = splitSite(binding);
    return name !== null && site.host !== '' && site.port === port && isNamed(site.host, name);
  });
}

function splitEndpoint(endpoint: string): { host: string; port: number; isAddress: boolean } {
  const at = endpoint.lastIndexOf(':');
  const host = endpoint.slice(0, at).replace(/^\[(.*)\]$/u, '$1');
  return { host, port: Number(endpoint.slice(at + 1)), isAddress: host.includes(':') || /^[\d.]+$/u.test(host) };
}

/** "*:443:www.example.gov.tw", "[::1]:443:". */
function splitSite(binding: string): { address: string; port: number; host: string } {
  const [, address = '', port = '', host = ''] = /^(\[[^\]]*\]|[^:]*):(\d{1,5}):(.*)$/u.exec(binding) ?? [];
  return { address: address.replace(/^\[(.*)\]$/u, '$1'), port: Number(port), host };
}

const isAny = (address: string): boolean => address === '0.0.0.0' || address === '::' || address === '*' || address === '';

/** "*.example.gov.tw" stands for one label. */
function isNamed(pattern: string, name: string): boolean {
  const lower = name.toLowerCase();
  return pattern === lower || (pattern.startsWith('*.') && lower.slice(lower.indexOf('.')) === pattern.slice(1));
}

/** IIS asks http.sys for a binding by name (SNI), by the central store, or by address. */
function hasBinding({ binding, sslFlags }: LocalSite, bindings: readonly LocalBinding[]): boolean {
  const site = splitSite(binding);
  // What cannot be read is not accused.
  if (site.port === 0) return true;
  return bindings.some(({ endpoint }) => {
    const at = splitEndpoint(endpoint);
    if (at.port !== site.port) return false;
    if ((sslFlags & 2) !== 0) return at.host === 'ccs';
    if ((sslFlags & 1) !== 0) return at.host === site.host || isNamed(at.host, site.host);
    return at.isAddress && (isAny(at.host) || isAny(site.address) || at.host === site.address);
  });
}
