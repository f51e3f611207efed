import { textLines } from '../recognise/kinds/text-lines.ts';
import { groupOfWords, weakestGroup } from './group-names.ts';
import { emptyRecord, protocols, type ProbeRecord, type Protocol } from './probe-record.ts';
import { familiesOf, refused, suiteNumber } from './suite-names.ts';

const REPORT = /^\s{0,4}Nmap scan report for (\S{1,253})(?: \(([^)]{2,60})\))?\s*$/u;
const PORT = /^\s{0,4}(\d{1,5})\/tcp\s/u;
const SCRIPT = /^\|[_ ]([a-z][a-z0-9-]{2,40}):/u;
const VERSION = /^(SSLv3|TLSv1\.[0-3]):\s*$/u;
const SUITE = /^(TLS_[A-Z0-9_a-z]{4,80})(?: \(([^)]{1,40})\))?(?: - [A-F])?\s*$/u;
const PREFERENCE = /^cipher preference: (server|client|indeterminate)/u;
const MOST = 2_000;

/**
 * The servers of which nmap's script `ssl-enum-ciphers` told the versions and suites. The name that was sent is not known, since nmap puts
 * what an address resolves to in the place of a name that was given; nor is the chain, of which `ssl-cert` shows the first certificate.
 */
export function fromNmap(text: string): ProbeRecord[] {
  if (!text.includes('ssl-enum-ciphers:')) return [];
  const records: ProbeRecord[] = [];
  let host = '';
  let address: string | null = null;
  let port = 443;
  let open: Section | null = null;
  const close = (end: number, isWhole: boolean): void => {
    if (open !== null && records.length < MOST) records.push(...recordOf(open, end, isWhole));
    open = null;
  };
  for (const [index, line] of textLines(text).entries()) {
    const report = REPORT.exec(line);
    const numbered = PORT.exec(line)?.[1];
    const script = SCRIPT.exec(line)?.[1];
    if (report !== null) [host, address] = [report[1] ?? '', report[2] ?? report[1] ?? null];
    if (numbered !== undefined) port = Number(numbered);
    if (report !== null || numbered !== undefined || script !== undefined || !line.startsWith('|')) close(index, false);
    if (script === 'ssl-enum-ciphers') open = { host, address, port, line: index + 1, versions: new Map(), current: null };
    if (open === null) continue;
    const said = line.replace(/^\|[_ ]/u, '').trim();
    readLine(said, open);
    if (said.startsWith('least strength:')) close(index + 1, true);
  }
  close(Infinity, false);
  return records;
}

interface Version {
  suites: { name: string; group: string | null }[];
  isServersChoice: boolean;
}

interface Section {
  host: string;
  address: string | null;
  port: number;
  line: number;
  versions: Map<Protocol, Version>;
  current: Version | null;
}

function readLine(said: string, section: Section): void {
  const version = protocols.find((each) => each === VERSION.exec(said)?.[1]);
  if (version !== undefined) {
    section.current = { suites: [], isServersChoice: false };
    section.versions.set(version, section.current);
  } else if (section.current !== null) {
    const [, name, exchange = ''] = SUITE.exec(said) ?? [];
    if (name !== undefined) section.current.suites.push({ name, group: groupOfWords(exchange) });
    if (PREFERENCE.exec(said)?.[1] === 'server') section.current.isServersChoice = true;
  }
}

/** `isWhole`: the script's last line is there. Nothing of a section without suites. */
function recordOf({ host, address, port, line, versions }: Section, endLine: number, isWhole: boolean): ProbeRecord[] {
  const accepted = [...versions].filter(([, { suites }]) => suites.length > 0);
  if (accepted.length === 0) return [];
  const record = emptyRecord('nmap', host, port);
  [record.address, record.connect, record.line] = [address, 'ok', line];
  record.endLine = Number.isFinite(endLine) ? endLine : line;
  record.isCut = !isWhole;
  for (const [protocol, { suites, isServersChoice }] of accepted) {
    // In the order of the server's preference where it has one, else by name.
    record.protocols[protocol] = { said: 'yes', cipher: isServersChoice ? suiteNumber(suites[0]?.name ?? '') : null };
    const group = weakestGroup(suites.flatMap((suite) => suite.group ?? []));
    if (group !== null) record.groups[protocol] = group;
  }
  // It asks for all of these; for TLS 1.3 only since version 7.92.
  if (isWhole) for (const each of ['SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2'] as const) record.protocols[each] ??= refused;
  record.ciphers = familiesOf(
    accepted.flatMap(([, { suites }]) => suites.map(({ name }) => name)),
    isWhole,
  );
  return [record];
}
