import type { Detector, Recognised } from '../recognised.ts';

const CONNECTED = /^CONNECTED\([0-9A-Fa-f]{3,16}\)/u;
/** Anything that only s_client prints, where its first line was cut off. */
const LONE =
  /^\s*Verify return code: \d+ \(|^no peer certificate available|^SSL handshake has read \d+ bytes|^New, \S{1,20}, Cipher is |^\s{0,4}0 s:.*=/u;
const LISTED = /^\s{0,4}\d{1,3} s:/u;
const VERIFY = /^\s*Verify return code: (\d{1,4}) \(([^)]{1,200})\)/u;
const PROTOCOL = /^\s*Protocol\s*:\s*(\S{1,20})/u;
const AGREED = /^New, ([A-Za-z0-9.()]{1,20}), Cipher is/u;
const NO_CIPHER = /^New, \(NONE\), Cipher is \(NONE\)|^\s*Cipher\s*:\s*(?:0000|\(NONE\))\s*$|^SSL handshake has read 0 bytes/u;
const DEPTH = /^depth=(\d{1,2})\b/u;
const VERIFYING = /^(?:depth=\d|verify (?:return|error):|not(?:After|Before)=)/u;
const OCSP = /^\s{0,4}(?:OCSP response: no response sent|OCSP Response Status: (.{1,40})|Cert Status: (\S{1,20}))/u;

/**
 * Output of `openssl s_client`, one result per connection.
 * Facts: verifyCode and verifyText of the last line that tells them, verifyError of the last `verify error:num=`, certificates (those listed under "Certificate chain"), protocol,
 * depth (of the highest certificate that was verified, null where nothing tells), whole (from its first line on), noCertificate (the
 * server sent none: then a verify code of 0 means nothing), sentTooFew (verified, but only with certificates that this host had itself).
 */
export const sClient: Detector = (lines) => {
  const starts = lines.flatMap((line, index) => (CONNECTED.test(line) ? [index] : []));
  const whole = starts.length > 0;
  if (!whole) {
    const lone = lines.findIndex((line) => LONE.test(line));
    if (lone === -1) return protocolScan(lines);
    starts.push(lone);
  }
  return starts.map((start, at) => connection(lines, at === 0 ? start : above(lines, start), start, starts[at + 1] ?? lines.length, whole));
};

/** The verification is written to another stream and may stand before the first line. */
function above(lines: readonly string[], start: number): number {
  let at = start;
  while (at > 0 && VERIFYING.test(lines[at - 1] ?? '')) at -= 1;
  return at;
}

function connection(lines: readonly string[], from: number, start: number, end: number, whole: boolean): Recognised {
  let verifyCode: number | null = null;
  let verifyText: string | null = null;
  let protocol: string | null = null;
  let certificates = 0;
  let depth: number | null = null;
  let none = false;
  let noCipher = false;
  let verifyError: number | null = null;
  for (let at = from === start ? above(lines, start) : from; at < end; at++) {
    const line = lines[at] ?? '';
    if (LISTED.test(line)) certificates += 1;
    else if (line.startsWith('no peer certificate available')) none = true;
    else if (NO_CIPHER.test(line)) noCipher = true;
    const verify = VERIFY.exec(line);
    if (verify !== null) {
      verifyCode = Number(verify[1]);
      verifyText = verify[2] ?? null;
    }
    const error = line.startsWith('verify error:num=') ? parseInt(line.slice('verify error:num='.length), 10) : NaN;
    if (!Number.isNaN(error)) verifyError = error;
    const verified = DEPTH.exec(line)?.[1];
    if (verified !== undefined) depth = Math.max(depth ?? 0, Number(verified));
    const agreed = PROTOCOL.exec(line) ?? AGREED.exec(line);
    if (agreed !== null) protocol = agreed[1] ?? null;
  }
  const noCertificate = certificates === 0 && depth === null && (none || noCipher);
  const sentTooFew = verifyCode === 0 && certificates > 0 && depth !== null && certificates < depth;
  return {
    kind: 's-client',
    line: start + 1,
    facts: { verifyCode, verifyText, verifyError, certificates, protocol, depth, whole, noCertificate, sentTooFew },
  };
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
