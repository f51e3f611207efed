import { foldBlanks, foldLines } from './fold-text.ts';
import { headerKey, type NameAt, type NameIndex } from './name-index.ts';
import { readState } from './read-state.ts';
import { hostOf, portOf, quoteOf, type ReportFinding } from './scan-report.ts';

const LINE_LIMIT = 2000;
/** How much of the next line a name that was broken across two may need. */
const OVERHANG = 100;
/** A state that stands by itself belongs to the finding this many lines above at most. */
const STATE_WITHIN = 15;

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/;
const PORT = /^(?:(?:tcp|udp)\/\d{1,5}(?:\/\S*)?|\d{1,5}\/(?:tcp|udp)|\d{1,6}\.?)$/;
const OPENS = '|([{<:,;)]}>-–—•*·#./\\>、。';
/** A name's number is looked for this far from it: the longest one and what may stand between. */
const BESIDE = 60;
const LONGEST_HEADING = 24;
const NONE: readonly NameAt[] = [];
const OID = /1\.3\.6\.1\.4\.1\.25623\.1\.0\.\d{1,7}/g;

/**
 * Names in plain text: headings, lists, rows pasted without their header. A name counts where it stands like one: alone, or between marks,
 * numbers, addresses, severities and states; beside its number it counts anywhere. In a sentence it is only a word.
 */
export function readLines(text: string, index: NameIndex): ReportFinding[] {
  const found: ReportFinding[] = [];
  const lines = foldLines(text);
  const lineAt = (at: number): string => foldBlanks((lines[at] ?? '').slice(0, LINE_LIMIT));
  const rawLine = lineTeller(text);
  const greenbone = text.includes('1.3.6.1.4.1.25623');
  let host: string | null = null;
  let port: number | null = null;
  let last: ReportFinding | null = null;
  let ported = false;
  let line = '';
  let next = lineAt(0);
  for (let number = 0; number < lines.length; number++) {
    line = next;
    next = lineAt(number + 1);
    if (line === '') continue;
    const here = placeOn(line, index);
    if (here.onlyHost !== null) {
      host = here.onlyHost;
      port = null;
      // A record may begin with the name: the first address after it is its own, if none stood before.
      if (last !== null && last.host === null && number + 1 - last.line <= STATE_WITHIN) last.host = host;
    }
    if (here.heading !== null) port = here.heading;
    const begins = index.mayBegin(line);
    const names = begins === -1 ? NONE : namesOf(line, next, begins, index);
    const byOid = names.length > 0 || !greenbone ? NONE : oidsOf(line, index);
    const kinds = names.length > 0 ? names : byOid;
    for (const { start, end, finding, scanner } of kinds) {
      const rest = `${line.slice(0, start)} ${line.slice(end)}`;
      // The number under the name is the same finding said twice.
      if (last !== null && byOid.length > 0 && last.finding === finding && number + 1 - last.line < 60) continue;
      last = {
        finding,
        scanner,
        state: readState(rest, index) ?? 'open',
        host: addressIn(rest) ?? host,
        port: portBeside(rest) ?? port,
        line: number + 1,
        quote: quoteOf(rawLine(number)),
      };
      ported = last.port !== null;
      found.push(last);
    }
    // "10863 - SSL Certificate Information" begins something that is no finding.
    if (kinds.length === 0 && /^\d{4,6} - \S/.test(line)) last = null;
    if (kinds.length > 0 || last === null) continue;
    if (here.port !== null) {
      if (!ported) last.port = here.port;
      else if (last.port !== here.port && here.nessus) found.push((last = { ...last, port: here.port }));
      ported = true;
    }
    if (number + 1 - last.line <= STATE_WITHIN) last.state = labelledState(line, index) ?? last.state;
  }
  return found;
}

/** Lines of a text by their number, of numbers that only ever grow. */
function lineTeller(text: string): (number: number) => string {
  let at = 0;
  let from = 0;
  return (number) => {
    for (; at < number; at++) from = text.indexOf('\n', from) + 1;
    const end = text.indexOf('\n', from);
    return text.slice(from, end === -1 ? text.length : end);
  };
}

interface Place {
  onlyHost: string | null;
  port: number | null;
  heading: number | null;
  nessus: boolean;
}

const NOWHERE: Place = { onlyHost: null, port: null, heading: null, nessus: false };

/** What a line without a name says of the place: an address alone, "tcp/443/www", "Port: 443/tcp", "2.1.1 Medium 443/tcp". */
function placeOn(line: string, index: NameIndex): Place {
  const nothing = NOWHERE;
  if (line.length > 120 || !/\d/.test(line)) return nothing;
  const cut = line.includes(':') ? line.indexOf(':') : line.indexOf(' ');
  // The line is folded already: of a heading only the blanks are to go.
  const role = cut > 0 && cut <= LONGEST_HEADING ? index.headers.get(line.slice(0, cut).replaceAll(' ', '')) : undefined;
  if (role === 'host' || !line.includes(' ')) {
    const only = hostOf(role === 'host' ? line.slice(cut + 1) : line);
    if (only !== null && (role === 'host' || ADDRESS.test(line))) return { ...nothing, onlyHost: only.replace(/:\d+$/, '') };
  }
  const nessus = /^(?:tcp|udp)\/(\d{1,5})(?:\/|$)/.exec(line);
  if (nessus !== null) return { ...nothing, port: portOf(nessus[1] ?? ''), nessus: true };
  if (role === 'port') return { ...nothing, port: portOf(line.slice(cut + 1)) };
  const heading = /^[\d.]{1,12} (?:critical|high|medium|low|log) (\d{1,5})\/(?:tcp|udp)$/.exec(line);
  return heading === null ? nothing : { ...nothing, heading: portOf(heading[1] ?? '') };
}

/** The names that stand in a line as names do; one may end in the next. */
function namesOf(line: string, next: string, begins: number, index: NameIndex): NameAt[] {
  const joined = `${line} ${next.slice(0, OVERHANG)}`;
  return index.find(joined, line.length, begins).filter((name) => counts(joined, line, name, index));
}

/** Does a name at this place stand like a heading or a cell. */
function counts(joined: string, line: string, { start, end, finding }: NameAt, index: NameIndex): boolean {
  const before = bare(joined.slice(0, start));
  // A name that goes on in the next line ends where it ends there; one that does not, at the end of its own.
  const after = bare(end <= line.length ? line.slice(end) : joined.slice(end));
  if (numberBeside(before.slice(-BESIDE), after.slice(0, BESIDE), index.idsOf.get(finding) ?? [])) return true;
  if (line.includes('?')) return false;
  const row = (): boolean => isRow(line, index);
  return opens(before, index, row) && closes(after, index, row);
}

/** Without blanks and quotation marks at its ends. */
function bare(text: string): string {
  let from = 0;
  let to = text.length;
  const skipped = ' "\'`\u300c\u300d\u300e\u300f';
  while (from < to && skipped.includes(text.charAt(from))) from += 1;
  while (to > from && skipped.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function numberBeside(before: string, after: string, ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  const left =
    before
      .split(/[^0-9.]+/)
      .filter((piece) => piece !== '')
      .at(-1) ?? '';
  const right = after.split(/[^0-9.]+/).find((piece) => piece !== '') ?? '';
  const near = (piece: string, text: string, atEnd: boolean): boolean => {
    const at = atEnd ? text.lastIndexOf(piece) : text.indexOf(piece);
    return ids.includes(piece) && (atEnd ? text.length - at - piece.length : at) <= 12;
  };
  return near(left, before, true) || near(right, after, false);
}

const isToken = (token: string, index: NameIndex): boolean =>
  ADDRESS.test(token) ||
  PORT.test(token) ||
  index.severities.has(token) ||
  /^cve-\d{4}-\d{4,7}$/.test(token) ||
  (token.includes('.') && hostOf(token) === token && /\d|\.gov|\.tw/.test(token));

function opens(before: string, index: NameIndex, row: () => boolean): boolean {
  if (before === '') return true;
  const last = before.at(-1) ?? '';
  if ('|([{<:)]}>-–—•*·#\u3011\u300b\u3015'.includes(last)) return true;
  if (OPENS.includes(last)) return /^[\d.()\u3001]+$/.test(before) || row();
  const token = before.split(/[ |:,;()]/).at(-1) ?? '';
  if (isToken(token, index)) return true;
  // "3: name of the weakness SSL …": a label, with or without its colon.
  return index.endsWithHeading(before.slice(-30));
}

function closes(after: string, index: NameIndex, row: () => boolean): boolean {
  if (after === '') return true;
  const first = after.charAt(0);
  if (first === '|') return true;
  const said = after.length <= 80 && readState(after, index) !== null;
  if ('([)]}'.includes(first)) return said || /^[([][^()[\]]{0,60}[)\]]?$/.test(after) || first === ')' || first === ']' || row();
  if (',;:-–—、。.'.includes(first)) return said || after.length === 1 || row();
  const [token = ''] = after.split(/[ |,;()]/, 1);
  return isToken(token, index) || said;
}

function isRow(line: string, index: NameIndex): boolean {
  const tokens = line.split(/[ |,;]+/);
  const like = tokens.filter((token) => ADDRESS.test(token) || index.severities.has(token) || /^\d{5,6}$/.test(token)).length;
  return line.includes('|') || like >= 2 || (like === 1 && tokens.length <= 16);
}

function oidsOf(line: string, index: NameIndex): readonly NameAt[] {
  if (!line.includes('25623')) return NONE;
  return [...line.matchAll(OID)].flatMap(({ 0: oid, index: start }) => {
    const finding = index.byId.get(`openvas ${oid}`);
    return finding === undefined ? [] : [{ finding, scanner: 'openvas' as const, start, end: start + oid.length }];
  });
}

function addressIn(text: string): string | null {
  const token = text.split(/[^0-9a-z.:_/-]+/).find((piece) => ADDRESS.test(piece));
  return token?.replace(/:\d+$/, '') ?? null;
}

/** "192.0.2.1:443", "443/tcp", "tcp/443" in a row; a bare number is a port only as a cell of its own. */
function portBeside(text: string): number | null {
  const marked = /(?:^|[\s|(])(?:\d{1,3}(?:\.\d{1,3}){3}:(\d{1,5})|(\d{1,5})\/(?:tcp|udp)|(?:tcp|udp)\/(\d{1,5}))(?:$|[\s|)/,;])/.exec(
    text,
  );
  if (marked !== null) return portOf(marked[1] ?? marked[2] ?? marked[3] ?? '');
  const cells = text.split('|').map((cell) => cell.trim());
  const address = cells.findIndex((cell) => ADDRESS.test(cell));
  const [cell] = address === -1 ? [] : cells.slice(address + 1, address + 4).filter((one) => /^\d{1,5}$/.test(one));
  return cell === undefined ? null : portOf(cell);
}

function labelledState(line: string, index: NameIndex): ReportFinding['state'] | null {
  if (line.length > 120) return null;
  const colon = line.indexOf(':');
  if (colon < 1) return null;
  const role = index.headers.get(headerKey(bare(line.slice(0, colon))));
  if (role !== 'state' && role !== 'note') return null;
  return readState(line.slice(colon + 1), index);
}
