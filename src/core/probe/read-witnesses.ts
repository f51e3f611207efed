import { fromCurl } from './from-curl.ts';
import { fromNmapXml } from './from-nmap-xml.ts';
import { fromNmap } from './from-nmap.ts';
import { fromSClient } from './from-s-client.ts';
import { fromSslyze } from './from-sslyze.ts';
import { fromTestssl } from './from-testssl.ts';
import type { ProbeRecord } from './probe-record.ts';
import { readProbeText } from './read-probe-text.ts';

/** Larger texts are files of another kind. */
const LONGEST = 64 * 1024 * 1024;

/**
 * Everything that a text tells of connections to servers: records of our own format, or else what the outputs of `openssl s_client`,
 * `curl -v`, nmap (text and XML), testssl.sh and SSLyze (JSON) say, as far as it goes. What a tool did not look at is absent or null. The
 * host is empty where nothing names it. Never throws.
 */
export function readWitnesses(text: string): ProbeRecord[] {
  if (text.length > LONGEST) return [];
  const own = readProbeText(text).records;
  if (own.length > 0) return own;
  const json = readJson(text);
  if (json !== null) return json;
  if (text.includes('<nmaprun')) return fromNmapXml(text);
  return [...fromSClient(text), ...fromCurl(text), ...fromNmap(text)].sort((one, other) => one.line - other.line);
}

/** Null where the text is no JSON of a scanner. */
function readJson(text: string): ProbeRecord[] | null {
  const isSslyze = text.includes('"server_scan_results"');
  if (!/^[\s\ufeff]{0,50}[{[]/u.test(text) || !(isSslyze || text.includes('"finding"'))) return null;
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/u, ''));
    return isSslyze ? fromSslyze(parsed, text) : fromTestssl(parsed, text);
  } catch {
    return null;
  }
}
