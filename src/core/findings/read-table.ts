import type { HeaderRole } from './finding-names.ts';
import { foldText } from './fold-text.ts';
import { headerKey, type NameIndex } from './name-index.ts';
import { readState } from './read-state.ts';
import { hostOf, portOf, quoteOf, type FindingState, type ReportFinding, type Scanner } from './scan-report.ts';
import { eachRow, type Row } from './each-row.ts';

/** A table's header: what each column is, which delimiter, where it stands, and who writes such tables. */
export interface TableHeader {
  roles: (HeaderRole | null)[];
  delimiter: string;
  offset: number;
  line: number;
  scanner: Scanner;
}

const HEADER_WITHIN = 200;

/** The first line that heads a table of findings, among the first lines; null if none. */
export function findHeader(text: string, index: NameIndex): TableHeader | null {
  let offset = 0;
  for (let line = 1; line <= HEADER_WITHIN && offset < text.length; line++) {
    const end = text.indexOf('\n', offset);
    const content = text.slice(offset, end === -1 ? text.length : end).slice(0, 4000);
    for (const delimiter of [',', ';', '\t', '|']) {
      if (!content.includes(delimiter)) continue;
      const cells = content.split(delimiter).map((cell) => foldText(cell.replaceAll('"', '')));
      const roles = cells.map((cell) => index.headers.get(headerKey(cell)) ?? null);
      const has = (role: HeaderRole): boolean => roles.includes(role);
      if (has('name') && new Set(roles.filter((role) => role !== null)).size >= 2) {
        return { roles, delimiter, offset, line, scanner: writerOf(cells) };
      }
    }
    if (end === -1) break;
    offset = end + 1;
  }
  return null;
}

function writerOf(cells: readonly string[]): Scanner {
  if (cells.includes('fqdn/ip') && cells.includes('finding')) return 'testssl';
  if (cells.includes('nvt name') || cells.includes('nvt oid')) return 'openvas';
  if (cells.includes('qid')) return 'qualys';
  if (cells.includes('plugin id') || cells.includes('plugin') || cells.includes('definition.id')) return 'nessus';
  return 'table';
}

/** Findings of a table: by its scanner's number, or by name. A CVE counts in tables of nobody's, where the row speaks of TLS. */
export function readTable(text: string, header: TableHeader, index: NameIndex): ReportFinding[] {
  const columns = (role: HeaderRole): number[] => header.roles.flatMap((of, column) => (of === role ? [column] : []));
  const [nameColumn = 0] = columns('name');
  const places = {
    id: columns('id'),
    host: columns('host'),
    port: columns('port'),
    state: columns('state'),
    note: columns('note'),
    ignored: columns('ignored'),
    cve: columns('cve'),
  };
  const found: ReportFinding[] = [];
  for (const row of eachRow(text.slice(header.offset), header.delimiter, header.line)) {
    const name = row.cells[nameColumn] ?? '';
    if (name === '' || row.cells.length < 2 || row.line === header.line) continue;
    const all = (role: keyof typeof places): string[] =>
      places[role].map((column) => row.cells[column] ?? '').filter((cell) => cell !== '');
    const kinds = findingsOf(row, name, all('id'), all('cve'), header.scanner, index);
    if (kinds.length === 0) continue;
    const [host = null] = all('host').flatMap((cell) => hostOf(cell) ?? []);
    const [port = portIn(host)] = all('port').flatMap((cell) => portOf(cell) ?? []);
    const state = stateOf(all('state'), all('note'), all('ignored'), index);
    const where = { state, host: host === null ? null : host.replace(/^([^:]+):\d+$/, '$1'), port, line: row.line, quote: quoteOf(name) };
    for (const { finding, scanner } of kinds) found.push({ finding, scanner, ...where });
  }
  return found;
}

function portIn(host: string | null): number | null {
  const after = host === null ? null : /^[^:]+:(\d{1,5})$/.exec(host);
  return after === null ? null : portOf(after[1] ?? '');
}

function findingsOf(
  row: Row,
  name: string,
  ids: readonly string[],
  cves: readonly string[],
  writer: Scanner,
  index: NameIndex,
): { finding: string; scanner: Scanner }[] {
  const scanners = writer === 'table' ? (['nessus', 'openvas', 'qualys'] as const) : [writer];
  for (const scanner of scanners) {
    for (const id of ids) {
      const finding = index.byId.get(`${scanner} ${id.trim()}`);
      if (finding !== undefined) return [{ finding, scanner }];
    }
  }
  const folded = foldText(name.slice(0, 300));
  const names = index.find(folded);
  if (names.length > 0) return names.map(({ finding, scanner }) => ({ finding, scanner: writer === 'table' ? scanner : writer }));
  if (writer !== 'table' || !/(?:^|[^a-z])(?:ssl|tls|https)(?![a-z])/.test(folded)) return [];
  const [finding] = [folded, ...cves.map((cve) => cve.toLowerCase())].flatMap((cell) =>
    [...cell.matchAll(/cve-\d{4}-\d{4,7}/g)].flatMap(([cve]) => index.byCve.get(cve) ?? []),
  );
  return finding === undefined || row.cells.length < 3 ? [] : [{ finding, scanner: 'table' }];
}

function stateOf(states: readonly string[], notes: readonly string[], ignored: readonly string[], index: NameIndex): FindingState {
  if (ignored.some((cell) => foldText(cell) === 'yes')) return 'accepted';
  const said = [...states, ...notes].map((cell) => readState(foldText(cell.slice(0, 300)), index)).filter((state) => state !== null);
  return said.find((state) => state === 'accepted') ?? said[0] ?? 'open';
}
