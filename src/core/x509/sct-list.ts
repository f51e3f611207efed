import { contentBytes } from '../asn1/der-reader.ts';
import type { DerElement, Note } from '../asn1/der-reader.ts';
import { DerError } from '../asn1/der-error.ts';
import { toHex } from '../text/hex.ts';
import type { SignedCertificateTimestamp } from './subject.ts';

/** More than any log policy asks for; a longer list is noise. */
const maximumScts = 100;

/**
 * Reads a SignedCertificateTimestampList (RFC 6962 3.3), TLS encoding inside an OCTET STRING, into `scts`; one that is
 * broken is told to `note` and hides no other. Versions other than v1 are stepped over: RFC 9162 has them in another extension.
 */
export function readSctList(element: DerElement, scts: SignedCertificateTimestamp[], note: Note): void {
  const bytes = contentBytes(element);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (at: number): DerError => new DerError('bad-sct-list', element.contentStart + at);
  if (bytes.length < 2 || view.getUint16(0) !== bytes.length - 2) throw broken(0);
  for (let at = 2; at < bytes.length;) {
    if (at + 2 > bytes.length) throw broken(at);
    const start = at + 2;
    const length = view.getUint16(at);
    at = start + length;
    if (at > bytes.length || scts.length === maximumScts) throw broken(start);
    if (bytes[start] !== 0 && length > 0) continue;
    // Version, log id and time alone are 41 octets.
    const milliseconds = length < 41 ? Infinity : Number(view.getBigUint64(start + 33));
    if (milliseconds > 253402300799999) note(broken(start));
    else {
      scts.push({
        logId: toHex(bytes.subarray(start + 1, start + 33)),
        timestamp: `${new Date(milliseconds).toISOString().slice(0, 19)}Z`,
      });
    }
  }
}
