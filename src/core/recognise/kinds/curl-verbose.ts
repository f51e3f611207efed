import type { Detector } from '../recognised.ts';

const REMARK =
  /^\* +(?:Trying |Connected to |Server certificate:|SSL connection using |TLSv1|ALPN|SSL certificate |Connection #|Closing connection|Host |CAfile:|Established connection)/u;

/** `curl -v` over TLS. Facts: protocol, verified (true, false, or null where curl did not say), subject, issuer, expires as printed. */
export const curlVerbose: Detector = (lines) => {
  const remarks = lines.flatMap((line, index) => (line.startsWith('* ') && REMARK.test(line) ? [index] : []));
  const [first] = remarks;
  if (first === undefined || remarks.length < 2) return [];
  const value = (pattern: RegExp): string | null => {
    for (const line of lines) {
      const found = line.startsWith('* ') ? pattern.exec(line)?.[1] : undefined;
      if (found !== undefined) return found;
    }
    return null;
  };
  const failed = lines.some((line) => line.includes('SSL certificate problem') || line.includes('SSL certificate verify result'));
  const verified = lines.some((line) => /^\* +SSL certificate verify(?: ok|: ok)/u.test(line));
  return [
    {
      kind: 'curl-verbose',
      line: first + 1,
      facts: {
        protocol: value(/^\* SSL connection using (TLSv[\d.]{1,4})/u),
        verified: failed ? false : verified ? true : null,
        subject: value(/^\* +subject: (.{1,500})$/u),
        issuer: value(/^\* +issuer: (.{1,500})$/u),
        expires: value(/^\* +expire date: (.{1,60})$/u),
      },
    },
  ];
};
