import type { Detector, Recognised } from '../recognised.ts';

/** What begins a certificate in a listing of certutil, says where its key lies, and says that the key is not there. */
export const CERTUTIL_HEAD = /^={4,40}\s*(?:Certificate|憑證|证书)\s+\d+\s*={4,40}\s*$/iu;
export const CONTAINER = /^\s*(?:Key Container|金鑰容器|密钥容器|Simple container name|簡單的容器名稱)\s*[=:：]/iu;
export const MISSING =
  /Missing stored keyset|Cannot find the certificate and private key|No key provider information|遺失儲存的金鑰組|遺漏儲存的金鑰組/iu;
const TEST_FAILED = /(?:Encryption|Signature) test FAILED|public key does NOT match stored keyset/iu;
const REPAIR = /-repairstore (?:command|命令)|certutil(?:\.exe)?\s.{0,60}-repairstore\b/iu;
const REQUESTS = /^\s*REQUEST\b|Cert:\\LocalMachine\\REQUEST/iu;

/**
 * `certutil -store` and `-repairstore`. Facts: certificates, keyContainers (how many say where their key lies), missingKeys (how many miss
 * it), failedTests, repaired (the listing is that of a repair), pending (the store of requests).
 */
export const certutilStore: Detector = (lines) => {
  const first = lines.findIndex((line) => line.startsWith('====') && CERTUTIL_HEAD.test(line));
  if (first === -1) return [];
  const blocks: string[][] = [];
  for (const line of lines.slice(first)) {
    if (line.startsWith('====') && CERTUTIL_HEAD.test(line)) blocks.push([]);
    blocks.at(-1)?.push(line);
  }
  const count = (pattern: RegExp): number => blocks.filter((block) => block.some((line) => pattern.test(line))).length;
  return [
    {
      kind: 'certutil',
      line: first + 1,
      facts: {
        certificates: blocks.length,
        keyContainers: count(CONTAINER),
        missingKeys: count(MISSING),
        failedTests: count(TEST_FAILED),
        pending: REQUESTS.test(lines[first - 1] ?? ''),
        repaired: lines.some((line) => REPAIR.test(line)),
      },
    },
  ];
};

const STORE = /PSParentPath\s*:\s*Microsoft\.PowerShell\.Security\\Certificate::(\S{1,80})/u;
const COLUMNS = new Set([
  'Thumbprint',
  'Subject',
  'Issuer',
  'NotAfter',
  'NotBefore',
  'HasPrivateKey',
  'SerialNumber',
  'FriendlyName',
  'EnhancedKeyUsageList',
  'DnsNameList',
  'PSPath',
  'Services',
]);
const HEAD = /^\s{0,8}(?:[A-Z][A-Za-z]{3,25}\s{1,200}){1,7}[A-Z][A-Za-z]{3,25}\s*$/u;
/** The line under the heads of PowerShell's table. */
export const RULE = /^\s{0,200}-{3,200}(?:\s{1,200}-{3,200}){1,8}\s*$/u;
const ROW = /[0-9A-F]{40}|=/u;
/** PowerShell puts a blank before the colon; certutil does not. */
const PROPERTY = /^\s{0,4}([A-Z][A-Za-z]{3,25})\s{1,30}: ?(.{0,500})$/u;
const TRUST_STORES = /\\(?:Root|CA|AuthRoot|TrustedPeople|Disallowed)\b/iu;

interface Certificate {
  line: number;
  hasKey: boolean | null;
}

/**
 * PowerShell's listings of certificates, as tables or lists with any columns.
 * Facts: store as printed, certificates, withKey, withoutKey (of those that say it), hasKeyColumn, pending (the store of requests),
 * trustOnly (a store where nobody needs a key).
 */
export const powershellCerts: Detector = (lines): Recognised[] => {
  const store = lines.findIndex((line) => line.includes('PSParentPath') && STORE.test(line));
  const table = tableOf(lines);
  const list = listOf(lines);
  const certificates = [...table.certificates, ...list];
  if (store === -1 && certificates.length === 0) return [];
  const first = Math.min(
    store === -1 ? Infinity : store + 1,
    table.line ?? Infinity,
    certificates[0]?.line ?? Infinity,
    list[0]?.line ?? Infinity,
  );
  const path = STORE.exec(lines[store] ?? '')?.[1] ?? null;
  const count = (hasKey: boolean): number => certificates.filter((one) => one.hasKey === hasKey).length;
  return [
    {
      kind: 'powershell-certs',
      line: first,
      facts: {
        store: path,
        certificates: certificates.length,
        withKey: count(true),
        withoutKey: count(false),
        hasKeyColumn: certificates.some(({ hasKey }) => hasKey !== null),
        pending: lines.some((line) => REQUESTS.test(line)),
        trustOnly: path !== null && TRUST_STORES.test(path),
      },
    },
  ];
};

function tableOf(lines: readonly string[]): { line: number | null; certificates: Certificate[] } {
  const certificates: Certificate[] = [];
  let line: number | null = null;
  for (let at = 1; at < lines.length; at++) {
    if (!(lines[at] ?? '').includes('---') || !RULE.test(lines[at] ?? '')) continue;
    const head = lines[at - 1] ?? '';
    const names = head.trim().split(/\s+/u);
    if (!HEAD.test(head) || names.filter((name) => COLUMNS.has(name)).length < 2) continue;
    if (!names.includes('Thumbprint') && !names.includes('HasPrivateKey') && !names.includes('Subject')) continue;
    line ??= at;
    const hasKeyColumn = names.includes('HasPrivateKey');
    for (let row = at + 1; row < lines.length && ROW.test(lines[row] ?? ''); row++) {
      const said = hasKeyColumn ? /(?:^|\s)(True|False)(?=\s|$)/u.exec(lines[row] ?? '')?.[1] : undefined;
      certificates.push({ line: at, hasKey: said === undefined ? null : said === 'True' });
    }
  }
  return { line, certificates };
}

function listOf(lines: readonly string[]): Certificate[] {
  const found: Certificate[] = [];
  let open: (Certificate & { names: Set<string> }) | null = null;
  const close = (): void => {
    if (
      open !== null &&
      (open.names.has('HasPrivateKey') || open.names.has('Thumbprint') || open.names.has('PSPath') || open.names.size > 2)
    )
      found.push({ line: open.line, hasKey: open.hasKey });
    open = null;
  };
  for (const [index, line] of lines.entries()) {
    const property = line.includes(' :') ? PROPERTY.exec(line) : null;
    const name = property?.[1] ?? '';
    if (property === null || !COLUMNS.has(name)) continue;
    if (name === 'PSPath' && !(property[2] ?? '').includes('Certificate::')) continue;
    if (open?.names.has(name)) close();
    open ??= { line: index + 1, hasKey: null, names: new Set() };
    open.names.add(name);
    if (name === 'HasPrivateKey') open.hasKey = property[2]?.trim() === 'True' ? true : property[2]?.trim() === 'False' ? false : null;
  }
  close();
  return found;
}
