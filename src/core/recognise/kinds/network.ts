import type { Detector, Recognised } from '../recognised.ts';

const SS_HEAD = /^(?:Netid\s+)?State\s+Recv-Q\s+Send-Q\s+Local Address:Port\s+Peer Address:Port/u;
const SS_ROW = /^(?:tcp\s+)?LISTEN\s+\d+\s+\d+\s+(\S{1,80}):(\d{1,5})\s+\S{1,80}(?:\s+(.{0,200}))?$/u;
const NETSTAT_ROW = /^\s{0,4}tcp6?\s+\d+\s+\d+\s+(\S{1,80}):(\d{1,5})\s+\S{1,80}\s+LISTEN\b\s*(.{0,80})$/u;
const WINDOWS_ROW = /^\s{0,4}TCP\s+(\S{1,80}):(\d{1,5})\s+\S{1,80}\s+LISTENING\s+(\d{1,8})\s*$/u;
const CONNECTION_HEAD = /^\s*LocalAddress\s+OwningProcess\s*$/u;
const CONNECTION_ROW = /^\s{0,8}([0-9a-fA-F.:]{2,45})\s+(\d{1,8})\s*$/u;
const HTTPS_PORTS = new Set(['443', '8443']);
const OWNER = /\(\("([^"]{1,60})"|^\d{1,8}\/(\S{1,60})/u;

/** `ss -ltn`, `netstat`, `Get-NetTCPConnection`: who listens. Facts: rows, https (rows at 443 or 8443), owner (of the first of these, as printed). */
export const listeners: Detector = (lines) => {
  let first = -1;
  let rows = 0;
  let https = 0;
  let owner: string | null = null;
  let inConnections = false;
  for (const [index, line] of lines.entries()) {
    if (!line.includes('LISTEN') && !line.includes('Local') && !inConnections) continue;
    if (CONNECTION_HEAD.test(line)) inConnections = true;
    if (SS_HEAD.test(line) || CONNECTION_HEAD.test(line)) {
      if (first === -1) first = index;
      continue;
    }
    const connection = inConnections ? CONNECTION_ROW.exec(line) : null;
    const row = connection
      ? [connection[0], connection[1], null, connection[2]]
      : (SS_ROW.exec(line) ?? NETSTAT_ROW.exec(line) ?? WINDOWS_ROW.exec(line));
    if (row === null) continue;
    if (first === -1) first = index;
    rows += 1;
    if (connection === null && !HTTPS_PORTS.has(row[2] ?? '')) continue;
    if (connection === null) https += 1;
    const named = OWNER.exec(row[3] ?? '');
    owner ??= named?.[1] ?? named?.[2] ?? (/^\d{1,8}$/u.test(row[3] ?? '') ? `PID ${row[3] ?? ''}` : null);
  }
  return first === -1 ? [] : [{ kind: 'listeners', line: first + 1, facts: { rows, https, owner } }];
};

const CAA_SHORT = /^\s*(?:\S{1,253}\.\s+\d{1,8}\s+IN\s+CAA\s+)?(\d{1,3}) (issue|issuewild|iodef|issuemail|issuevmc) "([^"]{0,200})"\s*$/u;

/** `dig CAA`. Facts: records, issuers (who may issue, as published; "" forbids all). */
export const caaRecords: Detector = (lines) => {
  const found = lines.flatMap((line, index) => {
    const one = line.includes('iss') || line.includes('iodef') ? CAA_SHORT.exec(line) : null;
    return one === null ? [] : [{ index, tag: one[2] ?? '', value: (one[3] ?? '').split(';')[0]?.trim() ?? '' }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const issuers = [...new Set(found.flatMap(({ tag, value }) => (tag === 'issue' ? [value === '' ? ';' : value] : [])))];
  return [{ kind: 'caa', line: first.index + 1, facts: { records: found.length, issuers: issuers.join('、') || null } }];
};

const DIG_STATUS = /^;; ->>HEADER<<- opcode: QUERY, status: ([A-Z]{4,10}),/u;
const NSLOOKUP_FAIL = /^\*{2,3} (?:server can't find|\S{1,253} can't find|\S{1,253} 找不到) (\S{1,253}): (.{1,60})$/u;
const NSLOOKUP_NAME = /^(?:Name|名稱):\s+(\S{1,253})\s*$/u;

/** `nslookup`, `dig`. Facts: ok, status (as printed), host. */
export const dnsAnswer: Detector = (lines) => {
  const found: Recognised[] = [];
  for (const [index, line] of lines.entries()) {
    if (found.length > 0) break;
    if (line.startsWith(';; ->>')) {
      const status = DIG_STATUS.exec(line)?.[1];
      if (status !== undefined) found.push({ kind: 'dns', line: index + 1, facts: { ok: status === 'NOERROR', status, host: null } });
    } else if (line.startsWith('**')) {
      const failed = NSLOOKUP_FAIL.exec(line);
      if (failed !== null)
        found.push({ kind: 'dns', line: index + 1, facts: { ok: false, status: failed[2] ?? null, host: failed[1] ?? null } });
    } else {
      const host = line.length < 300 ? NSLOOKUP_NAME.exec(line)?.[1] : undefined;
      if (host !== undefined && /^Address(?:es)?:|^位址:/u.test(lines[index + 1] ?? ''))
        found.push({ kind: 'dns', line: index + 1, facts: { ok: true, status: null, host } });
    }
  }
  return found;
};

const STATUS_LINE = /^(?:< )?HTTP\/\d(?:\.\d)? (\d{3})\b/u;
const HEADER = /^(?:< )?([A-Za-z][A-Za-z-]{2,40}): ?(\S.{0,400})$/u;
const TOLD = new Set(['location', 'strict-transport-security', 'server']);

/** `curl -I`: an answer's head, or the lines of it that were searched for. Facts: status, location, hsts, server. */
export const httpHeaders: Detector = (lines) => {
  // curl -v says more, and has a reader of its own.
  if (lines.some((line) => line.startsWith('* ') || line.startsWith('< HTTP/'))) return [];
  let first = -1;
  let status: number | null = null;
  const told = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('HTTP/')) {
      const code = STATUS_LINE.exec(line)?.[1];
      if (code === undefined) continue;
      if (first === -1) first = index;
      status = Number(code);
      continue;
    }
    const header = line.includes(':') && line.length < 500 ? HEADER.exec(line) : null;
    const name = header?.[1]?.toLowerCase() ?? '';
    if (!TOLD.has(name)) continue;
    const value = (header?.[2] ?? '').trim();
    if (
      first === -1 &&
      !(name === 'strict-transport-security' ? /^max-age=\d/u.test(value) : name === 'location' && /^https?:\/\//u.test(value))
    )
      continue;
    if (first === -1) first = index;
    told.set(name, value);
  }
  if (first === -1) return [];
  return [
    {
      kind: 'http-headers',
      line: first + 1,
      facts: {
        status,
        location: told.get('location') ?? null,
        hsts: told.get('strict-transport-security') ?? null,
        server: told.get('server') ?? null,
      },
    },
  ];
};

const SYNCHRONIZED = /^\s*(?:System clock synchronized|NTP synchronized): (yes|no)\s*$/u;
const W32_SOURCE = /^\s*\S{2,12}\s?[:：] ?(Local CMOS Clock|Free-running System Clock)\s*$/u;
const W32_STATUS = /^(?:Leap Indicator: \d|Last Successful Sync Time: )/u;

/** `timedatectl` and `w32tm /query /status`. Facts: synchronized. */
export const clockStatus: Detector = (lines) => {
  for (const [index, line] of lines.entries()) {
    if (line.length > 200 || !/synchronized|Clock|Leap|Sync/u.test(line)) continue;
    const said = SYNCHRONIZED.exec(line)?.[1];
    if (said !== undefined) return [{ kind: 'clock', line: index + 1, facts: { synchronized: said === 'yes' } }];
    if (W32_STATUS.test(line) || W32_SOURCE.test(line)) {
      const local = lines.slice(index, index + 14).some((next) => W32_SOURCE.test(next));
      return [{ kind: 'clock', line: index + 1, facts: { synchronized: !local } }];
    }
  }
  return [];
};
