import { ISSUER, OWNER } from '../recognise/kinds/keytool-print.ts';
import { javaTime } from '../text/printed-time.ts';
import { askedOf, emptyRun, isAddress, isPrompt, unknownCertificate } from './run-parts.ts';
import type { Run } from './run.ts';

/** Only what came from a server is headed so; what came from a file is "Certificate[1]:". */
const HEADING = /^\s{0,4}(?:Certificate|憑證|证书) #(\d{1,3})\s*$/u;
const VALID = /^\s{0,4}(?:Valid from|有效期自|有效期为|生效时间)\s?[:：] (.{1,40}?) (?:until|到|至)\s?[:：] (.{1,40})$/u;
const FINGERPRINT = /^\s{0,12}SHA-?256: ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})\s*$/u;
const BEGIN = /BEGIN [A-Z0-9 ]{0,40}CERTIFICATE/u;
const END = /END [A-Z0-9 ]{0,40}CERTIFICATE/u;
const COMMAND = /\bkeytool(?:\.exe)?["']?\s(.{0,1000}-sslserver\s.{1,300})$/u;

/**
 * What `keytool -printcert -sslserver` printed of servers, in English or Chinese. With `-rfc` it prints PEM and nothing else: such blocks
 * are a server's only where the command stands above them.
 */
export function readKeytool(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  let asked: Pick<Run, 'host' | 'port' | 'isAskedName'> | null = null;
  let isRfc = false;
  const close = (end: number): void => {
    if (open !== null) {
      open.endLine = end;
      // The program does not say how many there are. Extensions end with a bracket; anything else was cut.
      if (
        open.listing !== 'whole' &&
        lines
          .slice(open.line, end)
          .findLast((line) => line.trim() !== '')
          ?.trim() === ']'
      )
        open.listing = 'whole';
    }
    [open, asked, isRfc] = [null, null, false];
  };
  const begin = (index: number): Run => {
    const run: Run = { ...emptyRun('keytool', index + 1, lines.length), ...asked };
    runs.push(run);
    asked = null;
    return run;
  };
  for (const [index, line] of lines.entries()) {
    const command = line.includes('-sslserver') ? COMMAND.exec(line)?.[1] : undefined;
    if (command !== undefined) {
      close(index);
      const target = askedOf(command, { names: [], targets: ['-sslserver'] });
      asked = { ...target, isAskedName: target.host !== null && !isAddress(target.host) };
      isRfc = /\s-rfc\b/u.test(command);
      continue;
    }
    if (isPrompt(line)) close(index);
    if (line.length > 600) continue;
    const place = HEADING.exec(line)?.[1];
    if (place !== undefined) {
      if (open === null || Number(place) < open.listed.length) {
        if (open !== null) close(index);
        open = begin(index);
      }
      open.listing = 'cut';
      open.listed.push(unknownCertificate());
    } else if (isRfc && BEGIN.test(line)) {
      open ??= begin(index);
      open.listing = 'cut';
      open.listed.push({ ...unknownCertificate(), pemLine: index + 1 });
    } else if (isRfc && open !== null && END.test(line)) open.listing = 'whole';
    else if (open !== null) readField(line, open);
  }
  close(lines.length);
  return runs;
}

function readField(line: string, { listed }: Run): void {
  const last = listed.at(-1);
  if (last === undefined) return;
  last.subject ??= OWNER.exec(line)?.[1]?.trim() ?? null;
  last.issuer ??= ISSUER.exec(line)?.[1]?.trim() ?? null;
  last.sha256 ??= FINGERPRINT.exec(line)?.[1]?.replaceAll(':', '').toLowerCase() ?? null;
  const valid = VALID.exec(line);
  if (valid !== null && last.notAfter === null) [last.notBefore, last.notAfter] = [javaTime(valid[1] ?? ''), javaTime(valid[2] ?? '')];
}
