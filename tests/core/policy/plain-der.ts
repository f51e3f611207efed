import { der, oid } from '../x509/der-build.ts';

export { der } from '../x509/der-build.ts';

/** Hex, blanks between as one likes. */
export const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** One attribute of a name, in UTF8String. */
export const attributeOf = (type: string, value: string): Uint8Array => der(0x30, oid(type), der(0x0c, value));

const RSA_KEY = '300d06092a864886f70d0101010500';
const RSA_SIGNATURE = '300d06092a864886f70d01010b0500';

/** A certificate's octets as far as the rules look at them, with what the test changes: hex of the algorithms, the last day, FALSE written out, a unique identifier. */
export function plain(wish: { until?: string; key?: string; signature?: string; written?: boolean; unique?: boolean }): Uint8Array {
  const { until = '270416235959Z', key = RSA_KEY, signature = RSA_SIGNATURE } = wish;
  const time = (text: string): Uint8Array => der(/^\d{14}/.test(text) ? 0x18 : 0x17, text);
  const critical = wish.written === true ? [der(0x01, octets('00'))] : [];
  const extension = der(0x30, oid('2.5.29.14'), ...critical, der(0x04, octets('0401aa')));
  const signed = der(
    0x30,
    der(0xa0, der(0x02, octets('02'))),
    der(0x02, octets('01')),
    octets(signature),
    der(0x30),
    der(0x30, time('261001000000Z'), time(until)),
    der(0x30),
    der(0x30, octets(key), der(0x03, octets('0001'))),
    ...(wish.unique === true ? [der(0x82, octets('0001'))] : []),
    der(0xa3, der(0x30, extension)),
  );
  return der(0x30, signed, octets(signature), der(0x03, octets('0001')));
}
