import { fromNmap } from './from-nmap.ts';
import type { ProbeRecord } from './probe-record.ts';

const TAG =
  /<(?:address addr="([^"]{2,60})" addrtype="ipv[46]"|hostname name="([^"]{1,253})"|port protocol="tcp" portid="(\d{1,5})"|(script id="ssl-enum-ciphers" output=")|(\/host)>)/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&#xa;': '\n', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** The same out of nmap's XML (`-oX`), where every script's text stands in an attribute. */
export function fromNmapXml(text: string): ProbeRecord[] {
  if (!text.includes('<nmaprun') || !text.includes('ssl-enum-ciphers')) return [];
  const records: ProbeRecord[] = [];
  const tag = new RegExp(TAG);
  let [address, name, port] = ['', '', ''];
  let [line, counted] = [1, 0];
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const [, addr, host, portid, script, end] = found;
    if (end !== undefined) [address, name, port] = ['', '', ''];
    if (addr !== undefined && address === '') address = addr;
    if (host !== undefined && name === '') name = host;
    if (portid !== undefined) port = portid;
    if (script === undefined) continue;
    const from = tag.lastIndex;
    const to = text.indexOf('"', from);
    if (to === -1) break;
    tag.lastIndex = to;
    line += text.slice(counted, from).split('\n').length - 1;
    counted = from;
    const said = text.slice(from, to).replace(/&(?:#xa|lt|gt|quot|apos|amp);/gu, (entity) => ENTITIES[entity] ?? entity);
    const where = name === '' ? address : `${name} (${address})`;
    const body = `| ssl-enum-ciphers:${said}`.split('\n').join('\n| ');
    for (const record of fromNmap(`Nmap scan report for ${where}\n${port}/tcp open\n${body}`))
      records.push({ ...record, line, endLine: line });
  }
  return records;
}
