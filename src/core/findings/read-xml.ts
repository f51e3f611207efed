import type { NameIndex } from './name-index.ts';
import { hostOf, portOf, quoteOf, type ReportFinding } from './scan-report.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** The XML of Greenbone (`<result>` with an `<nvt oid>`) and of Nessus (`<ReportItem pluginID>`), read as text: what is not there is not needed. */
export function readXml(text: string, index: NameIndex): ReportFinding[] {
  return [...greenbone(text, index), ...nessus(text, index)];
}

function greenbone(text: string, index: NameIndex): ReportFinding[] {
  const found: ReportFinding[] = [];
  const lines = lineCounter(text);
  let at = text.indexOf('<result');
  while (at !== -1) {
    const next = text.charAt(at + 7);
    if (next !== '>' && next !== ' ') {
      at = text.indexOf('<result', at + 7);
      continue;
    }
    const end = text.indexOf('</result>', at);
    const block = text.slice(at, end === -1 ? text.length : end);
    const oid = between(block, '<nvt oid="', '"');
    const name = between(block.slice(Math.max(0, block.indexOf('<nvt oid='))), '<name>', '</name>');
    const finding = index.byId.get(`openvas ${oid}`) ?? index.find(plain(name).toLowerCase())[0]?.finding;
    if (oid !== '' && finding !== undefined) {
      found.push({
        finding,
        scanner: 'openvas',
        state: 'open',
        host: hostOf(between(block, '<host>', '<')),
        port: portOf(between(block, '<port>', '<')),
        line: lines(at),
        quote: quoteOf(plain(name)),
      });
    }
    if (end === -1) break;
    at = text.indexOf('<result', end);
  }
  return found;
}

function nessus(text: string, index: NameIndex): ReportFinding[] {
  const found: ReportFinding[] = [];
  const lines = lineCounter(text);
  let hostAt = text.indexOf('<ReportHost ');
  let host: string | null = null;
  for (let at = text.indexOf('<ReportItem '); at !== -1; at = text.indexOf('<ReportItem ', at + 12)) {
    while (hostAt !== -1 && hostAt < at) {
      host = hostOf(between(text.slice(hostAt, hostAt + 400), 'name="', '"'));
      hostAt = text.indexOf('<ReportHost ', hostAt + 12);
    }
    const tag = text.slice(at, at + 1000).split('>', 1)[0] ?? '';
    const finding = index.byId.get(`nessus ${between(tag, 'pluginID="', '"')}`);
    if (finding === undefined) continue;
    const quote = quoteOf(plain(between(tag, 'pluginName="', '"')));
    found.push({ finding, scanner: 'nessus', state: 'open', host, port: portOf(between(tag, ' port="', '"')), line: lines(at), quote });
  }
  return found;
}

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  if (from === -1) return '';
  const to = text.indexOf(end, from + start.length);
  return text.slice(from + start.length, to === -1 ? text.length : to);
}

const plain = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity).replaceAll(/\s+/g, ' ');

/** Lines of places that only ever come later. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
