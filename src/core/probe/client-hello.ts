import { fromHex } from '../dump/write-der.ts';
import { helloTable, versionBytes } from './hello-table.ts';
import type { Protocol } from './probe-record.ts';

export interface HelloQuestion {
  /** The highest version that is offered, and for TLS 1.3 the only one. */
  protocol: Protocol;
  /** Suites that are offered, as in `helloTable`. */
  suites: string;
  /** Sent as server_name; null for none. SSLv3 has no extensions. */
  name: string | null;
  /** Whether h2 and http/1.1 are offered. */
  withAlpn: boolean;
  /** 32 bytes. */
  random: readonly number[];
  /** 32 bytes, the client's X25519 key; used for TLS 1.3 only. */
  keyShare: readonly number[];
}

const bytesOf = (hex: string): number[] => [...(fromHex(hex) ?? [])];
/** A length of two bytes. */
const two = (length: number): number[] => [length >> 8, length & 0xff];
const sized = (bytes: readonly number[]): number[] => [...two(bytes.length), ...bytes];

/** A TLS record with the ClientHello (RFC 8446, section 4.1.2; RFC 6101 for SSLv3). */
export function clientHello(question: HelloQuestion): Uint8Array<ArrayBuffer> {
  const { protocol, suites, random } = question;
  const version = bytesOf(versionBytes[protocol === 'TLSv1.3' ? 'TLSv1.2' : protocol]);
  let extensions = protocol === 'SSLv3' ? [] : extensionsOf(question);
  // version, random, no session, suites, no compression, length of the extensions
  const fixed = 2 + 32 + 1 + 2 + suites.length / 2 + 2 + 2;
  const whole = 4 + fixed + extensions.length;
  // Old load balancers hang on a hello of 256 to 511 bytes (RFC 7685).
  if (whole > 255 && whole < 512) extensions = [...extensions, 0x00, 0x15, ...sized(Array<number>(Math.max(0, 512 - whole - 4)).fill(0))];
  const body = [...version, ...random, 0, ...sized(bytesOf(suites)), 1, 0, ...(extensions.length > 0 ? sized(extensions) : [])];
  const handshake = [1, 0, ...sized(body)];
  const record = bytesOf(protocol === 'SSLv3' ? versionBytes.SSLv3 : versionBytes['TLSv1.0']);
  return Uint8Array.from([0x16, ...record, ...sized(handshake)]);
}

function extensionsOf({ protocol, name, withAlpn, keyShare }: HelloQuestion): number[] {
  const { groups, points, signatures, status, renegotiation, alpn, versions13 } = helloTable;
  const letters = [...(name ?? '')].map((letter) => letter.charCodeAt(0));
  return [
    // server_name: a list of one host name.
    ...(name === null ? [] : [0, 0, ...sized(sized([0, ...sized(letters)]))]),
    ...bytesOf(points + groups + signatures + status + renegotiation),
    ...(withAlpn ? bytesOf(alpn) : []),
    ...(protocol === 'TLSv1.3' ? [...bytesOf(versions13), 0, 0x33, ...sized(sized([0, 0x1d, ...sized(keyShare)]))] : []),
  ];
}
