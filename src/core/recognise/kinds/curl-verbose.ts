import { readCurl } from '../../connection/read-curl.ts';
import type { Detector } from '../recognised.ts';

const REMARK =
  /^\* +(?:Trying |Connected to |Server certificate:|SSL connection using |TLSv1|ALPN|SSL certificate |Connection #|Closing connection|Host |CAfile:|Established connection)/u;

/** `curl -v` over TLS. Facts: protocol, verified (true, false, or null where curl did not say), subject, issuer, expires as printed. */
export const curlVerbose: Detector = (lines) => {
  const remarks = lines.flatMap((line, index) => (line.startsWith('* ') && REMARK.test(line) ? [index] : []));
  const [first] = remarks;
  if (first === undefined || remarks.length < 2) return [];
  const [run] = readCurl(lines);
  const [leaf] = run?.listed ?? [];
  return [
    {
      kind: 'curl-verbose',
      line: first + 1,
      facts: {
        protocol: run?.protocol ?? null,
        verified: run?.verified ?? null,
        subject: leaf?.subject ?? null,
        issuer: leaf?.issuer ?? null,
        expires: run?.expires ?? null,
      },
    },
  ];
};
