import { certutilVerify } from '../recognise/kinds/windows-commands.ts';
import { windowsTime } from '../text/windows-time.ts';
import { emptyRun, isPrompt, unknownCertificate } from './run-parts.ts';
import type { Run } from './run.ts';

const ELEMENT = /^\s{0,12}CertContext\[\d{1,2}\]\[(\d{1,2})\]: dwInfoStatus/u;
const TIME = /^\s{0,16}Not(Before|After): (.{1,40})$/u;
/** Never translated below CertContext. */
const FIELD = /^\s{0,16}(Issuer|Subject): (.{1,800})$/u;
/** What stands behind the chain: sums, or what is missing. */
const AFTER = /^\s{0,12}(?:Exclude leaf cert|Full chain|Missing Issuer|-{20,})/u;
const SYMBOL = /\bdwErrorStatus = (CERT_TRUST_[A-Z_]{3,60})/u;
const OVER = /^\s{0,12}CertUtil: -verify\b/u;

/** Chains that `certutil -verify` put together, with or without `-urlfetch`, in any language: one run each. */
export function readCertutil(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  let isListing = false;
  const close = (end: number): void => {
    if (open !== null) open.endLine = end;
    open = null;
  };
  for (const [index, line] of lines.entries()) {
    const place = line.includes('CertContext[') ? ELEMENT.exec(line)?.[1] : undefined;
    if (place !== undefined) {
      if (open === null || Number(place) < open.listed.length) {
        close(index);
        open = { ...emptyRun('certutil', index + 1, lines.length), listing: 'cut' };
        runs.push(open);
      }
      isListing = true;
      open.listed.push(unknownCertificate());
      continue;
    }
    if (open === null) continue;
    if (AFTER.test(line) && !/^\s{0,12}-{4,}\s/u.test(line)) {
      if (isListing && !/^\s{0,12}-/u.test(line)) open.listing = 'whole';
      isListing &&= /^\s{0,12}-/u.test(line);
    }
    if (isListing) readField(line, open);
    if (OVER.test(line)) close(index + 1);
    else if (isPrompt(line)) close(index);
  }
  for (const run of runs) conclude(run, lines);
  return runs;
}

function readField(line: string, { listed }: Run): void {
  const last = listed.at(-1);
  if (last === undefined) return;
  const [, end, time = ''] = TIME.exec(line) ?? [];
  if (end === 'Before') last.notBefore ??= windowsTime(time);
  else if (end === 'After') last.notAfter ??= windowsTime(time);
  const [, field, name = ''] = FIELD.exec(line) ?? [];
  if (field === undefined) return;
  // A CRL of the entry has an issuer too; the certificate's comes first.
  if (field === 'Subject') last.subject ??= name.trim();
  else last.issuer ??= name.trim();
}

function conclude(run: Run, lines: readonly string[]): void {
  const [said] = certutilVerify(lines.slice(run.line - 1, run.endLine));
  const ok = said?.facts['ok'];
  run.verified = typeof ok === 'boolean' ? ok : null;
  let depth: number | null = null;
  for (const line of lines.slice(run.line - 1, run.endLine)) {
    depth = line.includes('CertContext[') ? Number(ELEMENT.exec(line)?.[1] ?? depth) : depth;
    const said = SYMBOL.exec(line)?.[1];
    if (said !== undefined) run.complaints.push({ said, depth });
  }
  const symbols = new Set(run.complaints.map(({ said }) => said));
  run.said = symbols.size === 0 ? null : [...symbols].slice(0, 4).join('、');
}
