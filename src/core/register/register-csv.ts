import Papa from 'papaparse';
import { taipeiTime } from '../policy/calendar.ts';
import { windowsTime } from '../text/windows-time.ts';
import { writeCsv } from '../text/write-csv.ts';
import { emptyEntry, type RegisterEntry } from './register-entry.ts';

/** The columns of a saved register, in their order. */
export const REGISTER_COLUMNS = [
  'name',
  'names',
  'notAfter',
  'left',
  'verdict',
  'reason',
  'issuer',
  'notBefore',
  'key',
  'uses',
  'installedOn',
  'system',
  'keeper',
  'remark',
  'places',
  'times',
  'serial',
  'sha1',
  'sha256',
] as const;

export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

/** What the columns are called; from `content/messages/register.yaml`. */
export type RegisterColumns = Readonly<Record<RegisterColumn, string>>;

/** What only words can say of an entry. */
export interface EntryWords {
  left: string;
  verdict: string;
  reason: string;
  /** "backup.zip/www.cer", "My", "0.0.0.0:443": where it was met. */
  places: string;
}

/** The cells of an entry, as text; times are Taiwan's ("2026-10-18 07:59:59"). */
export function cellsOf(entry: RegisterEntry, words: EntryWords): Record<RegisterColumn, string> {
  const { notes } = entry;
  return {
    ...words,
    ...notes,
    name: entry.name,
    names: entry.names.join(' '),
    notAfter: entry.notAfter === null ? '' : taipeiTime(entry.notAfter),
    issuer: entry.issuer,
    notBefore: entry.notBefore === null ? '' : taipeiTime(entry.notBefore),
    key: entry.key,
    uses: entry.uses?.join(' ') ?? '',
    times: String(entry.times),
    serial: entry.serialHex ?? '',
    sha1: entry.sha1 ?? '',
    sha256: entry.sha256 ?? '',
  };
}

/** The register as a table that spreadsheets open and `readRegisterCsv` reads again. */
export function registerCsv(
  entries: readonly RegisterEntry[],
  columns: RegisterColumns,
  wordsOf: (entry: RegisterEntry) => EntryWords,
): string {
  return writeCsv([
    REGISTER_COLUMNS.map((column) => columns[column]),
    ...entries.map((entry) => {
      const cells = cellsOf(entry, wordsOf(entry));
      // A spreadsheet turns a long number of digits alone into a rounded one.
      cells.serial = cells.serial === '' ? '' : `0x${cells.serial}`;
      return REGISTER_COLUMNS.map((column) => cells[column]);
    }),
  ]);
}

/** What people call these columns in tables of their own. */
const ALIASES: Partial<Record<RegisterColumn, RegExp>> = {
  name: /^(?:網域|網域名稱|主機名稱|網址|domain|fqdn|hostname|host|common ?name|cn|名稱|subject|憑證名稱)$/iu,
  notAfter: /^(?:到期日|到期日期|到期時間|有效期限|憑證到期日|not ?after|expiry|expires|expiration|valid ?to)$/iu,
  notBefore: /^(?:生效日|起始日|簽發日|not ?before|valid ?from)$/iu,
  issuer: /^(?:簽發者|簽發單位|發行者|ca|issuer)$/iu,
  serial: /^(?:序號|憑證序號|serial|serial ?number)$/iu,
  sha1: /^(?:指紋|thumbprint|sha-?1|sha-?1 指紋)$/iu,
  sha256: /^(?:sha-?256|sha-?256 指紋|fingerprint)$/iu,
  installedOn: /^(?:裝在|安裝主機|主機|伺服器|設備|server|servers|installed ?on)$/iu,
  system: /^(?:系統|軟體|平台|作業系統|system|software|platform)$/iu,
  keeper: /^(?:負責人|聯絡人|承辦人|窗口|管理者|owner|contact)$/iu,
  remark: /^(?:備註|說明|note|notes|remark)$/iu,
};

/**
 * A register that was saved, or a table of somebody's own with such columns, separated by commas, semicolons or tabs (as a spreadsheet
 * copies it). Null for what is no such table: its first line must name a certificate (its name, serial number or fingerprint) and something
 * of it besides.
 */
export function readRegisterCsv(text: string, file: string | null, columns: RegisterColumns): RegisterEntry[] | null {
  const head = text.slice(0, 4000).split(/[\r\n]/, 1)[0] ?? '';
  const delimiter = ['\t', ',', ';'].find((mark) => head.includes(mark));
  if (delimiter === undefined || head.length > 3000) return null;
  const known = head
    .replace(/^\ufeff/, '')
    .split(delimiter)
    .map((title) => columnOf(title.trim().replace(/^"|"$/g, ''), columns));
  const has = (column: RegisterColumn): boolean => known.includes(column);
  const named = has('name') || has('serial') || has('sha1') || has('sha256');
  if (!named || new Set(known.filter((column) => column !== null)).size < 2) return null;
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter, skipEmptyLines: 'greedy' });
  return data.slice(1).flatMap((row) => entryOf(row, known, file) ?? []);
}

function columnOf(title: string, columns: RegisterColumns): RegisterColumn | null {
  return (
    REGISTER_COLUMNS.find((column) => columns[column] === title) ?? REGISTER_COLUMNS.find((column) => ALIASES[column]?.test(title)) ?? null
  );
}

function entryOf(row: readonly string[], known: readonly (RegisterColumn | null)[], file: string | null): RegisterEntry | null {
  const cell = (column: RegisterColumn): string => {
    const at = known.indexOf(column);
    // What `writeCsv` put in front, so that no spreadsheet runs it.
    return at === -1 ? '' : (row[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
  };
  const names = cell('names')
    .split(/[\s,、;]+/u)
    .filter((name) => name !== '');
  const name = cell('name');
  const serial = cell('serial').replace(/^0x/i, '').replaceAll(/[:\s]/g, '').toLowerCase();
  const entry: RegisterEntry = {
    ...emptyEntry({ file, place: null }),
    name: name || (names[0] ?? ''),
    names: names.length > 0 ? names : name === '' ? [] : [name.toLowerCase()],
    hasAllNames: names.length > 0,
    issuer: cell('issuer'),
    notBefore: timeOf(cell('notBefore'), '00:00:00'),
    notAfter: timeOf(cell('notAfter'), '23:59:59'),
    key: cell('key'),
    uses: known.includes('uses')
      ? cell('uses')
          .split(' ')
          .filter((use) => use !== '')
      : null,
    serialHex: /^[0-9a-f]{1,64}$/.test(serial) ? serial : null,
    sha1: hash(cell('sha1'), 40),
    sha256: hash(cell('sha256'), 64),
    notes: { installedOn: cell('installedOn'), system: cell('system'), keeper: cell('keeper'), remark: cell('remark') },
  };
  return entry.name === '' && entry.serialHex === null && entry.sha1 === null && entry.sha256 === null ? null : entry;
}

/** "2026-10-18", "2026/10/18 7:59", with the time of day that is meant where there is none; of Taiwan's clock. */
function timeOf(text: string, clock: string): string | null {
  const time = windowsTime(/[:：]/u.test(text) ? text : `${text} ${clock}`);
  return time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

function hash(text: string, length: number): string | null {
  const hex = text.replaceAll(/[:\s]/g, '').toLowerCase();
  return hex.length === length && /^[0-9a-f]+$/.test(hex) ? hex : null;
}
