import { printedTime } from '../text/printed-time.ts';
import { askedOf, emptyRun, isPrompt, unknownCertificate } from './run-parts.ts';
import type { Run } from './run.ts';
import { complaintsIn, connectionsIn, LISTED, resultOf, type Connection } from './s-client-connections.ts';

// Leading blanks are a paste's.
const CHAIN = /^\s{0,12}Certificate chain\s*$/u;
const SERVER = /^\s{0,12}Server certificate\s*$/u;
const ISSUED = /^\s{0,16}i:(.*)$/u;
const VALID = /^\s{0,16}v:NotBefore: (.{1,40}); NotAfter: (.{1,40})$/u;
const PEER = /^\s{0,12}(subject|issuer)= ?(.{1,1000})$/u;
const BRIEF_PEER = /^\s{0,12}Peer certificate: (.{1,1000})$/u;
const BRIEF_VERIFY = /^\s{0,12}Verification(?: error)?: (.{1,200})$/u;
const RULE = /^\s{0,12}---\s*$/u;
const BEGIN = /BEGIN [A-Z0-9 ]{0,40}CERTIFICATE/u;
const COMMAND = /\b(?:openssl|libressl)(?:\.exe)?["']?\s{1,8}s_client\b(.*)$/u;
const OPTIONS = { names: ['-servername', '-verify_hostname'], targets: ['-connect', '-host'] };

const isCommand = (line: string): boolean => line.includes('s_client') && COMMAND.test(line);

/** Every connection that `openssl s_client` printed (1.0.2 to 3.x, LibreSSL, -brief), in the order of their lines. */
export function readSClient(lines: readonly string[]): SClientRun[] {
  let end = 0;
  return connectionsIn(lines, (line) => isCommand(line) || isPrompt(line)).map((connection) => {
    // The last command since the connection before.
    const command = lines.slice(end, connection.start).findLast(isCommand);
    end = connection.to;
    return readConnection(lines, connection, command ?? null);
  });
}

/** A run with the highest certificate that OpenSSL verified. */
export interface SClientRun extends Run {
  depth: number | null;
}

function readConnection(lines: readonly string[], connection: Connection, command: string | null): SClientRun {
  const { from, start, to } = connection;
  const { verifyCode, verifyText, depth, noCertificate } = resultOf(lines, connection);
  const options = command === null ? null : (COMMAND.exec(command)?.[1] ?? '');
  const asked = options === null ? null : askedOf(options, OPTIONS);
  const run: SClientRun = {
    ...emptyRun('s-client', from + 1, to),
    ...asked,
    depth,
    isEmpty: noCertificate,
  };
  readCertificates(lines.slice(start, to), start, run);
  if (options !== null) run.sentName = sendsName(options, run);
  // Where nothing was sent, nothing was verified, and OpenSSL still says "ok".
  if (noCertificate) return run;
  const brief = lines
    .slice(from, to)
    .flatMap((line) => BRIEF_VERIFY.exec(line)?.[1]?.trim() ?? [])
    .at(-1);
  if (verifyCode !== null) [run.verified, run.said] = [verifyCode === 0, `${verifyCode} (${verifyText ?? ''})`];
  else if (brief !== undefined) [run.verified, run.said] = [brief === 'OK', brief];
  if (run.verified !== false) return run;
  run.complaints = complaintsIn(lines, connection);
  // Where the lines of the verification, which go to another stream, were not pasted.
  const last = verifyText ?? brief;
  if (last && !run.complaints.some(({ said }) => said === last)) run.complaints.push({ said: last, depth: null });
  return run;
}

/** Without -servername OpenSSL sends the name it connects to since 1.1.1, which no longer prints names with slashes; LibreSSL sends none. */
function sendsName(options: string, { listed }: Run): boolean {
  if (/\s-servername\s/u.test(options)) return true;
  const { isAskedName } = askedOf(options, { ...OPTIONS, names: [] });
  return isAskedName && !/\s-noservername\b/u.test(options) && !listed.some(({ subject }) => subject?.startsWith('/'));
}

/** Certificates that no server sends; a number in a text may be anything. */
const MOST = 100;

function readCertificates(lines: readonly string[], before: number, run: Run): void {
  const { listed } = run;
  let section: 'before' | 'chain' | 'server' | 'after' = 'before';
  for (const [index, line] of lines.entries()) {
    const entry = LISTED.exec(line);
    if (entry !== null && section !== 'server' && section !== 'after') {
      section = 'chain';
      run.listing = 'cut';
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

function readEntry(line: string, { listed }: Run): void {
  const last = listed.at(-1);
  if (last === undefined) return;
  const issuer = ISSUED.exec(line)?.[1];
  if (issuer !== undefined) last.issuer ??= issuer.trim() || null;
  const valid = VALID.exec(line);
  if (valid !== null) [last.notBefore, last.notAfter] = [printedTime(valid[1] ?? ''), printedTime(valid[2] ?? '')];
}

/** The leaf's names, where its entry in the listing was cut off. */
function readPeer(line: string, { listed }: Run): void {
  const [, what, name] = PEER.exec(line) ?? [];
  if (what === undefined || name === undefined) return;
  if (listed.length === 0) listed.push(unknownCertificate());
  const [leaf] = listed;
  if (leaf === undefined) return;
  if (what === 'subject') leaf.subject ??= name.trim();
  else leaf.issuer ??= name.trim();
}

function readBriefPeer(line: string, run: Run): void {
  const name = BRIEF_PEER.exec(line)?.[1];
  if (name === undefined || run.listed.length > 0) return;
  run.listed.push(unknownCertificate(name.trim()));
  run.listing = 'leaf';
}
