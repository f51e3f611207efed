import { linePositions } from '../recognise/line-positions.ts';
import { listOf, objectOf, textOf } from '../text/json-values.ts';
import { weakestGroup } from './group-names.ts';
import { certificateOf } from './pem-value.ts';
import { emptyRecord, type Answer, type HttpAnswer, type ProbeRecord, type Protocol, type SentChain } from './probe-record.ts';
import { familiesOf, refused, suiteNumber } from './suite-names.ts';

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  SSLv3: 'SSLv3',
  TLS1: 'TLSv1.0',
  TLS1_1: 'TLSv1.1',
  TLS1_2: 'TLSv1.2',
  TLS1_3: 'TLSv1.3',
};
/** One accepted suite of one version: "cipher-tls1_2_xc030", and its name as IANA writes it at the end of the line. */
const SUITE = /^cipher-?(?:ssl|tls)[0-9_]{1,4}_x[0-9a-f]{2,4}$/u;
const MOST_CERTIFICATES = 20;

/** What testssl.sh says of one server: its findings by their ids, of which it rates none above "WARN" that it could not look at. */
interface Scan {
  host: string;
  address: string | null;
  port: number;
  findings: Map<string, string>;
  line: number;
}

/** The servers in testssl.sh's JSON, flat (`--jsonfile`) or by section (`--jsonfile-pretty`). `text` is what it was parsed from. */
export function fromTestssl(parsed: unknown, text: string): ProbeRecord[] {
  const { version, openssl, startTime } = objectOf(parsed);
  const started = Number(textOf(startTime) || startTime);
  return scansIn(parsed, text).flatMap((scan) => {
    const record = recordOf(scan);
    if (record === null) return [];
    record.script = textOf(version) === '' ? null : `testssl.sh ${textOf(version)}`;
    record.library = textOf(openssl) || null;
    record.clock = started > 1e9 && started < 1e11 ? started * 1000 : null;
    return [record];
  });
}

function scansIn(parsed: unknown, text: string): Scan[] {
  const scans = new Map<string, Scan>();
  const positions = linePositions(text);
  // Looked for in their order; one that is written otherwise ends the search.
  let from = 0;
  let isLost = false;
  const put = (target: string, port: string, section: unknown): void => {
    for (const entry of listOf(section)) {
      const { id, severity, finding, ip, port: own } = objectOf(entry);
      const [host = '', address = ''] = (textOf(ip) || target).split('/');
      const number = Number(textOf(own) || port);
      if (textOf(id) === '' || host === '' || !(number > 0 && number < 65_536)) continue;
      const key = `${host}/${address}:${number}`;
      let scan = scans.get(key);
      if (scan === undefined) {
        const at = isLost ? -1 : text.indexOf(host, from);
        isLost ||= at < 0;
        from = Math.max(from, at + 1);
        scan = { host, address: address || null, port: number, findings: new Map(), line: positions.at(Math.max(0, at)).line };
        scans.set(key, scan);
      }
      if (textOf(severity) !== 'WARN' && !scan.findings.has(textOf(id))) scan.findings.set(textOf(id), textOf(finding));
    }
  };
  if (Array.isArray(parsed)) put('', '', parsed);
  for (const server of listOf(objectOf(parsed)['scanResult'])) {
    const { targetHost, ip, port, ...sections } = objectOf(server);
    const target = `${textOf(targetHost) || textOf(ip)}/${textOf(ip)}`;
    for (const section of Object.values(sections)) put(target, textOf(port), section);
  }
  return [...scans.values()];
}

/** Null of entries that say nothing of TLS. */
function recordOf({ host, address, port, findings, line }: Scan): ProbeRecord | null {
  const record = emptyRecord('testssl', host, port);
  [record.name, record.address, record.line, record.endLine] = [host === address ? null : host, address, line, line];
  for (const [id, protocol] of Object.entries(PROTOCOLS)) {
    const answer = offered(findings.get(id));
    if (answer !== null) record.protocols[protocol] = answer;
  }
  if (Object.keys(record.protocols).length === 0) return null;
  record.connect = 'ok';
  record.ciphers = ciphersIn(findings);
  const bits = /\((\d{3,5}) bits\)/u.exec(findings.get('DH_groups') ?? '')?.[1];
  const best = (['TLSv1.2', 'TLSv1.1', 'TLSv1.0', 'SSLv3'] as const).find((each) => record.protocols[each]?.said === 'yes');
  // With a group of full size it does not say whether that or a curve would be chosen.
  if (bits !== undefined && Number(bits) < 2048 && best !== undefined) record.groups[best] = weakestGroup([`dhe-${bits}`]) ?? '';
  const http2 = findings.get('ALPN_HTTP2');
  const alpn = findings.get('ALPN');
  record.alpn = http2 === 'h2' ? 'h2' : alpn === 'http/1.1' ? alpn : alpn === 'not offered' ? 'none' : null;
  const stapling = hostCertificate(findings, 'OCSP_stapling');
  if (stapling === 'offered' || stapling === 'not offered') record.stapled = { isThere: stapling === 'offered', response: null };
  record.chain = chainIn(findings);
  record.https = httpsIn(findings);
  return record;
}

/** The finding of the first of the server's certificates, whose ids end in " <hostCert#1>" where there are several. */
function hostCertificate(findings: ReadonlyMap<string, string>, id: string): string | undefined {
  return findings.get(id) ?? findings.get(`${id} <hostCert#1>`) ?? findings.get(`${id} <cert#1>`);
}

function offered(finding: string | undefined): Answer | null {
  if (finding === undefined) return null;
  if (/^(?:offered|supported|VULNERABLE)/u.test(finding)) return { said: 'yes', cipher: null };
  return /^(?:not offered|not vulnerable|connection failed rather)/u.test(finding) ? refused : null;
}

function ciphersIn(findings: ReadonlyMap<string, string>): ProbeRecord['ciphers'] {
  const suites = [...findings].filter(([id]) => SUITE.test(id)).map(([, finding]) => finding.trim().split(/\s+/u).at(-1) ?? '');
  const ciphers = familiesOf(suites, false);
  for (const [family, id] of [
    ['NULL', 'cipherlist_NULL'],
    ['anon', 'cipherlist_aNULL'],
    ['EXPORT', 'cipherlist_EXPORT'],
    ['RC4', 'RC4'],
  ] as const) {
    const answer = offered(findings.get(id));
    if (answer !== null) ciphers[family] ??= answer;
  }
  // Each of these lists has other kinds as well: that one is offered does not say which.
  if (findings.get('cipherlist_LOW') === 'not offered') ciphers.DES ??= refused;
  if (findings.get('cipherlist_3DES_IDEA') === 'not offered') ciphers['3DES'] ??= refused;
  // Of old versions it lists every accepted suite or none.
  if (suites.some((name) => suiteNumber(name) !== null && !/^TLS_(?:AES|CHACHA20)_/u.test(name))) ciphers.RSA ??= refused;
  return ciphers;
}

/** Null where not every certificate that was sent is there. */
function chainIn(findings: ReadonlyMap<string, string>): SentChain | null {
  const count = Number(hostCertificate(findings, 'certs_countServer'));
  if (!(count > 0 && count <= MOST_CERTIFICATES)) return null;
  const values = [hostCertificate(findings, 'cert')];
  for (let at = 1; at < count; at++)
    values.push(findings.get(`intermediate_cert <#${at}> <hostCert#1>`) ?? hostCertificate(findings, `intermediate_cert <#${at}>`));
  const certificates = values.flatMap((value) => certificateOf(value ?? '') ?? []);
  if (certificates.length !== count) return null;
  return { said: 'sent', protocol: null, certificates, lines: certificates.map(() => 0), isOrderKnown: true };
}

/** Null where it was not asked for HSTS. */
function httpsIn(findings: ReadonlyMap<string, string>): HttpAnswer | null {
  const status = Number(/^(\d{3})\b/u.exec(findings.get('HTTP_status_code') ?? '')?.[1]);
  const time = findings.get('HSTS_time');
  if (!(status > 0) || (time === undefined && findings.get('HSTS') !== 'not offered')) return null;
  const age =
    /\(=(\d{1,12}) seconds\)/u.exec(time ?? '')?.[1] ??
    /=(\d{1,12}) seconds/u.exec(time ?? '')?.[1] ??
    (time?.startsWith('0') ? '0' : null);
  const withSub = findings.get('HSTS_subdomains')?.startsWith('includes') ? '; includeSubDomains' : '';
  const banner = findings.get('banner_server') ?? '';
  const date = Number(findings.get('HTTP_headerTime') ?? NaN) * 1000;
  const skew = Number(/^([+-]?\d{1,9}) seconds/u.exec(findings.get('HTTP_clock_skew') ?? '')?.[1]) * 1000;
  const isClock = !Number.isNaN(date) && !Number.isNaN(skew) && !findings.has('HTTP_headerAge');
  return {
    status,
    ending: null,
    location: null,
    server: /^(?:No Server banner|Server banner is empty|$)/u.test(banner) ? null : banner,
    hsts: time === undefined ? null : age === null ? '' : `max-age=${age}${withSub}`,
    date: isClock ? date : null,
    dateAt: isClock ? date - skew : null,
  };
}
