import { printedTime } from '../text/printed-time.ts';
import { emptyRun, isAddress, isPrompt, targetOf, unknownCertificate } from './run-parts.ts';
import type { Run } from './run.ts';

/** A connection begins with where it goes to. */
const BEGIN =
  /(?:^|\d)\* +(?:Trying |Connecting to hostname: |Host \S{1,253} was resolved|Re-using existing|Connected to |Established connection to )/u;
const CONNECTED = /^\* +(?:Connected to|Established connection to) (\S{1,253}) \(.{0,60}\bport (\d{1,5})/u;
const OVER = /^\* +(?:Closing connection|Connection #\d+ to host .{1,300} left intact|shutting down connection)/u;
const FIELD = /^\* +(subject|issuer|start date|expire date): (.{1,500})$/u;
const COVERED = /^\* +subjectAltName: host "([^"]{1,253})" matched/u;
const HOST = /^(?:> ?)?Host: (\S{1,260})\s*$/u;
const VERIFIED = /^\* +SSL certificate verif(?:y ok|y: ok|ied via )/u;
const FAILED = ['SSL certificate problem: ', 'SSL certificate verify result: '];
/** Said of the name after the chain was taken, and what Windows' own TLS says of either. */
const REFUSED =
  /^(?:\* +|curl: \(\d{1,2}\) )((?:SSL: (?:no alternative certificate subject name|certificate subject name|unable to obtain common name)|schannel: (?=.{0,200}\b(?:SEC_E|CERT_E|CRYPT_E|CERT_TRUST)_|CertGetNameString\(\) failed to match)).{0,300})$/u;
const TLS = /^\* +(?:TLSv1|SSL|ALPN|schannel:|Server certificate:|CAfile:)/u;
const COMMAND = /\bcurl(?:\.exe)?["']?\s(.{1,2000})$/u;

/** Every connection over TLS that `curl -v` printed. It shows the leaf's names and dates and nothing of what came behind. */
export function readCurl(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  let isTls = false;
  let hasBegun = false;
  let url: string | null = null;
  const close = (end: number): void => {
    if (open !== null && isTls) {
      open.endLine = Math.max(open.line, end);
      runs.push(open);
    }
    [open, isTls, hasBegun] = [null, false, false];
  };
  for (const [index, line] of lines.entries()) {
    if (line.includes('curl') && COMMAND.test(line) && !line.startsWith('*')) {
      close(index);
      url = /https:\/\/\S+/u.exec(line)?.[0] ?? null;
    } else if (isPrompt(line)) close(index);
    if (line.includes('* ') && BEGIN.test(line)) {
      // "Trying" may come for several addresses of one host, until one answers.
      if (open !== null && (isTls || hasBegun)) close(index);
      const target = targetOf(url ?? '');
      open ??= {
        ...emptyRun('curl', index + 1, lines.length),
        host: target?.host ?? null,
        port: target?.port ?? null,
        isAskedName: target !== null && !isAddress(target.host),
      };
      url = null;
    }
    if (open === null && line.startsWith('* ') && TLS.test(line) && /Server certificate:|SSL certificate /u.test(line))
      open = { ...emptyRun('curl', index + 1, lines.length) };
    if (open === null) continue;
    hasBegun ||= CONNECTED.test(line);
    isTls ||= line.startsWith('* ') && TLS.test(line);
    readLine(line, open);
    if (OVER.test(line)) close(index + 1);
  }
  close(lines.length);
  return runs;
}

function readLine(line: string, run: Run): void {
  const failed = FAILED.find((words) => line.includes(words));
  const refused = failed === undefined ? REFUSED.exec(line)?.[1] : line.slice(line.indexOf(failed) + failed.length);
  if (refused !== undefined) {
    const said = refused.replace(', continuing anyway.', '').slice(0, 300).trim();
    [run.verified, run.said] = [false, said];
    if (!run.complaints.some((one) => one.said === said)) run.complaints.push({ said, depth: null });
  }
  if (!line.startsWith('* ')) {
    const host = targetOf(HOST.exec(line)?.[1] ?? '');
    if (host !== null) ask(run, host);
    return;
  }
  const connected = CONNECTED.exec(line);
  if (connected !== null) {
    run.port ??= connected[2] ?? null;
    const host = targetOf(connected[1] ?? '');
    if (host !== null && run.host === null) ask(run, host);
  }
  const covered = targetOf(COVERED.exec(line)?.[1] ?? '');
  if (covered !== null) ask(run, covered);
  if (VERIFIED.test(line)) [run.verified, run.said] = [true, line.replace(/^\* +/u, '').trim()];
  const [, field, value = ''] = FIELD.exec(line) ?? [];
  if (field === undefined) return;
  if (run.listed.length === 0) run.listed.push(unknownCertificate());
  run.listing = 'leaf';
  const [leaf] = run.listed;
  if (leaf === undefined) return;
  if (field === 'subject') leaf.subject ??= value.trim();
  else if (field === 'issuer') leaf.issuer ??= value.trim();
  else if (field === 'start date') leaf.notBefore ??= printedTime(value);
  else leaf.notAfter ??= printedTime(value);
}

function ask(run: Run, { host, port }: { host: string; port: string | null }): void {
  run.host = host;
  run.port ??= port;
  run.isAskedName = !isAddress(host);
}
