import { DumpFault, present } from './dump.ts';
import { windowsTime } from '../text/windows-time.ts';
import * as write from './write-extension.ts';
import { EXTENSION } from './write-extension.ts';
import { fromHex, oid, sequence } from './write-der.ts';

/** One line of octets, with or without where it begins and the same as text; null where it is something else. */
export function octetRow(line: string): string | null {
  const [, octets] =
    /^ *(?:[0-9a-f]{4} {2})?((?:[0-9a-f]{2} {1,2}){0,15}[0-9a-f]{2})(?: {2,60}\S.{0,40})?$/i.exec(line.slice(0, 160)) ?? [];
  return octets?.replaceAll(' ', '') ?? null;
}

/**
 * The value of an extension, rebuilt from what Windows prints below its OID, mostly from what no language changes: numbers, identifiers,
 * addresses, and how long the value is. Null where nothing here reads such a value.
 */
export function certutilExtension(id: string, length: number, lines: readonly string[]): Uint8Array | null {
  const part = `extension ${id}`;
  const raw = fromHex(lines.map((line) => octetRow(line) ?? '').join(''));
  // With -v the value stands below the words, octet by octet.
  if (raw?.length === length && raw.length > 0) return raw;
  const items = lines.map((line) => line.trim()).filter((line) => line !== '');
  const text = items.join('\n');
  const fitting = (value: Uint8Array): Uint8Array => {
    // What is not understood would make it shorter than it was.
    if (value.length !== length) throw new DumpFault(part);
    return value;
  };
  switch (id) {
    case EXTENSION.keyUsage: {
      const octets = present(fromHex(present(/\(([0-9a-f]{2}(?:, ?[0-9a-f]{2}| [0-9a-f]{2})?)\)$/im.exec(text)?.[1], part)), part);
      const bits = [...octets].flatMap((octet, at) =>
        Array.from({ length: 8 }, (_, bit) => bit)
          .filter((bit) => (octet & (0x80 >> bit)) !== 0)
          .map((bit) => at * 8 + bit),
      );
      return fitting(write.keyUsage(bits));
    }
    case EXTENSION.purposes:
      return fitting(sequence(...[...text.matchAll(/\((\d(?:\.\d{1,20}){2,30})\)$/gm)].map(([, usage = '']) => present(oid(usage), part))));
    case EXTENSION.basicConstraints: {
      // An empty value, one that says "is an authority", or one that counts as well.
      if (length === 2) return write.basicConstraints(false, null);
      if (length === 5) return write.basicConstraints(true, null);
      return fitting(write.basicConstraints(true, Number(present(/= ?(\d{1,9})$/m.exec(text)?.[1], part))));
    }
    case EXTENSION.subjectNames:
      return fitting(sequence(...items.filter((item) => item.includes('=')).map((item) => generalName(item, part))));
    case EXTENSION.subjectKey:
      return fitting(
        write.subjectKey(
          present(
            fromHex(
              present(
                items.find((item) => /^[0-9a-f]{2}(?: ?[0-9a-f]{2}){3,80}$/i.test(item)),
                part,
              ),
            ),
            part,
          ),
        ),
      );
    case EXTENSION.issuerKey: {
      const identifier = /^[^=]{2,20}= ?([0-9a-f]{2}(?: ?[0-9a-f]{2}){3,80})$/im.exec(text)?.[1];
      const isAlone = length === present(fromHex(present(identifier, part)), part).length + 4;
      // The name and the serial number of the issuer beside it are not read again; that they are there is all that counts.
      return write.issuerKey(fromHex(identifier ?? ''), isAlone ? null : sequence(), isAlone ? null : new Uint8Array(1));
    }
    case EXTENSION.lists: {
      const uris = urisIn(items);
      return uris.length === 0 ? null : write.lists(pointsOf(items).map((point) => point.map((uri) => write.textName('uri', uri))));
    }
    case EXTENSION.services:
      return services(items, part);
    case EXTENSION.policies:
      return policies(items, part);
    case EXTENSION.timestamps:
      return timestamps(items, part);
    default:
      return null;
  }
}

function generalName(item: string, part: string): Uint8Array {
  const [, kind = '', value = ''] = /^([^=]{2,40})=(.{0,20000})$/.exec(item) ?? [];
  if (/^DNS /.test(kind)) return write.textName('dns', value);
  if (/^IP /.test(kind)) return present(write.addressName(value), part);
  if (/^RFC822 /.test(kind)) return write.textName('email', value);
  if (kind === 'URL') return write.textName('uri', value);
  throw new DumpFault(part);
}

/** Addresses; how a browser would write one stands behind it in brackets. */
function urisIn(items: readonly string[]): string[] {
  return items.flatMap((item) => (item.startsWith('URL=') ? (item.slice(4).split(' (')[0] ?? []) : []));
}

/** "[1]CRL Distribution Point" begins each. */
function pointsOf(items: readonly string[]): string[][] {
  const points: string[][] = [];
  for (const item of items) {
    if (/^\[\d{1,3}\]/.test(item)) points.push([]);
    else points.at(-1)?.push(...urisIn([item]));
  }
  return points.filter((point) => point.length > 0);
}

function services(items: readonly string[], part: string): Uint8Array {
  const found: { method: Uint8Array; location: Uint8Array }[] = [];
  let method: Uint8Array | null = null;
  for (const item of items) {
    const id = /\((1\.3\.6\.1\.5\.5\.7\.48\.\d{1,2})\)$/.exec(item)?.[1];
    if (id !== undefined) method = oid(id);
    for (const uri of urisIn([item])) found.push({ method: present(method, part), location: write.textName('uri', uri) });
  }
  if (found.length === 0) throw new DumpFault(part);
  return write.services(found);
}

function policies(items: readonly string[], part: string): Uint8Array {
  const found: { id: Uint8Array; qualifiers: Uint8Array[] }[] = [];
  let isQualifier = false;
  for (const item of items) {
    const value = /^[^=]{1,40}= ?(.{1,200})$/.exec(item)?.[1] ?? '';
    if (/^\[\d{1,3},\d{1,3}\]/.test(item)) isQualifier = true;
    else if (isQualifier && value !== '') {
      // Every language says CPS; the other kind is a notice.
      found.at(-1)?.qualifiers.push(write.qualifier(value === 'CPS' ? write.CPS : write.USER_NOTICE, 'http://'));
      isQualifier = false;
    } else if (/^\d(?:\.\d{1,20}){2,30}$/.test(value)) found.push({ id: present(oid(value), part), qualifiers: [] });
  }
  if (found.length === 0) throw new DumpFault(part);
  return write.policies(found);
}

/** "v1", the log's id, a time, two algorithms and a signature, a line each. */
function timestamps(items: readonly string[], part: string): Uint8Array {
  const found = items.flatMap((item, at) =>
    /^[0-9a-f]{64}$/i.test(item) && items[at - 1] === 'v1'
      ? [{ logId: present(fromHex(item), part), time: present(windowsTime(items[at + 1] ?? ''), part) }]
      : [],
  );
  if (found.length === 0) throw new DumpFault(part);
  return write.timestamps(found);
}
