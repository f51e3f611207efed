import type { Detector, Recognised } from '../recognised.ts';

/**
 * Output of `openssl s_client`, one result per connection.
 * Facts: verifyCode and verifyText of the last line that tells them, certificates (those listed under "Certificate chain"),
 * protocol, noCertificate ("no peer certificate available": then a verify code of 0 means nothing).
 */
export const sClient: Detector = (lines) => {
  const starts = lines.flatMap((line, index) => (/^CONNECTED\([0-9A-Fa-f]{3,16}\)/u.test(line) ? [index] : []));
  if (starts.length === 0) {
    const lone = lines.findIndex((line, index) => /^\s*Verify return code: \d+ \(/u.test(line) || chainListing(lines, index));
    if (lone !== -1) starts.push(lone);
  }
  return starts.map((start, at) => connection(lines, start, starts[at + 1] ?? lines.length));
};

function chainListing(lines: readonly string[], index: number): boolean {
  return lines[index]?.trim() === 'Certificate chain' && /^\s*0 s:/u.test(lines[index + 1] ?? '');
}

function connection(lines: readonly string[], start: number, end: number): Recognised {
  let verifyCode: number | null = null;
  let verifyText: string | null = null;
  let protocol: string | null = null;
  let certificates = 0;
  let noCertificate = false;
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? '';
    if (/^\s{0,4}\d{1,3} s:/u.test(line)) certificates += 1;
    else if (line.startsWith('no peer certificate available')) noCertificate = true;
    const verify = /^\s*Verify return code: (\d{1,4}) \(([^)]{1,200})\)/u.exec(line);
    if (verify !== null) {
      verifyCode = Number(verify[1]);
      verifyText = verify[2] ?? null;
    }
    const agreed = /^\s*Protocol\s*:\s*(\S{1,20})/u.exec(line) ?? /^New, ([A-Za-z0-9.]{1,20}), Cipher is/u.exec(line);
    if (agreed !== null) protocol = agreed[1] ?? null;
  }
  return { kind: 's-client', line: start + 1, facts: { verifyCode, verifyText, certificates, protocol, noCertificate } };
}
