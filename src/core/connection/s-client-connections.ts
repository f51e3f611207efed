import type { Complaint } from './run.ts';

/** Where one connection stands in a text, by the indexes of its lines. */
export interface Connection {
  from: number;
  /** The line it is known by: CONNECTED, or the first of it where that was cut off. */
  start: number;
  /** Behind its last line. */
  to: number;
  /** Its first line, CONNECTED, is there. */
  isConnected: boolean;
}

// Leading blanks are a paste's.
const CONNECTED = /^\s{0,12}CONNECT(?:ED\([0-9A-Fa-f]{3,16}\)|ION ESTABLISHED\s*$)/u;
/** What a connection prints once. */
const ONCE = /^\s{0,12}(Certificate chain|(Server certificate))\s*$/u;
/** An entry of the listing: its place and its subject. */
export const LISTED = /^\s{0,12}(\d{1,3}) s:(.*)$/u;
const VERIFY = /^\s*Verify return code: (\d{1,4}) \(([^)]{1,200})\)/u;
const PROTOCOL = /^\s*Protocol\s*:\s*(\S{1,20})|^\s*New, ([A-Za-z0-9.()]{1,20}), Cipher is/u;
const NO_CIPHER =
  /^New, \(NONE\), Cipher is \(NONE\)|^\s*Cipher\s*:\s*(?:0000|\(NONE\))\s*$|^SSL handshake has read 0 bytes|^\s*no peer certificate available/u;
const DEPTH = /^\s*depth=(\d{1,2})\b/u;
const VERIFY_ERROR = /^\s*verify error:num=(\d{1,4})(?::(.{1,200}))?/u;
/** Written to another stream, so that it may stand before the first line; with -verify_return_error the library's own complaint too. */
const VERIFYING =
  /^\s*(?:depth=\d|verify (?:return|error):|not(?:After|Before)=|Connecting to |DONE$|[0-9A-F]{8,16}:error:[0-9A-F]{5}086:)/u;
/** Anything that only s_client prints, where its first line was cut off. */
const LONE = /^\s*Verify return code: \d+ \(|^no peer certificate available|^SSL handshake has read \d+ bytes|^New, \S{1,20}, Cipher is /u;

/**
 * Where `openssl s_client` (1.0.2 to 3.x, LibreSSL) printed one connection and where the next: where what it prints once comes a second
 * time. `isOver` may tell of a line that somebody else has the word from there on.
 */
export function connectionsIn(lines: readonly string[], isOver?: (line: string) => boolean): Connection[] {
  const found: Connection[] = [];
  let open = null as Connection | null;
  let hasServer = false;
  let last = -2;
  lines.forEach((line, index) => {
    const [, once, server] = ONCE.exec(line) ?? [];
    const listed = LISTED.exec(line)?.[1];
    // The heading counts as a place in front of the first.
    const place = server || !(once ?? listed) ? NaN : Number(listed ?? -1);
    const isNext = server ? hasServer : place <= last || (hasServer && place >= -1);
    const isFirst = !open && (once || (listed && line.includes('=')) || (!found.length && LONE.test(line)));
    const isConnected = CONNECTED.test(line);
    if (isConnected || isFirst || (open && isNext)) {
      let from = index;
      while (VERIFYING.test(lines[from - 1] ?? '')) from -= 1;
      if (open) open.to = from;
      open = { from, start: index, to: lines.length, isConnected };
      found.push(open);
      hasServer = false;
      last = -2;
    }
    if (server) hasServer = true;
    else if (place >= -1) last = place;
    if (open && isOver?.(line)) {
      open.to = index;
      open = null;
    }
  });
  return found;
}

/** What a connection's output tells as a whole. */
export interface ConnectionResult {
  /** "Verify return code" of the last line that tells it, and its words. */
  verifyCode: number | null;
  verifyText: string | null;
  /** The last "verify error:num=". */
  verifyError: number | null;
  /** Those under "Certificate chain". */
  certificates: number;
  protocol: string | null;
  /** Of the highest certificate that was verified. */
  depth: number | null;
  /** The server sent none: then a verify code of 0 means nothing. */
  noCertificate: boolean;
  /** It went no further once openssl had looked at the certificates: -verify_return_error. */
  brokenOff: boolean;
}

export function resultOf(lines: readonly string[], { from, to }: Connection): ConnectionResult {
  const result: ConnectionResult = {
    verifyCode: null,
    verifyText: null,
    verifyError: null,
    certificates: 0,
    protocol: null,
    depth: null,
    noCertificate: false,
    brokenOff: false,
  };
  let none = false;
  for (const line of lines.slice(from, to)) {
    if (LISTED.test(line)) result.certificates += 1;
    none ||= NO_CIPHER.test(line);
    const verify = VERIFY.exec(line);
    if (verify !== null) [result.verifyCode, result.verifyText] = [Number(verify[1]), verify[2] ?? null];
    const error = VERIFY_ERROR.exec(line);
    if (error !== null) result.verifyError = Number(error[1]);
    const verified = DEPTH.exec(line);
    if (verified !== null) result.depth = Math.max(result.depth ?? 0, Number(verified[1]));
    const agreed = PROTOCOL.exec(line);
    if (agreed !== null) result.protocol = agreed[1] ?? agreed[2] ?? null;
  }
  result.brokenOff = none && result.certificates > 0 && result.verifyCode !== 0;
  result.noCertificate = none && result.certificates === 0 && result.depth === null;
  return result;
}

/** Every "verify error:num=", with the place of the certificate that it is about. */
export function complaintsIn(lines: readonly string[], { from, to }: Connection): Complaint[] {
  let depth: number | null = null;
  return lines.slice(from, to).flatMap((line) => {
    const verified = DEPTH.exec(line)?.[1];
    if (verified !== undefined) depth = Number(verified);
    const said = VERIFY_ERROR.exec(line)?.[2]?.trim();
    return said === undefined ? [] : [{ said, depth }];
  });
}
