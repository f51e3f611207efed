import { printedTime } from '../text/printed-time.ts';
import { DumpFault, present } from './dump.ts';
import { printedName } from './printed-name.ts';
import * as write from './write-extension.ts';
import { EXTENSION } from './write-extension.ts';
import { der, fromHex, oid, sequence, small, unsigned } from './write-der.ts';

/** OIDs by the name that OpenSSL prints above an extension; an OID that has none is printed itself. */
const HEADINGS: Readonly<Record<string, string>> = {
  'X509v3 Subject Directory Attributes': '2.5.29.9',
  'X509v3 Subject Key Identifier': EXTENSION.subjectKey,
  'X509v3 Key Usage': EXTENSION.keyUsage,
  'X509v3 Private Key Usage Period': '2.5.29.16',
  'X509v3 Subject Alternative Name': EXTENSION.subjectNames,
  'X509v3 Issuer Alternative Name': '2.5.29.18',
  'X509v3 Basic Constraints': EXTENSION.basicConstraints,
  'X509v3 Issuing Distribution Point': '2.5.29.28',
  'X509v3 Issuing Distrubution Point': '2.5.29.28',
  'X509v3 Name Constraints': EXTENSION.nameConstraints,
  'X509v3 CRL Distribution Points': EXTENSION.lists,
  'X509v3 Certificate Policies': EXTENSION.policies,
  'X509v3 Policy Mappings': EXTENSION.policyMappings,
  'X509v3 Authority Key Identifier': EXTENSION.issuerKey,
  'X509v3 Policy Constraints': EXTENSION.policyConstraints,
  'X509v3 Extended Key Usage': EXTENSION.purposes,
  'X509v3 Freshest CRL': '2.5.29.46',
  'X509v3 Inhibit Any Policy': EXTENSION.inhibitAnyPolicy,
  'Authority Information Access': EXTENSION.services,
  'Subject Information Access': '1.3.6.1.5.5.7.1.11',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  'Qualified Certificate Statements': '1.3.6.1.5.5.7.1.3',
  'TLS Feature': EXTENSION.features,
  'OCSP No Check': '1.3.6.1.5.5.7.48.1.5',
  'CT Precertificate SCTs': EXTENSION.timestamps,
  'CT Precertificate Poison': '1.3.6.1.4.1.11129.2.4.3',
  'Netscape Cert Type': '2.16.840.1.113730.1.1',
  'Netscape Base Url': '2.16.840.1.113730.1.2',
  'Netscape Revocation Url': '2.16.840.1.113730.1.3',
  'Netscape CA Revocation Url': '2.16.840.1.113730.1.4',
  'Netscape Renewal Url': '2.16.840.1.113730.1.7',
  'Netscape CA Policy Url': '2.16.840.1.113730.1.8',
  'Netscape SSL Server Name': '2.16.840.1.113730.1.12',
  'Netscape Comment': '2.16.840.1.113730.1.13',
  'setCext-hashedRoot': '2.23.42.7.0',
  'S/MIME Capabilities': '1.2.840.113549.1.9.15',
  'Microsoft certificate template': '1.3.6.1.4.1.311.21.7',
  'Microsoft certificate template name': '1.3.6.1.4.1.311.20.2',
  'Microsoft Application Policies Extension': '1.3.6.1.4.1.311.21.10',
};

/** The OID that a heading stands for, or the heading itself, which is an OID or a name that few have met; null where it should be known. */
export function opensslHeading(heading: string): string | null {
  return HEADINGS[heading] ?? (heading.startsWith('X509v3') ? null : heading);
}

const KEY_USAGES = [
  'Digital Signature',
  'Non Repudiation',
  'Key Encipherment',
  'Data Encipherment',
  'Key Agreement',
  'Certificate Sign',
  'CRL Sign',
  'Encipher Only',
  'Decipher Only',
];

const PURPOSES: Readonly<Record<string, string>> = {
  'TLS Web Server Authentication': '1.3.6.1.5.5.7.3.1',
  'TLS Web Client Authentication': '1.3.6.1.5.5.7.3.2',
  'Code Signing': '1.3.6.1.5.5.7.3.3',
  'E-mail Protection': '1.3.6.1.5.5.7.3.4',
  'IPSec End System': '1.3.6.1.5.5.7.3.5',
  'IPSec Tunnel': '1.3.6.1.5.5.7.3.6',
  'IPSec User': '1.3.6.1.5.5.7.3.7',
  'Time Stamping': '1.3.6.1.5.5.7.3.8',
  'OCSP Signing': '1.3.6.1.5.5.7.3.9',
  dvcs: '1.3.6.1.5.5.7.3.10',
  'ipsec Internet Key Exchange': '1.3.6.1.5.5.7.3.17',
  'Any Extended Key Usage': '2.5.29.37.0',
  'Microsoft Individual Code Signing': '1.3.6.1.4.1.311.2.1.21',
  'Microsoft Commercial Code Signing': '1.3.6.1.4.1.311.2.1.22',
  'Microsoft Trust List Signing': '1.3.6.1.4.1.311.10.3.1',
  'Microsoft Server Gated Crypto': '1.3.6.1.4.1.311.10.3.3',
  'Microsoft Encrypted File System': '1.3.6.1.4.1.311.10.3.4',
  'Microsoft Smartcard Login': '1.3.6.1.4.1.311.20.2.2',
  'Microsoft Smartcardlogin': '1.3.6.1.4.1.311.20.2.2',
  'Netscape Server Gated Crypto': '2.16.840.1.113730.4.1',
  'PKINIT Client Auth': '1.3.6.1.5.2.3.4',
  'Signing KDC Response': '1.3.6.1.5.2.3.5',
};

const METHODS: Readonly<Record<string, string>> = {
  OCSP: '1.3.6.1.5.5.7.48.1',
  'CA Issuers': '1.3.6.1.5.5.7.48.2',
  'AD Time Stamping': '1.3.6.1.5.5.7.48.3',
  'CA Repository': '1.3.6.1.5.5.7.48.5',
};

const FEATURES: Readonly<Record<string, number>> = { status_request: 5, status_request_v2: 17 };

/** The value of an extension, rebuilt from the lines that OpenSSL prints below its heading; null where nothing here reads such a value. */
export function opensslExtension(id: string, lines: readonly string[]): Uint8Array | null {
  const part = `extension ${id}`;
  const fault = (): never => {
    throw new DumpFault(part);
  };
  const items = lines.map((line) => line.trim()).filter((line) => line !== '');
  const text = items.join(' ');
  const named = (table: Readonly<Record<string, string>>, name: string): Uint8Array => present(oid(table[name] ?? name), part);
  switch (id) {
    case EXTENSION.keyUsage:
      return write.keyUsage(text.split(', ').map((name) => indexIn(KEY_USAGES, name, part)));
    case EXTENSION.purposes:
      return sequence(...text.split(', ').map((name) => named(PURPOSES, name)));
    case EXTENSION.basicConstraints: {
      const [, ca, length] = /^CA:(TRUE|FALSE)(?:, pathlen:(\d{1,9}))?$/.exec(text) ?? fault();
      return write.basicConstraints(ca === 'TRUE', length === undefined ? null : Number(length));
    }
    case EXTENSION.subjectNames:
      return sequence(...splitNames(text, part).map((name) => generalName(name, part)));
    case EXTENSION.subjectKey:
      return write.subjectKey(hexOf(text, part));
    case EXTENSION.issuerKey:
      return issuerKey(items, part);
    case EXTENSION.services:
      return write.services(
        items.map((item) => {
          const [, method = '', location = ''] = /^(.{2,60}?) - (.{1,20000})$/.exec(item) ?? fault();
          return { method: named(METHODS, method), location: generalName(location, part) };
        }),
      );
    case EXTENSION.lists:
      return points(items, part);
    case EXTENSION.policies:
      return policies(items, part);
    case EXTENSION.nameConstraints:
      return nameConstraints(items, part);
    case EXTENSION.features:
      return sequence(
        ...text.split(', ').map((name) => unsigned(small(FEATURES[name] ?? (/^\d{1,5}$/.test(name) ? Number(name) : fault())))),
      );
    case EXTENSION.policyMappings:
      return sequence(
        ...text.split(', ').map((pair) => {
          const [one = '', other = ''] = pair.split(':');
          return sequence(named(ANY_POLICY, one), named(ANY_POLICY, other));
        }),
      );
    case EXTENSION.policyConstraints: {
      const count = (pattern: RegExp): number | null => {
        const found = pattern.exec(text)?.[1];
        return found === undefined ? null : Number(found);
      };
      return write.policyConstraints(count(/Require Explicit Policy:(\d{1,9})/), count(/Inhibit Policy Mapping:(\d{1,9})/));
    }
    case EXTENSION.inhibitAnyPolicy:
      return unsigned(small(/^\d{1,9}$/.test(text) ? Number(text) : fault()));
    case EXTENSION.timestamps:
      return timestamps(items, part);
    default:
      return null;
  }
}

const ANY_POLICY = { 'X509v3 Any Policy': '2.5.29.32.0' };

function indexIn(names: readonly string[], name: string, part: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new DumpFault(part);
  return index;
}

function hexOf(text: string, part: string): Uint8Array {
  if (!/^[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){0,600}$/.test(text)) throw new DumpFault(part);
  return present(fromHex(text), part);
}

const NAME = /(?:^|, )(?=(?:DNS|IP Address|email|URI|DirName|Registered ID|othername|X400Name|EdiPartyName):)/;

function splitNames(text: string, part: string): string[] {
  const names = text.split(NAME).filter((name) => name !== '');
  if (names.length === 0) throw new DumpFault(part);
  return names;
}

/** Of a kind that is text alone; what OpenSSL does not print whole (otherName and the like) has no value here. */
function generalName(text: string, part: string): Uint8Array {
  const [, kind = '', value = ''] = /^([A-Za-z0-9 ]{2,20}):(.{0,20000})$/.exec(text) ?? [];
  switch (kind) {
    case 'DNS':
      return write.textName('dns', value);
    case 'email':
      return write.textName('email', value);
    case 'URI':
      return write.textName('uri', value);
    case 'IP':
    case 'IP Address':
      return present(write.addressName(value), part);
    case 'DirName':
      return write.directoryName(printedName(value, 'first', part));
    case 'Registered ID':
      return der(0x88, present(oid(value), part).subarray(2));
    default:
      throw new DumpFault(part);
  }
}

function issuerKey(items: readonly string[], part: string): Uint8Array {
  let identifier: Uint8Array | null = null;
  let issuer: Uint8Array | null = null;
  let serial: Uint8Array | null = null;
  for (const item of items) {
    if (item.startsWith('DirName:')) issuer = printedName(item.slice(8), 'first', part);
    else if (item.startsWith('serial:')) serial = hexOf(item.slice(7), part);
    else identifier = hexOf(item.replace(/^keyid:/, ''), part);
  }
  return write.issuerKey(identifier, issuer, serial);
}

function points(items: readonly string[], part: string): Uint8Array {
  const found: Uint8Array[][] = [];
  for (const item of items) {
    if (item === 'Full Name:') found.push([]);
    // Reasons and another issuer of a list are no names; OpenSSL 3.0 forgets the line's end before them.
    else if (/(?:CRL Issuer|Reasons):$/.test(item)) throw new DumpFault(part);
    else present(found.at(-1), part).push(generalName(item, part));
  }
  if (found.length === 0 || found.some((names) => names.length === 0)) throw new DumpFault(part);
  return write.lists(found);
}

function policies(items: readonly string[], part: string): Uint8Array {
  const found: { id: Uint8Array; qualifiers: Uint8Array[] }[] = [];
  for (const item of items) {
    const [, word = '', value = ''] = /^([A-Za-z() ]{3,20}): ?(.{0,20000})$/.exec(item) ?? [];
    const last = found.at(-1);
    if (word === 'Policy')
      found.push({ id: present(oid(value === 'X509v3 Any Policy' ? ANY_POLICY[value] : value), part), qualifiers: [] });
    else if (word === 'CPS') last?.qualifiers.push(write.qualifier(write.CPS, value));
    else if (word === 'User Notice') last?.qualifiers.push(write.qualifier(write.USER_NOTICE, ''));
    // The words of a notice may go over several lines; no rule reads them.
    else if (last === undefined || last.qualifiers.length === 0) throw new DumpFault(part);
  }
  if (found.length === 0) throw new DumpFault(part);
  return write.policies(found);
}

function nameConstraints(items: readonly string[], part: string): Uint8Array {
  const lists: Record<string, Uint8Array[]> = { 'Permitted:': [], 'Excluded:': [] };
  let open: Uint8Array[] | undefined;
  for (const item of items) {
    if (Object.hasOwn(lists, item)) open = lists[item];
    else if (open === undefined) throw new DumpFault(part);
    else open.push(generalName(item, part));
  }
  return write.nameConstraints(lists['Permitted:'] ?? [], lists['Excluded:'] ?? []);
}

function timestamps(items: readonly string[], part: string): Uint8Array {
  const found: write.PrintedTimestamp[] = [];
  let logId = '';
  let open = false;
  for (const item of items) {
    const [, word = '', value = ''] = /^(Version|Log ID|Timestamp|Extensions|Signature) {0,5}: ?(.{0,200})$/.exec(item) ?? [];
    if (word === 'Version') [logId, open] = ['', false];
    else if (word === 'Log ID') [logId, open] = [value, true];
    else if (word === 'Timestamp') {
      const [, day = '', milliseconds = '0', year = ''] = /^(.{5,30}?)(?:\.(\d{1,3}))? (\d{4}) GMT$/.exec(value) ?? [];
      const time = printedTime(`${day} ${year} GMT`);
      const octets = fromHex(logId);
      if (time === null || octets?.length !== 32) throw new DumpFault(part);
      found.push({ logId: octets, time: time + Number(milliseconds.padEnd(3, '0')) });
      open = false;
    } else if (open) logId += item;
  }
  if (found.length === 0) throw new DumpFault(part);
  return write.timestamps(found);
}
