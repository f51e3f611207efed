import { chainVerdict } from '../chain/chain-verdict.ts';
import type { ChainReport } from '../chain/chain-report.ts';
import type { Facts } from '../facts.ts';
import type { InspectedObject } from '../inspect/inspect-input.ts';
import type { Finding } from '../policy/finding.ts';
import { parseIp } from '../text/ip-address.ts';
import { decodeBlock } from '../x509/decode-block.ts';
import type { Subject } from '../x509/subject.ts';
import { criteriaOf, isMust } from './criteria.ts';
import { hstsSeconds, isOwnHttps, SHORT_HSTS } from './http-answer.ts';
import { probeCodes, type ProbeCode } from './probe-codes.ts';
import { cipherFamilies, protocols, type Answer, type Ending, type ProbeRecord, type Protocol, type SentChain } from './probe-record.ts';
import { isSameChain } from './probe-text.ts';
import type { ProbeFinding, ProbeVerdict, ServerProduct } from './probe-verdict.ts';

export interface ProbeContext {
  /** Judges one certificate by our rules. */
  inspect: (certificate: Subject) => Promise<InspectedObject>;
  /** Judges what was sent, the first as the leaf whatever it is, for a name; with what the stapled response says of revocation. */
  ask: (
    pool: readonly Subject[],
    asked: { host: string | null; ordered: boolean; response: Subject | null },
  ) => Promise<ChainReport | null>;
}

const MINUTE = 60_000;
/** Clocks that differ by less do no harm. */
const CLOCK_MINUTES = 5;

/** One verdict on one record. What the witness did not see is not judged, and never called missing. */
export async function judgeProbe(record: ProbeRecord, { inspect, ask }: ProbeContext): Promise<ProbeVerdict> {
  const { name, chain } = record;
  const sent = chain?.said === 'sent' ? subjectsOf(chain) : [];
  const [first] = sent;
  const response = record.stapled?.response ? decoded('ocsp-response', record.stapled.response, 0) : null;
  const ordered = chain?.said === 'sent' && chain.isOrderKnown;
  const report = first === undefined ? null : await ask(sent, { host: name, ordered, response });
  const leaf = first === undefined ? null : await inspect(first);
  const findings = [...connectionFindings(record), ...certificateFindings(record, first ?? null), ...httpFindings(record)];
  const criteria = criteriaOf(record, report);
  return {
    record,
    sent,
    report,
    leaf,
    findings: findings.sort((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]),
    criteria,
    verdict: verdictOf({ report, leaf, findings, criteria, record }),
    product: productOf(record),
  };
}

const WEIGHT = { error: 0, unseen: 1, warning: 2, info: 3 };

const found = (code: ProbeCode, facts: Facts = {}): ProbeFinding => ({ code, severity: probeCodes[code].severity, facts });

function decoded(kind: 'certificate' | 'ocsp-response', der: Uint8Array, line: number): Subject | null {
  return decodeBlock({ kind, encoding: 'der', label: null, line: line || null, der }).subjects[0] ?? null;
}

function subjectsOf({ certificates, lines }: Extract<SentChain, { said: 'sent' }>): Subject[] {
  return certificates.flatMap((der, place) => decoded('certificate', der, lines[place] ?? 0) ?? []);
}

/** Versions that the server took, from the oldest. */
export function acceptedProtocols({ protocols: answers }: ProbeRecord): Protocol[] {
  return protocols.filter((protocol) => answers[protocol]?.said === 'yes');
}

const isOld = (protocol: Protocol): boolean => protocol !== 'TLSv1.2' && protocol !== 'TLSv1.3';

/** "alert-40"; the words for it are in `content/messages/probe.yaml`. */
export function endingCode({ how, alert }: Ending): string {
  return how === 'alert' ? `alert-${alert ?? 'unsaid'}` : how;
}

export const cipherHex = (answer: Answer | undefined): string | null =>
  answer?.said === 'yes' && answer.cipher !== null ? `0x${answer.cipher.toString(16).padStart(4, '0')}` : null;

function connectionFindings(record: ProbeRecord): ProbeFinding[] {
  const { connect, host, port } = record;
  const address = record.address ?? host;
  const cut = record.isCut ? [found('record-cut')] : [];
  if (connect !== null && connect !== 'ok') return [found('not-connected', { connect, address, port }), ...cut];
  const answers = Object.values(record.protocols);
  const accepted = acceptedProtocols(record);
  const isWeakOnly = Object.values(record.ciphers).some(({ said }) => said === 'yes');
  if (answers.length > 0 && accepted.length === 0 && !isWeakOnly) {
    const endings = answers.flatMap((answer) => (answer.said === 'yes' ? [] : answer.ending));
    if (endings.some(({ how }) => how === 'not-tls')) return [found('no-tls', { port }), ...cut];
    const [last] = endings.toReversed();
    return [found('nothing-answered', { how: last === undefined ? null : endingCode(last) }), ...cut];
  }
  const refused = (protocol: Protocol): boolean => record.protocols[protocol]?.said === 'no';
  const findings = [...cut];
  const old = accepted.filter(isOld);
  // The first: whoever closes the old ones before a new one is open shuts everybody out.
  if ((old.length > 0 || isWeakOnly) && refused('TLSv1.2') && refused('TLSv1.3')) findings.push(found('no-modern-protocol'));
  // SSLv3 by itself: it is closed by settings of its own.
  for (const some of [old.filter((each) => each === 'SSLv3'), old.filter((each) => each !== 'SSLv3')])
    if (some.length > 0) findings.push(found('old-protocol', { protocols: some.join('、') }));
  if (accepted.includes('TLSv1.2') && refused('TLSv1.3')) findings.push(found('no-tls13'));
  for (const family of cipherFamilies) {
    const answer = record.ciphers[family];
    if (answer?.said !== 'yes') continue;
    const cipher = cipherHex(answer);
    if (family === 'RSA') findings.push(found('no-forward-secrecy', { cipher }));
    else if (family === '3DES') findings.push(found('medium-cipher', { cipher }));
    else findings.push(found('weak-cipher', { family, cipher }));
  }
  for (const protocol of protocols) {
    const bits = fieldBits(record.groups[protocol]);
    if (bits === null || bits >= 2048) continue;
    findings.push(found('weak-group', { bits, protocol }));
    break;
  }
  return findings;
}

/** Bits of a finite field; null of an elliptic curve. */
export function fieldBits(group: string | undefined): number | null {
  const digits = /^dhe-(\d{1,5})$/u.exec(group ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function certificateFindings(record: ProbeRecord, leaf: Subject | null): ProbeFinding[] {
  const { chain, unnamed, name, host, stapled } = record;
  const findings: ProbeFinding[] = [];
  if (chain?.said === 'sent') {
    if (chain.certificates.length === 0) findings.push(found('no-certificate'));
    if (!chain.isOrderKnown) findings.push(found('order-unseen'));
    if (name === null) findings.push(host === '' ? found('name-unknown') : found('name-not-sent', { host }));
  } else if (!record.isCut && (acceptedProtocols(record).length > 0 || chain !== null))
    findings.push(found('chain-unseen', { how: chain === null ? null : endingCode(chain.ending) }));
  if (name !== null && !isAddress(name)) findings.push(...withoutName(chain, unnamed, name));
  if (leaf?.mustStaple && stapled?.isThere === false) findings.push(found('must-staple-missing'));
  else if (stapled !== null) findings.push(found(stapled.isThere ? 'stapled' : 'not-stapled'));
  return findings;
}

export const isAddress = (name: string): boolean => parseIp(name) !== null;

/** What somebody gets who names no host: a load balancer's health check, an old client, whoever types the address. */
function withoutName(chain: SentChain | null, unnamed: SentChain | null, name: string): ProbeFinding[] {
  if (chain?.said !== 'sent' || unnamed === null) return [];
  if (unnamed.said !== 'sent') return unnamed.said === 'no' ? [found('refused-without-name', { name })] : [];
  if (isSameChain(chain, unnamed)) return [found('same-without-name')];
  const [other] = subjectsOf(unnamed);
  return [found('other-without-name', { name, other: shortNameOf(other) })];
}

/** The common name, or else the whole name; null where there is none. */
export function shortNameOf(subject: Subject | null | undefined): string | null {
  const text = subject?.subject?.text ?? null;
  return /(?:^|,)CN=([^,]{1,200})/u.exec(text ?? '')?.[1] ?? subject?.san[0]?.value ?? text;
}

function httpFindings({ http, https, host, name }: ProbeRecord): ProbeFinding[] {
  const findings: ProbeFinding[] = [];
  if (http !== null) {
    const { status, location, ending } = http;
    if (status === null) {
      if (ending?.how === 'refused') findings.push(found('port-80-closed'));
    } else if (status >= 200 && status < 300) findings.push(found('no-redirect', { status }));
    else if (status >= 300 && status < 400 && location !== null)
      findings.push(found(isOwnHttps(location, name ?? host) ? 'redirects-to-https' : 'redirect-elsewhere', { location }));
  }
  if (https === null) return findings;
  if (https.status === null) return [...findings, found('https-failed', { how: https.ending === null ? null : endingCode(https.ending) })];
  const seconds = hstsSeconds(https.hsts);
  if (seconds === null || seconds === 0) findings.push(found('no-hsts'));
  else if (seconds < SHORT_HSTS) findings.push(found('short-hsts', { value: https.hsts }));
  if (https.date !== null && https.dateAt !== null) {
    const minutes = Math.round(Math.abs(https.date - https.dateAt) / MINUTE);
    if (minutes >= CLOCK_MINUTES) findings.push(found('server-clock', { minutes }));
  }
  return findings;
}

/**
 * What the server's certificate is found guilty of by our rules. What ends a connection is in the chain's report: where that is fine, as
 * under an agency's own root, nothing here is worse than a warning.
 */
export function leafFindings({ leaf, report }: Pick<ProbeVerdict, 'leaf' | 'report'>): Finding[] {
  const isAccepted = report?.ok === true;
  // What it is is said once.
  const own = (leaf?.findings ?? []).filter(({ rule }) => rule !== 'practice-certificate' || report === null);
  return own.map((finding) => (isAccepted && finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding));
}

/** By the field in which a server names itself. */
function productOf({ http, https }: ProbeRecord): ServerProduct | null {
  const field = https?.server ?? http?.server ?? null;
  if (field === null) return null;
  const names: readonly [RegExp, ServerProduct][] = [
    [/IIS|HTTPAPI/u, 'iis'],
    [/nginx|openresty|tengine/iu, 'nginx'],
    [/coyote|tomcat/iu, 'tomcat'],
    [/apache|httpd/iu, 'apache'],
    [/haproxy/iu, 'haproxy'],
  ];
  return names.find(([pattern]) => pattern.test(field))?.[1] ?? 'other';
}

function verdictOf({
  report,
  leaf,
  findings,
  criteria,
  record,
}: Omit<ProbeVerdict, 'verdict' | 'sent' | 'product'>): ProbeVerdict['verdict'] {
  const has = (severity: ProbeFinding['severity']): boolean => findings.some((finding) => finding.severity === severity);
  const chain = report === null ? null : chainVerdict(report).verdict;
  const musts = criteria.filter(({ code }) => isMust(code));
  if (has('error') || chain === 'unusable' || musts.some(({ result }) => result === 'broken')) return 'unusable';
  if (has('unseen') || chain === null || chain === 'unreadable' || musts.some(({ result }) => result === 'unseen') || record.isCut)
    return 'unreadable';
  const isFaulty =
    has('warning') ||
    chain === 'caution' ||
    (leaf !== null && leaf.verdict !== 'usable') ||
    criteria.some(({ result }) => result === 'broken');
  return isFaulty ? 'caution' : 'usable';
}
