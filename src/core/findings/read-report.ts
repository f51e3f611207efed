import type { Vocabulary } from './finding-names.ts';
import { nameIndexOf, type NameIndex } from './name-index.ts';
import { readLines } from './read-lines.ts';
import { readNmap } from './read-nmap.ts';
import { readSslyze } from './read-sslyze.ts';
import { findHeader, readTable } from './read-table.ts';
import { readTestsslJson, readTestsslTable, readTestsslText } from './read-testssl.ts';
import { readWebPage } from './read-web-page.ts';
import { readXml } from './read-xml.ts';
import { linePositions } from '../recognise/line-positions.ts';
import type { ReportFinding, Scanner, ScanReport } from './scan-report.ts';

/** What is looked at; more is cut off, and the report says so. */
export const REPORT_LIMIT = 4 * 1024 * 1024;

const TESTSSL_MARKS = [
  'testssl.sh',
  ' <<--',
  ' Testing protocols',
  ' Testing vulnerabilities',
  ' Testing server defaults',
  ' Testing cipher categories',
  'SWEET32 (CVE-2016-2183',
  'LUCKY13 (CVE-2013-0169)',
  'Heartbleed (CVE-2014-0160)',
];

/**
 * Reads a vulnerability scan's report: who wrote it and what it found. The text is only read, and once: the time goes with its length.
 * A text that is none gives no findings.
 */
export function readReport(text: string, vocabulary: Vocabulary): ScanReport {
  const index = nameIndexOf(vocabulary);
  const input = (text.length > REPORT_LIMIT ? text.slice(0, REPORT_LIMIT) : text).replaceAll(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const findings = merged(read(input, index));
  return { scanner: mostOf(findings), findings, cut: text.length > REPORT_LIMIT };
}

function read(text: string, index: NameIndex): ReportFinding[] {
  const json = readJson(text, index);
  if (json !== null) return json;
  if (text.includes('<nvt oid=') || text.includes('<ReportItem ')) return readXml(text, index);
  const header = findHeader(text, index);
  if (header?.scanner === 'testssl') return readTestsslTable(text, header, index);
  if (header !== null) {
    const rows = readTable(text, header, index);
    if (rows.length > 0) return rows;
  }
  const found = [
    ...(text.includes('Nmap') || text.includes('| ssl-') || text.includes('|_ssl') || text.includes('| sslv2')
      ? readNmap(text, index)
      : []),
    ...(TESTSSL_MARKS.some((mark) => text.includes(mark)) ? readTestsslText(text, index) : []),
    ...readWebPage(text, index),
  ];
  return found.length > 0 ? found : readLines(text, index);
}

function readJson(text: string, index: NameIndex): ReportFinding[] | null {
  const first = text.trimStart().charAt(0);
  if (first !== '{' && first !== '[') return null;
  if (!text.includes('"server_scan_results"') && !text.includes('"severity"')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const positions = linePositions(text);
  const lineAt = (offset: number): number => positions.at(Math.max(0, offset)).line;
  if (typeof parsed === 'object' && parsed !== null && 'server_scan_results' in parsed) {
    const begins = serverBegins(text);
    return readSslyze(parsed, (word, server) => lineAt(text.indexOf(word, begins[server] ?? 0)), index);
  }
  // Entries are asked for in their order: each stands behind the one before. One that is written otherwise ends the search.
  let from = 0;
  let lost = false;
  const lineOf = (id: string): number => {
    const at = lost ? -1 : text.indexOf(JSON.stringify(id), from);
    if (at === -1) lost = true;
    else from = at + 1;
    return lineAt(at === -1 ? from : at);
  };
  return readTestsslJson(entriesOf(parsed), lineOf, index);
}

/** Where each server of SSLyze's JSON begins: what it is called stands at its end. */
function serverBegins(text: string): number[] {
  const begins = [0];
  for (let at = text.indexOf('"server_location"'); at !== -1; at = text.indexOf('"server_location"', at + 1)) begins.push(at);
  return begins;
}

/** testssl.sh writes one list, or a list of hosts with a list for each section. */
function entriesOf(parsed: unknown): readonly unknown[] {
  if (Array.isArray(parsed)) return parsed as unknown[];
  const { scanResult } = parsed as { scanResult?: unknown };
  if (!Array.isArray(scanResult)) return [];
  return (scanResult as unknown[]).flatMap((host) => {
    if (typeof host !== 'object' || host === null) return [];
    const { targetHost, ip, port } = host as Record<string, unknown>;
    return Object.values(host).flatMap((section) =>
      Array.isArray(section)
        ? (section as unknown[]).map((entry) =>
            typeof entry === 'object' && entry !== null ? { ip: targetHost ?? ip, port, ...entry } : entry,
          )
        : [],
    );
  });
}

/** One finding on one port of one host is told once, as it is said first; it is done only if all that is said of it is. */
function merged(found: readonly ReportFinding[]): ReportFinding[] {
  const first = new Map<string, ReportFinding>();
  for (const one of found) {
    const key = `${one.finding} ${one.host ?? ''} ${one.port ?? ''}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, { ...one });
    else if (before.state !== one.state) before.state = [before.state, one.state].includes('open') ? 'open' : 'accepted';
  }
  return [...first.values()];
}

function mostOf(findings: readonly ReportFinding[]): Scanner | null {
  const counts = new Map<Scanner, number>();
  for (const { scanner } of findings) counts.set(scanner, (counts.get(scanner) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
