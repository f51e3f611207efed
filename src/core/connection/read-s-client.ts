import { askedOf, emptyRun, isPrompt, printedTime, unknownCertificate } from './run-parts.ts';
import type { Run } from './run.ts';

/** A connection of s_client with everything else that its output tells. */
export interface SClientRun extends Run {
  /** Line it is known by, from 1: CONNECTED, or the first of it where that was cut off. */
  startLine: number;
  /** Its first line, CONNECTED, is there. */
  isConnected: boolean;
  /** Certificates under "Certificate chain"; `listed` has the leaf also where only "Server certificate" shows it. */
  certificates: number;
  /** "Verify return code" of the last line that tells it, and its words. */
  verifyCode: number | null;
  verifyText: string | null;
  /** The last "verify error:num=". */
  verifyError: number | null;
  /** Of the highest certificate that was verified. */
  depth: number | null;
  protocol: string | null;
}

// Leading blanks are a paste's.
const CONNECTED = /^\s{0,12}(?:CONNECTED\([0-9A-Fa-f]{3,16}\)|CONNECTION ESTABLISHED\s*$)/u;
const CHAIN = /^\s{0,12}Certificate chain\s*$/u;
const SERVER = /^\s{0,12}Server certificate\s*$/u;
const LISTED = /^\s{0,12}(\d{1,3}) s:(.*)$/u;
const ISSUED = /^\s{0,16}i:(.*)$/u;
const VALID = /^\s{0,16}v:NotBefore: (.{1,40}); NotAfter: (.{1,40})$/u;
const PEER = /^\s{0,12}(subject|issuer)= ?(.{1,1000})$/u;
const BRIEF_PEER = /^\s{0,12}Peer certificate: (.{1,1000})$/u;
const RULE = /^\s{0,12}---\s*$/u;
const BEGIN = /BEGIN [A-Z0-9 ]{0,40}CERTIFICATE/u;
const NONE = /^\s{0,12}no peer certificate available/u;
const NO_CIPHER = /^New, \(NONE\), Cipher is \(NONE\)|^\s*Cipher\s*:\s*(?:0000|\(NONE\))\s*$|^SSL handshake has read 0 bytes/u;
const VERIFY = /^\s*Verify return code: (\d{1,4}) \(([^)]{1,200})\)/u;
const BRIEF_VERIFY = /^\s{0,12}Verification(?: error)?: (.{1,200})$/u;
const VERIFY_ERROR = /^\s{0,12}verify error:num=(\d{1,4}):/u;
const DEPTH = /^\s{0,12}depth=(\d{1,2})\b/u;
const PROTOCOL = /^\s*Protocol(?: version)?\s*:\s*(\S{1,20})/u;
const AGREED = /^\s{0,12}New, ([A-Za-z0-9.()]{1,20}), Cipher is/u;
/** Written to another stream, so that it may stand before the first line. */
const VERIFYING = /^\s{0,12}(?:depth=\d|verify (?:return|error):|not(?:After|Before)=|Connecting to )/u;
/** Anything that only s_client prints, where its first line was cut off. */
const LONE = /^\s*Verify return code: \d+ \(|^no peer certificate available|^SSL handshake has read \d+ bytes|^New, \S{1,20}, Cipher is /u;
const COMMAND = /\b(?:openssl|libressl)(?:\.exe)?["']?\s{1,8}s_client\b(.*)$/u;
const OPTIONS = { names: ['-servername', '-verify_hostname'], targets: ['-connect', '-host'] };

/** Every connection that `openssl s_client` printed (1.0.2 to 3.x, LibreSSL, -brief), in the order of their lines. */
export function readSClient(lines: readonly string[]): SClientRun[] {
  return connectionsIn(lines).map((connection) => readConnection(lines, connection));
}

interface Connection {
  /** Indexes of its first line, of the one it is known by, and of the one behind its last. */
  from: number;
  start: number;
  to: number;
  isConnected: boolean;
  /** What stood behind `s_client` on the command line before it. */
  command: string | null;
}

/** Where one connection ends and the next begins: what a connection prints once comes a second time, or a shell has the word. */
function connectionsIn(lines: readonly string[]): Connection[] {
  const found: Connection[] = [];
  let open = null as Connection | null;
  let command: string | null = null;
  let seen = { chain: false, server: false, listed: -1 };
  const hasStart = lines.some((line) => CONNECTED.test(line));
  const close = (at: number): void => {
    if (open !== null) open.to = Math.min(open.to, at);
    open = null;
  };
  const begin = (start: number, isConnected: boolean): void => {
    const from = above(lines, start);
    close(from);
    open = { from, start, to: lines.length, isConnected, command };
    found.push(open);
    command = null;
    seen = { chain: false, server: false, listed: -1 };
  };
  for (const [index, line] of lines.entries()) {
    if (line.length < 4) continue;
    const listed = LISTED.exec(line)?.[1];
    if (CONNECTED.test(line)) begin(index, true);
    else if (CHAIN.test(line)) {
      if (open === null || seen.chain || seen.listed >= 0 || seen.server) begin(index, false);
      seen.chain = true;
    } else if (listed !== undefined && (line.includes('=') || seen.chain)) {
      if (open === null || Number(listed) <= seen.listed || seen.server) begin(index, false);
      seen.listed = Number(listed);
    } else if (SERVER.test(line)) {
      if (open === null || seen.server) begin(index, false);
      seen.server = true;
    } else if (open === null && (!hasStart || found.length === 0) && LONE.test(line)) begin(index, false);
    else if (line.includes('s_client') && COMMAND.test(line)) {
      close(index);
      command = COMMAND.exec(line)?.[1] ?? null;
    } else if (isPrompt(line)) close(index);
  }
  return found;
}

function above(lines: readonly string[], start: number): number {
  let at = start;
  while (at > 0 && VERIFYING.test(lines[at - 1] ?? '')) at -= 1;
  return at;
}

function readConnection(lines: readonly string[], { from, start, to, isConnected, command }: Connection): SClientRun {
  const run: SClientRun = {
    ...emptyRun('s-client', from + 1, to),
    ...(command === null ? {} : askedOf(command, OPTIONS)),
    startLine: start + 1,
    isConnected,
    certificates: 0,
    verifyCode: null,
    verifyText: null,
    verifyError: null,
    depth: null,
    protocol: null,
  };
  readCertificates(lines.slice(start, to), start, run);
  let isNone = false;
  for (const line of lines.slice(from, to)) {
    isNone ||= NONE.test(line) || NO_CIPHER.test(line);
    readResult(line, run);
  }
  run.isEmpty = isNone && run.certificates === 0 && run.depth === null;
  if (run.verifyCode !== null) [run.verified, run.said] = [run.verifyCode === 0, `${run.verifyCode} (${run.verifyText ?? ''})`];
  // Where nothing was sent, nothing was verified, and OpenSSL still says "ok".
  if (run.isEmpty) [run.verified, run.said] = [null, null];
  return run;
}

/** Certificates that no server sends; a number in a text may be anything. */
const MOST = 100;

function readCertificates(lines: readonly string[], before: number, run: SClientRun): void {
  const { listed } = run;
  let section: 'before' | 'chain' | 'server' | 'after' = 'before';
  for (const [index, line] of lines.entries()) {
    const entry = LISTED.exec(line);
    if (entry !== null && section !== 'server' && section !== 'after') {
      section = 'chain';
      run.listing = 'cut';
      run.certificates += 1;
      // What stood above the first line that was pasted was sent all the same.
      while (listed.length < Math.min(Number(entry[1]), MOST)) listed.push(unknownCertificate());
      listed.push(unknownCertificate(entry[2]?.trim() || null));
    } else if (CHAIN.test(line)) section = 'chain';
    else if (SERVER.test(line)) {
      if (run.listing === 'cut') run.listing = 'whole';
      section = 'server';
    } else if (RULE.test(line)) {
      if (section === 'chain' && run.listing === 'cut') run.listing = 'whole';
      if (section !== 'before') section = 'after';
    } else if (BEGIN.test(line) && (section === 'chain' || section === 'server')) {
      if (listed.length === 0) listed.push(unknownCertificate());
      const owner = section === 'chain' ? listed.at(-1) : listed[0];
      if (owner !== undefined) owner.pemLine ??= before + index + 1;
    } else if (section === 'chain') readEntry(line, run);
    else if (section === 'server') readPeer(line, run);
    else readBriefPeer(line, run);
  }
}

function readEntry(line: string, { listed }: SClientRun): void {
  const last = listed.at(-1);
  if (last === undefined) return;
  const issuer = ISSUED.exec(line)?.[1];
  if (issuer !== undefined) last.issuer ??= issuer.trim() || null;
  const valid = VALID.exec(line);
  if (valid !== null) [last.notBefore, last.notAfter] = [printedTime(valid[1] ?? ''), printedTime(valid[2] ?? '')];
}

/** The leaf's names, where its entry in the listing was cut off. */
function readPeer(line: string, { listed }: SClientRun): void {
  const [, what, name] = PEER.exec(line) ?? [];
  if (what === undefined || name === undefined) return;
  if (listed.length === 0) listed.push(unknownCertificate());
  const [leaf] = listed;
  if (leaf === undefined) return;
  if (what === 'subject') leaf.subject ??= name.trim();
  else leaf.issuer ??= name.trim();
}

function readBriefPeer(line: string, run: SClientRun): void {
  const name = BRIEF_PEER.exec(line)?.[1];
  if (name === undefined || run.listed.length > 0) return;
  run.listed.push(unknownCertificate(name.trim()));
  run.listing = 'leaf';
}

function readResult(line: string, run: SClientRun): void {
  const verify = VERIFY.exec(line);
  if (verify !== null) [run.verifyCode, run.verifyText] = [Number(verify[1]), verify[2] ?? null];
  const brief = BRIEF_VERIFY.exec(line)?.[1]?.trim();
  if (brief !== undefined) [run.verified, run.said] = [brief === 'OK', brief];
  const error = VERIFY_ERROR.exec(line)?.[1];
  if (error !== undefined) run.verifyError = Number(error);
  const verified = DEPTH.exec(line)?.[1];
  if (verified !== undefined) run.depth = Math.max(run.depth ?? 0, Number(verified));
  const agreed = PROTOCOL.exec(line) ?? AGREED.exec(line);
  if (agreed !== null) run.protocol = agreed[1] ?? null;
}
