import { contentBytes } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import { DerError } from './der-error.ts';
import { toHex } from './hex.ts';
import type { SignedCertificateTimestamp } from './subject.ts';

/** More than any log policy asks for; a longer list is noise. */
const maximumScts = 100;

/** Reads a SignedCertificateTimestampList (RFC 6962 3.3), TLS encoding inside an OCTET STRING. Versions other than v1 are stepped over. */
export function readSctList(element: DerElement): SignedCertificateTimestamp[] {
  const bytes = contentBytes(element);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (at: number): DerError => new DerError('bad-sct-list', element.contentStart + at);
  if (bytes.length < 2 || view.getUint16(0) !== bytes.length - 2) throw broken(0);
  const scts: SignedCertificateTimestamp[] = [];
  for (let at = 2; at < bytes.length; ) {
    if (at + 2 > bytes.length) throw broken(at);
    const length = view.getUint16(at);
    const start = at + 2;
    at = start + length;
    // Version, log id and time alone are 41 octets.
    if (length < 41 || at > bytes.length || scts.length === maximumScts) throw broken(start);
    if (bytes[start] !== 0) continue;
    const milliseconds = Number(view.getBigUint64(start + 33));
    if (milliseconds > 253402300799999) throw broken(start + 33);
    scts.push({
      logId: toHex(bytes.subarray(start + 1, start + 33)),
      timestamp: `${new Date(milliseconds).toISOString().slice(0, 19)}Z`,
    });
  }
  return scts;
}
