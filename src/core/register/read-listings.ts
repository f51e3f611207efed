import { printedAttributes, shortPrintedName } from '../connection/printed-name.ts';
import { CERTUTIL_HEAD, CONTAINER, MISSING, RULE } from '../recognise/kinds/windows-stores.ts';
import { windowsTime } from '../text/windows-time.ts';
import { emptyEntry, type RegisterEntry } from './register-entry.ts';

/**
 * What lists of certificates say that hold no certificate: `certutil -store`, PowerShell's `Get-ChildItem Cert:`, `netsh http show sslcert`,
 * and the short form of `keytool -list`, in English or Chinese. Empty where a text is none of these. Never throws; the time is linear.
 */
export function readListings(text: string, file: string | null): RegisterEntry[] {
  const lines = text.split(/\r\n|\r|\n/);
  return [certutilStore, powershellList, powershellTable, netshBindings, keytoolBrief].flatMap((read) => read(lines, file));
}

const STORE_NAME = /^\s{0,4}([A-Za-z]{2,30}) "[^"]{1,60}"\s*$/u;
const STORE_FIELD =
  /^\s{0,8}(Serial Number|序號|序列號|序列号|Issuer|簽發者|發行者|颁发者|Subject|主體|主旨|使用者|NotBefore|NotAfter|Cert Hash ?\(sha1\)|憑證雜湊 ?\(sha1\)|证书哈希 ?\(sha1\))[:：]\s?(.{1,2000})$/iu;

/** `certutil -store my`, with or without `-v`. */
function certutilStore(lines: readonly string[], file: string | null): RegisterEntry[] {
  const found: RegisterEntry[] = [];
  let store = '';
  let open: RegisterEntry | null = null;
  for (const line of lines) {
    const name = open === null ? STORE_NAME.exec(line)?.[1] : undefined;
    if (name !== undefined) store = name;
    if (line.startsWith('====') && CERTUTIL_HEAD.test(line)) {
      open = emptyEntry({ file, place: store === '' ? null : store });
      found.push(open);
    }
    if (open === null) continue;
    if (CONTAINER.test(line)) open.hasKey ??= true;
    if (MISSING.test(line)) open.hasKey = false;
    const [, label = '', value = ''] = STORE_FIELD.exec(line.slice(0, 2100)) ?? [];
    if (label !== '') storeField(open, label, value.trim());
  }
  return found.filter(isKnown);
}

function storeField(entry: RegisterEntry, label: string, value: string): void {
  if (/^(?:Serial|序)/iu.test(label)) entry.serialHex ??= hexOf(value);
  else if (/^(?:Issuer|簽發|發行|颁发)/iu.test(label)) entry.issuer ||= shortPrintedName(value);
  else if (/^NotBefore/iu.test(label)) entry.notBefore ??= isoOf(value);
  else if (/^NotAfter/iu.test(label)) entry.notAfter ??= isoOf(value);
  else if (/sha1/iu.test(label)) entry.sha1 ??= sha1Of(value);
  else if (entry.name === '') nameAs(entry, value);
}

const PROPERTY = /^\s{0,4}([A-Z][A-Za-z]{3,25})\s{1,30}: ?(.{0,2000})$/u;
const PROPERTIES = new Set([
  'Thumbprint',
  'Subject',
  'Issuer',
  'NotAfter',
  'NotBefore',
  'HasPrivateKey',
  'SerialNumber',
  'FriendlyName',
  'DnsNameList',
  'PSParentPath',
]);
const PARENT = /Certificate::(\S{1,80})/u;

/** `Get-ChildItem Cert:\LocalMachine\My | Format-List …` */
function powershellList(lines: readonly string[], file: string | null): RegisterEntry[] {
  const found: RegisterEntry[] = [];
  let open = new Map<string, string>();
  const close = (): void => {
    if (open.has('Thumbprint') || (open.has('Subject') && open.has('NotAfter'))) found.push(powershellEntry(open, file));
    open = new Map();
  };
  let last = '';
  for (const line of lines) {
    const [, name = '', value = ''] = line.includes(' :') ? (PROPERTY.exec(line.slice(0, 2100)) ?? []) : [];
    if (PROPERTIES.has(name)) {
      if (open.has(name)) close();
      open.set(name, value.trim());
      last = name;
      // What a narrow window broke goes on, indented.
    } else if (last !== '' && /^\s{10,200}\S/u.test(line)) open.set(last, `${open.get(last) ?? ''}${line.trim()}`);
    else last = '';
  }
  close();
  return found.filter(isKnown);
}

function powershellEntry(said: ReadonlyMap<string, string>, file: string | null): RegisterEntry {
  const entry = emptyEntry({ file, place: PARENT.exec(said.get('PSParentPath') ?? '')?.[1] ?? null });
  nameAs(entry, said.get('Subject') ?? '');
  entry.sha1 = sha1Of(said.get('Thumbprint') ?? '');
  entry.serialHex = hexOf(said.get('SerialNumber') ?? '');
  const issuer = said.get('Issuer') ?? '';
  if (issuer !== '') entry.issuer = shortPrintedName(issuer);
  entry.notBefore = isoOf(said.get('NotBefore') ?? '');
  entry.notAfter = isoOf(said.get('NotAfter') ?? '');
  const key = said.get('HasPrivateKey');
  entry.hasKey = key === 'True' ? true : key === 'False' ? false : null;
  const names = [...(said.get('DnsNameList') ?? '').matchAll(/[^\s,{}]{3,253}/gu)].map(([name]) => name.toLowerCase());
  if (names.length > 0 && !(said.get('DnsNameList') ?? '').includes('...')) {
    [entry.names, entry.hasAllNames] = [names, true];
    entry.name = names[0] ?? entry.name;
  }
  return entry;
}

const TABLE_TIME = /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?: (?:上午|下午|AM|PM))? \d{1,2}:\d{2}(?::\d{2})?(?: (?:AM|PM|上午|下午))?/u;

const NEXT_COLUMN = /\s\s|\s(?:True|False)\b|\s[0-9A-F]{40}\b/u;

/** `Get-ChildItem Cert:\LocalMachine\My`, with `Format-Table` or without, in any order of columns. */
function powershellTable(lines: readonly string[], file: string | null): RegisterEntry[] {
  const found: RegisterEntry[] = [];
  let place: string | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.includes('PSParentPath')) place = PARENT.exec(line)?.[1] ?? null;
    if (!line.includes('---') || !RULE.test(line.slice(0, 2000))) continue;
    const heads = (lines[at - 1] ?? '').trim().split(/\s+/u);
    if (!heads.includes('Thumbprint')) continue;
    for (at++; at < lines.length; at++) {
      const row = (lines[at] ?? '').slice(0, 2000);
      const print = /(?:^|\s)([0-9A-F]{40})(?=\s|$)/u.exec(row)?.[1];
      if (print === undefined) break;
      const entry = emptyEntry({ file, place });
      entry.sha1 = print.toLowerCase();
      if (heads.includes('NotAfter')) entry.notAfter = isoOf(TABLE_TIME.exec(row)?.[0] ?? '');
      const key = /(?:^|\s)(True|False)(?=\s|$)/u.exec(row)?.[1];
      if (heads.includes('HasPrivateKey') && key !== undefined) entry.hasKey = key === 'True';
      const subject = /(?:CN|O|OU|C|E) ?= ?.{1,1500}/u.exec(row)?.[0] ?? '';
      // The columns behind the name are not part of it.
      nameAs(entry, subject.split(TABLE_TIME)[0]?.split(NEXT_COLUMN)[0]?.trim() ?? '');
      found.push(entry);
    }
  }
  return found;
}

const BINDING = /^\s{1,12}(?:(?:IP|Hostname|Host name|主機名稱|主机名)\s?:\s?(?:port|連接埠|端口))\s{1,40}:\s?(\S{3,260})\s*$/iu;
const BOUND_HASH = /^\s{1,12}(?:Certificate Hash|憑證雜湊|证书哈希)\s{1,40}:\s?([0-9a-f]{40})\s*$/iu;

/** `netsh http show sslcert`: which address shows which certificate. */
function netshBindings(lines: readonly string[], file: string | null): RegisterEntry[] {
  const found: RegisterEntry[] = [];
  let endpoint: string | null = null;
  for (const line of lines) {
    if (line.length > 400) continue;
    const bound = BINDING.exec(line)?.[1];
    if (bound !== undefined) endpoint = bound;
    const hash = endpoint === null ? undefined : BOUND_HASH.exec(line)?.[1];
    if (hash === undefined) continue;
    found.push({ ...emptyEntry({ file, place: endpoint }), sha1: hash.toLowerCase() });
    endpoint = null;
  }
  return found;
}

const ALIAS = /^([^,，]{1,200}),.{1,80}[ ,](PrivateKeyEntry|keyEntry|trustedCertEntry),?\s*$/u;
const PRINT = /^.{2,40}\(SHA-?256\)\s?[:：]\s?((?:[0-9A-F]{2}:){31}[0-9A-F]{2})\s*$/iu;

/** `keytool -list` without `-v`: an alias, and below it a fingerprint. */
function keytoolBrief(lines: readonly string[], file: string | null): RegisterEntry[] {
  return lines.flatMap((line, index): RegisterEntry[] => {
    const print = line.length < 200 ? PRINT.exec(line)?.[1] : undefined;
    const [, alias, kind] = print === undefined ? [] : (ALIAS.exec((lines[index - 1] ?? '').slice(0, 400)) ?? []);
    if (print === undefined || alias === undefined) return [];
    const sha256 = print.replaceAll(':', '').toLowerCase();
    const isTrusted = kind === 'trustedCertEntry';
    const role = isTrusted ? 'ca' : 'server';
    return [{ ...emptyEntry({ file, place: alias.trim() }), sha256, name: alias.trim(), role, hasKey: !isTrusted }];
  });
}

/** The common name of a printed name stands for all of them. */
function nameAs(entry: RegisterEntry, printed: string): void {
  if (printed === '') return;
  entry.name = shortPrintedName(printed);
  entry.names = printedAttributes(printed).some(({ type }) => type === 'CN') ? [entry.name.toLowerCase()] : [];
}

const isKnown = ({ sha1, serialHex, name }: RegisterEntry): boolean => sha1 !== null || serialHex !== null || name !== '';

function isoOf(printed: string): string | null {
  const time = windowsTime(printed);
  return time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

const sha1Of = (printed: string): string | null =>
  /^[0-9a-f]{40}$/i.test(printed.replaceAll(' ', '')) ? printed.replaceAll(' ', '').toLowerCase() : null;

const hexOf = (printed: string): string | null => (/^[0-9a-f]{1,64}$/i.test(printed) ? printed.toLowerCase() : null);
