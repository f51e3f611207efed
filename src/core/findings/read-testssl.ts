import type { NameIndex } from './name-index.ts';
import { hostOf, portOf, quoteOf, type ReportFinding } from './scan-report.ts';
import { eachRow } from './each-row.ts';
import type { TableHeader } from './read-table.ts';

const WORSE = new Set(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']);

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

interface Said {
  id: string;
  severity: string;
  finding: string;
  host: string | null;
  port: number | null;
  line: number;
}

/** Rows of the CSV. */
export function readTestsslTable(text: string, header: TableHeader, index: NameIndex): ReportFinding[] {
  const found: ReportFinding[] = [];
  for (const { cells, line } of eachRow(text.slice(header.offset), header.delimiter, header.line)) {
    const [id = '', address = '', port = '', severity = '', finding = ''] = cells;
    // The header itself is rated nothing.
    if (WORSE.has(severity.toUpperCase()))
      found.push(...judged({ id, severity, finding, host: hostOf(address), port: portOf(port), line }, index));
  }
  return found;
}

/** Entries of the JSON, flat or by section. */
export function readTestsslJson(entries: readonly unknown[], lineOf: (id: string) => number, index: NameIndex): ReportFinding[] {
  return entries.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { id, severity, finding, ip, port } = entry as Record<string, unknown>;
    if (typeof id !== 'string' || typeof severity !== 'string') return [];
    const said = { id, severity, finding: textOf(finding), host: hostOf(textOf(ip)), port: portOf(textOf(port)) };
    return judged({ ...said, line: lineOf(id) }, index);
  });
}

function judged(said: Said, index: NameIndex): ReportFinding[] {
  if (!WORSE.has(said.severity.toUpperCase())) return [];
  // Of several certificates the id is followed by " <cert#1>".
  const [id = ''] = said.id.split(/[ <]/, 1);
  const lower = said.finding.toLowerCase();
  return index.vocabulary.findings
    .filter(({ names }) =>
      names.testssl.some(
        (rule) =>
          rule.id === id &&
          (rule.says === undefined ||
            lower.startsWith(rule.says.toLowerCase()) ||
            (!lower.startsWith('not ') && lower.includes(rule.says.toLowerCase()))),
      ),
    )
    .map((finding) => ({
      finding: finding.id,
      scanner: 'testssl',
      state: 'open',
      host: said.host,
      port: said.port,
      line: said.line,
      quote: quoteOf(`${said.id} ${said.severity} ${said.finding}`),
    }));
}

/** What a program that colours its output leaves between the letters. */
function withoutColours(line: string): string {
  if (!line.includes('\u001b')) return line;
  return line
    .split('\u001b')
    .map((piece, number) => (number > 0 && piece.startsWith('[') ? piece.slice(piece.search(/[a-zA-Z]/) + 1) : piece))
    .join('');
}

const WHERE = /-->>? ?(\S{1,100}):(\d{1,5}) \((\S{1,253})\) <?<--/;

/** The text as the terminal shows it. */
export function readTestsslText(text: string, index: NameIndex): ReportFinding[] {
  const rules = index.vocabulary.findings
    .flatMap(({ id: finding, names }) => names.testsslLines.map((rule) => ({ ...rule, finding })))
    .sort((a, b) => b.label.length - a.label.length);
  const found: ReportFinding[] = [];
  let host: string | null = null;
  let port: number | null = null;
  for (const [number, raw] of text.split('\n').entries()) {
    const line = withoutColours(raw).trim();
    const where = line.includes('-->') && line.length < 500 ? WHERE.exec(line) : null;
    if (where !== null) {
      host = where[3] ?? null;
      port = portOf(where[2] ?? '');
    }
    for (const { label, says, finding } of rules) {
      if (!line.startsWith(label)) continue;
      // "TLS 1" is not the beginning of "TLS 1.1".
      const rest = line.slice(label.length);
      if (!/^[\s(,]/.test(rest) || !rest.trim().startsWith(says)) continue;
      found.push({ finding, scanner: 'testssl', state: 'open', host, port, line: number + 1, quote: quoteOf(line) });
    }
  }
  return found;
}
