import { connectionsIn, LISTED, resultOf, type Connection } from '../../connection/s-client-connections.ts';
import type { Detector, Recognised } from '../recognised.ts';

const OCSP = /^\s{0,4}(?:OCSP response: no response sent|OCSP Response Status: (.{1,40})|Cert Status: (\S{1,20}))/u;

/**
 * Output of `openssl s_client`, one result per connection, with its lines where there are several.
 * Facts: verifyCode and verifyText of the last line that tells them, verifyError of the last `verify error:num=`, certificates (those listed under "Certificate chain"), protocol,
 * depth (of the highest certificate that was verified, null where nothing tells), whole (from its first line on), noCertificate (the
 * server sent none: then a verify code of 0 means nothing), sentTooFew (verified, but only with certificates that this host had itself),
 * issuerRefused (a certificate of the issuer's name was sent, and openssl did not take it for the issuer), brokenOff (openssl itself went
 * no further once it had looked at the certificates: -verify_return_error).
 */
export const sClient: Detector = (lines) => {
  const connections = connectionsIn(lines);
  if (connections.length === 0) return protocolScan(lines);
  return connections.map((connection): Recognised => {
    const facts = resultOf(lines, connection);
    const { verifyCode, certificates, depth } = facts;
    const issuerRefused = depth === 0 && (verifyCode === UNKNOWN_ISSUER || verifyCode === UNVERIFIED) && isIssuerListed(lines, connection);
    const sentTooFew = verifyCode === 0 && certificates > 0 && depth !== null && certificates < depth;
    return {
      kind: 's-client',
      line: connection.start + 1,
      facts: { ...facts, whole: connection.isConnected, sentTooFew, issuerRefused },
      ...(connections.length > 1 ? { within: [connection.from + 1, connection.to] as const } : {}),
    };
  });
};

/** X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY and X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE. */
const UNKNOWN_ISSUER = 20;
const UNVERIFIED = 21;

/** The name that issued the first certificate of the listing is that of a later one. */
function isIssuerListed(lines: readonly string[], { from, to }: Connection): boolean {
  const own = lines.slice(from, to);
  const at = own.findIndex((line) => LISTED.test(line)) + 1;
  const issuer = own[at]?.split(' i:')[1];
  return issuer !== undefined && own.some((line, index) => index > at && LISTED.exec(line)?.[2] === issuer);
}

const TRIED = /^(tls1|tls1_1|tls1_2|tls1_3) (on|off)$/u;

/** One line a version, as the loop of the guides prints it. Facts: on, off, old (TLS 1.0 and 1.1 among those that are on). */
function protocolScan(lines: readonly string[]): Recognised[] {
  const tried = lines.flatMap((line, index) => {
    const found = line.startsWith('tls1') ? TRIED.exec(line.trimEnd()) : null;
    return found === null ? [] : [{ index, version: found[1] ?? '', on: found[2] === 'on' }];
  });
  const [first] = tried;
  if (first === undefined) return [];
  const named = (on: boolean): string => tried.flatMap((one) => (one.on === on ? [one.version] : [])).join(' ');
  const old = tried.some(({ version, on }) => on && (version === 'tls1' || version === 'tls1_1'));
  return [{ kind: 'protocol-scan', line: first.index + 1, facts: { on: named(true), off: named(false), old } }];
}

/** What a server staples. Facts: sent, status (as printed, null where not shown), good (null where no status of the certificate is shown). */
export const stapling: Detector = (lines) => {
  const found = lines.flatMap((line, index) => {
    const one = line.includes('OCSP ') || line.includes('Cert Status') ? OCSP.exec(line) : null;
    return one === null ? [] : [{ index, answer: one[1] ?? null, status: one[2] ?? null }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const status = found.find((one) => one.status !== null)?.status ?? null;
  const answer = found.find((one) => one.answer !== null)?.answer ?? null;
  return [
    {
      kind: 'stapling',
      line: first.index + 1,
      facts: { sent: answer !== null || status !== null, answer, status, good: status === null ? null : status === 'good' },
    },
  ];
};
