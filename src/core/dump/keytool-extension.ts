import { peekFrame } from '../asn1/header.ts';
import { DumpFault, present } from './dump.ts';
import { printedName } from './printed-name.ts';
import * as write from './write-extension.ts';
import { EXTENSION } from './write-extension.ts';
import { fromHex, oid, sequence } from './write-der.ts';

const KEY_USAGES = [
  'DigitalSignature',
  'Non_repudiation',
  'Key_Encipherment',
  'Data_Encipherment',
  'Key_Agreement',
  'Key_CertSign',
  'Crl_Sign',
  'Encipher_Only',
  'Decipher_Only',
];

const PURPOSES: Readonly<Record<string, string>> = {
  anyExtendedKeyUsage: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  ipsecEndSystem: '1.3.6.1.5.5.7.3.5',
  ipsecTunnel: '1.3.6.1.5.5.7.3.6',
  ipsecUser: '1.3.6.1.5.5.7.3.7',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
  KP_TimeStamping: '1.3.6.1.5.5.7.3.8',
  MICROSOFT_ExportApproved: '1.3.6.1.4.1.311.10.3.3',
  NETSCAPE_ExportApproved: '2.16.840.1.113730.4.1',
};

const METHODS: Readonly<Record<string, string>> = {
  ocsp: '1.3.6.1.5.5.7.48.1',
  caIssuers: '1.3.6.1.5.5.7.48.2',
  timeStamping: '1.3.6.1.5.5.7.48.3',
  caRepository: '1.3.6.1.5.5.7.48.5',
};

/** One line of Java's dumps of octets: where it starts, up to sixteen octets, and the same as text. */
const OCTETS = /^(?: *|.{0,40}[:[] ?)([0-9A-F]{4}): ((?:[0-9A-F]{2} {1,3}){0,15}[0-9A-F]{2})(?: .{0,80})?$/;

/**
 * The value of an extension, rebuilt from what Java prints below its OID: from octets where it knows no words for it, which is then the
 * value itself. Null where nothing here reads such words.
 */
export function keytoolExtension(id: string, lines: readonly string[]): Uint8Array | null {
  const part = `extension ${id}`;
  const all = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (/^0000: /.test(all[0] ?? '')) return wholeValue(octetsIn(all, part));
  const items = blockOf(all);
  const inside = items.slice(1, -1);
  const named = (table: Readonly<Record<string, string>>, name: string): Uint8Array => present(oid(table[name] ?? name), part);
  const text = items.join('\n');
  switch (id) {
    case EXTENSION.keyUsage:
      return write.keyUsage(
        inside.map((name) => {
          const bit = KEY_USAGES.indexOf(name);
          if (bit < 0) throw new DumpFault(part);
          return bit;
        }),
      );
    case EXTENSION.purposes:
      return sequence(...inside.map((name) => named(PURPOSES, name)));
    case EXTENSION.basicConstraints: {
      const ca = /^CA: ?(true|false)$/m.exec(text)?.[1];
      const length = present(/^PathLen: ?(undefined|no limit|\d{1,10})$/m.exec(text)?.[1], part);
      return write.basicConstraints(present(ca, part) === 'true', /^\d+$/.test(length) && length !== '2147483647' ? Number(length) : null);
    }
    case EXTENSION.subjectNames:
      return sequence(...inside.map((name) => generalName(name, part)));
    case EXTENSION.subjectKey:
      return write.subjectKey(octetsIn(items, part));
    case EXTENSION.issuerKey:
      return issuerKey(items, part);
    case EXTENSION.services:
      return services(inside, part, (name) => named(METHODS, name));
    case EXTENSION.lists: {
      const points = text.split('DistributionPoint:').slice(1);
      // Reasons and another issuer stand on lines of their own.
      if (points.length === 0 || /Reasons|CRLIssuer/i.test(text)) throw new DumpFault(part);
      return write.lists(
        points.map((point) => {
          const names = present(/^\n?\[(.{1,20000})\]/.exec(point)?.[1], part).split(/, (?=[A-Za-z]{2,20}Name: )/);
          return names.map((name) => generalName(name, part));
        }),
      );
    }
    case EXTENSION.policies:
      return policies(text, part);
    case EXTENSION.nameConstraints:
      return nameConstraints(items, part);
    default:
      return null;
  }
}

/** The lines up to the bracket that closes the first one; a block that is still open was cut. */
function blockOf(items: readonly string[]): string[] {
  let depth = 0;
  for (const [index, item] of items.entries()) {
    // What octets mean as text may be brackets.
    const octets = OCTETS.test(item.slice(0, 140)) ? item.search(/[0-9A-F]{4}: /) : item.length;
    const text = item.slice(0, octets);
    for (const character of text) depth += character === '[' ? 1 : character === ']' ? -1 : 0;
    if (depth <= 0) return items.slice(0, index + 1);
  }
  throw new DumpFault(null);
}

/** One element and nothing behind it; one that is longer than its octets was cut. */
function wholeValue(octets: Uint8Array): Uint8Array {
  if (peekFrame(octets, 0)?.end !== octets.length) throw new DumpFault(null);
  return octets;
}

/** All octets of a block, in the order of their offsets; one that is missing was cut out. */
function octetsIn(items: readonly string[], part: string): Uint8Array {
  const rows = items.flatMap((item) => {
    const [, offset, octets] = OCTETS.exec(item.slice(0, 140)) ?? [];
    return offset === undefined || octets === undefined ? [] : [{ offset: parseInt(offset, 16), octets: octets.replaceAll(' ', '') }];
  });
  if (rows.length === 0 || rows.some(({ offset }, at) => offset !== at * 16)) throw new DumpFault(part);
  if (rows.some(({ octets }, at) => octets.length !== 32 && at < rows.length - 1)) throw new DumpFault(part);
  return present(fromHex(rows.map(({ octets }) => octets).join('')), part);
}

function generalName(text: string, part: string): Uint8Array {
  const [, kind = '', value = ''] = /^([A-Za-z0-9]{2,20}): ?(.{0,20000})$/.exec(text) ?? [];
  switch (kind) {
    case 'DNSName':
      return write.textName('dns', value);
    case 'RFC822Name':
      return write.textName('email', value);
    case 'URIName':
      return write.textName('uri', value);
    case 'IPAddress':
      return present(write.addressName(value), part);
    default:
      // A directory's name stands without its kind.
      if (/^[A-Za-z0-9.]{1,60}=/.test(text)) return write.directoryName(printedName(text, 'last', part));
      throw new DumpFault(part);
  }
}

/** The identifier in octets, and, in brackets below it, the issuer's own name and serial number. */
function issuerKey(items: readonly string[], part: string): Uint8Array {
  const hasKey = items.some((item) => item.startsWith('KeyIdentifier ['));
  const serial = items.flatMap((item) => /^SerialNumber: \[ *([0-9a-f ]{1,120})\]$/.exec(item)?.[1] ?? [])[0];
  const issuer = items.flatMap((item) => /^\[?((?:[A-Za-z0-9.]{1,60})=.{1,2000}?)\]$/.exec(item)?.[1] ?? [])[0];
  return write.issuerKey(
    hasKey ? octetsIn(items, part) : null,
    issuer === undefined ? null : printedName(issuer, 'last', part),
    serial === undefined ? null : present(fromHex(serial), part),
  );
}

function services(items: readonly string[], part: string, method: (name: string) => Uint8Array): Uint8Array {
  const found: { method: Uint8Array; location: Uint8Array }[] = [];
  let open: Uint8Array | null = null;
  for (const item of items) {
    const [, word, value = ''] = /^(accessMethod|accessLocation): (.{1,20000})$/.exec(item) ?? [];
    if (word === 'accessMethod') open = method(value);
    else if (word === 'accessLocation') found.push({ method: present(open, part), location: generalName(value, part) });
  }
  if (found.length === 0) throw new DumpFault(part);
  return write.services(found);
}

function policies(text: string, part: string): Uint8Array {
  const found = text.split('[CertificatePolicyId: [').slice(1);
  if (found.length === 0) throw new DumpFault(part);
  return write.policies(
    found.map((policy) => ({
      id: present(oid(/^([0-9.]{3,100})\]/.exec(policy)?.[1] ?? ''), part),
      // Where a statement can be read goes on in octets, which no rule asks for.
      qualifiers: [...policy.matchAll(/qualifierID: ([0-9.]{3,100})/g)].map(([, id = '']) => write.qualifier(id, 'http://')),
    })),
  );
}

function nameConstraints(items: readonly string[], part: string): Uint8Array {
  const [permitted, excluded]: [Uint8Array[], Uint8Array[]] = [[], []];
  let open: Uint8Array[] | null = null;
  for (const item of items) {
    if (item.startsWith('Permitted:')) open = permitted;
    else if (item.startsWith('Excluded:')) open = excluded;
    else if (item.startsWith('GeneralName: ')) present(open, part).push(generalName(item.slice(13), part));
    else if (/^Minimum: [1-9]|^Maximum: \d/.test(item)) throw new DumpFault(part);
  }
  return write.nameConstraints(permitted, excluded);
}
