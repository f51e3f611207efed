import type { ConfigReport } from './config-finding.ts';

const DAY = 86_400;
/** Half a year: below it a reader who comes twice a year is not protected in between. */
const SHORT = 15_768_000;
/** Two years, the value of Mozilla's server-side TLS guideline 6.0. */
const LONG = 63_072_000;

/** Remarks on the value of a Strict-Transport-Security header (RFC 6797 6.1). */
export function examineHsts(value: string, line: number, report: ConfigReport): void {
  const parts = value.split(';').map((part) => part.trim().toLowerCase());
  const age = parts.find((part) => /^max-age\s*=/.test(part));
  const digits = age === undefined ? null : /^max-age\s*=\s*"?(\d{1,15})"?$/.exec(age);
  if (digits === null) {
    // A variable may hold the whole value.
    if (!/[$%{]/.test(value)) report.add('hsts-malformed', line, {});
    return;
  }
  const seconds = Number(digits[1]);
  const days = Math.floor(seconds / DAY);
  if (seconds === 0) report.add('hsts-off', line, { seconds });
  else if (seconds < SHORT) report.add('hsts-short', line, { seconds, days });
  else if (seconds > LONG) report.add('hsts-long', line, { seconds, days });
  if (parts.includes('preload')) report.add('hsts-preload', line, {});
  else if (parts.includes('includesubdomains')) report.add('hsts-subdomains', line, {});
}

/** Is this the header? */
export const isHstsHeader = (name: string): boolean => name.toLowerCase() === 'strict-transport-security';
