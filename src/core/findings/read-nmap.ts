import type { NameIndex } from './name-index.ts';
import { hostOf, quoteOf, type ReportFinding } from './scan-report.ts';

const PORT_LINE = /^(\d{1,5})\/(?:tcp|udp)\s/;
const SCRIPT_LINE = /^([a-z][a-z0-9-]{2,40}):/;
const ISO_DAY = /\d{4}-\d{2}-\d{2}/;

/** Nmap's text: what its scripts say below a port. A certificate is expired by the day of the scan, self-signed if it names itself as issuer. */
export function readNmap(text: string, index: NameIndex): ReportFinding[] {
  const rules = new Map<string, { text: string; finding: string }[]>();
  for (const { id: finding, names } of index.vocabulary.findings) {
    for (const rule of names.nmap) {
      const script = rule.slice(0, rule.indexOf(':'));
      rules.set(script, [...(rules.get(script) ?? []), { text: rule.slice(script.length + 1).trim(), finding }]);
    }
  }
  const found: ReportFinding[] = [];
  let host: string | null = null;
  let port: number | null = null;
  let script = '';
  let subject = '';
  let day = '';
  for (const [number, raw] of text.split('\n').entries()) {
    const bar = raw.indexOf('|');
    const line = raw.trim();
    if (bar === -1 || bar > 40 || PORT_LINE.test(line)) {
      const report = line.indexOf('Nmap scan report for ');
      if (report !== -1) {
        host = hostOf(line.slice(report + 21));
        port = null;
      }
      if (line.includes('Nmap') && day === '') day = ISO_DAY.exec(line)?.[0] ?? '';
      const opened = PORT_LINE.exec(line);
      if (opened !== null) port = Number(opened[1]);
      if (opened !== null) script = '';
      continue;
    }
    const content = raw.slice(bar + 1).replace(/^_/, ' ');
    const started = SCRIPT_LINE.exec(content.trimStart());
    const said = content.trim();
    const isStart = started !== null && content.length - content.trimStart().length <= 1;
    if (isStart) script = started[1] ?? '';
    const rest = isStart ? said.slice(script.length + 1).trim() : said;
    const push = (finding: string): void => {
      found.push({ finding, scanner: 'nmap', state: 'open', host, port, line: number + 1, quote: quoteOf(said) });
    };
    for (const rule of rules.get(script) ?? []) if (rest.startsWith(rule.text) && !rest.includes('No supported')) push(rule.finding);
    if (script !== 'ssl-cert') continue;
    if (rest.startsWith('Subject: ')) subject = rest.slice(9);
    const special = (word: string): void => {
      for (const rule of rules.get('ssl-cert') ?? []) if (rule.text === word) push(rule.finding);
    };
    if (rest.startsWith('Issuer: ') && rest.slice(8) === subject) special('self-signed');
    const until = rest.startsWith('Not valid after:') ? (ISO_DAY.exec(rest)?.[0] ?? '') : '';
    if (until !== '' && day !== '' && until < day) special('expired');
  }
  return found;
}
