import { makeCertificate, makeKeys } from './make-certificate.ts';

/**
 * So many certificates (PEM), each of its own name, serial number and fingerprint, from one that was really signed: in the others only the
 * digits of their names and their serial numbers are other ones, and nothing asks about the signature of who is not here.
 */
export async function manyCertificates(count: number): Promise<string[]> {
  const [keys, authority] = [await makeKeys(), await makeKeys()];
  const pem = await makeCertificate({
    name: '/CN=h00000.example.gov.tw',
    keys,
    issuer: { name: '/C=TW/O=測試/CN=測試用中繼憑證', keys: authority },
    serial: 0x7fffffff,
    from: new Date('2026-09-01T00:00:00Z'),
    days: 199,
    hosts: ['h00000.example.gov.tw'],
  });
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const serialAt = der.indexOf(Buffer.from([0x7f, 0xff, 0xff, 0xff]));
  return Array.from({ length: count }, (_, index) => {
    const made = Buffer.from(der);
    made.writeUInt32BE(0x10000000 + index, serialAt);
    const digits = String(index).padStart(5, '0');
    for (let at = made.indexOf('h00000.'); at !== -1; at = made.indexOf('h00000.', at + 1)) made.write(digits, at + 1, 'latin1');
    const body = made.toString('base64').replace(/.{1,64}/g, '$&\n');
    return `-----BEGIN CERTIFICATE-----\n${body}-----END CERTIFICATE-----\n`;
  });
}
