import type { Detector, Recognised } from '../recognised.ts';

const RESULT =
  /^\s*CertUtil: (-[A-Za-z]{2,20}) (?:(command completed successfully|命令成功完成|命令已成功完成)|(?:command FAILED|命令失敗|命令失败)[:：]? ?(0x[0-9a-fA-F]{8})?)/u;

/** How certutil ended. Facts: verb, ok, code (of a failure, as printed). One result per verb: the last one tells. */
export const certutilResult: Detector = (lines) => {
  const byVerb = new Map<string, Recognised>();
  for (const [index, line] of lines.entries()) {
    const found = line.includes('CertUtil: -') ? RESULT.exec(line) : null;
    if (found === null) continue;
    const verb = (found[1] ?? '').toLowerCase();
    byVerb.set(verb, { kind: 'certutil-result', line: index + 1, facts: { verb, ok: found[2] !== undefined, code: found[3] ?? null } });
  }
  return [...byVerb.values()];
};

const ERROR_STATUS = /\bdwErrorStatus ?= ?([0-9a-fA-F]{1,8})\b/u;
const SYMBOL = /\bdwErrorStatus = (CERT_TRUST_[A-Z_]{3,60})/u;
const PASSED = 'Leaf certificate revocation check passed';
/** What certutil -verify says in words, besides the bits. */
const SAID: readonly [error: string, pattern: RegExp][] = [
  ['partial-chain', /^\s*Incomplete certificate chain\s*$/u],
  ['revoked', /^\s*(?:Leaf certificate|Certificate) is REVOKED\b/u],
  ['untrusted-root', /^\s*Verifies against UNTRUSTED root\s*$/u],
  [
    'revocation-unknown',
    /^\s*(?:Cannot check leaf certificate revocation status|ERROR: Verifying leaf certificate revocation status returned .*CRYPT_E_REVOCATION_OFFLINE)/u,
  ],
  ['expired', /^\s*Expired certificate\s*$/u],
];
const TOLD = /ncomplete c|REVO|UNTRUSTED|revocation|Expired/u;
/** wincrypt.h, CERT_TRUST_STATUS. */
const BITS: readonly [bit: number, error: string, symbol: string][] = [
  [0x1, 'expired', 'CERT_TRUST_IS_NOT_TIME_VALID'],
  [0x4, 'revoked', 'CERT_TRUST_IS_REVOKED'],
  [0x8, 'invalid', 'CERT_TRUST_IS_NOT_SIGNATURE_VALID'],
  [0x10, 'wrong-usage', 'CERT_TRUST_IS_NOT_VALID_FOR_USAGE'],
  [0x20, 'untrusted-root', 'CERT_TRUST_IS_UNTRUSTED_ROOT'],
  [0x40, 'revocation-unknown', 'CERT_TRUST_REVOCATION_STATUS_UNKNOWN'],
  [0x100, 'invalid', 'CERT_TRUST_INVALID_EXTENSION'],
  [0x400, 'invalid', 'CERT_TRUST_INVALID_BASIC_CONSTRAINTS'],
  [0x800, 'invalid', 'CERT_TRUST_INVALID_NAME_CONSTRAINTS'],
  [0x10000, 'partial-chain', 'CERT_TRUST_IS_PARTIAL_CHAIN'],
  [0x100000, 'weak', 'CERT_TRUST_HAS_WEAK_SIGNATURE'],
  [0x1000000, 'revocation-unknown', 'CERT_TRUST_IS_OFFLINE_REVOCATION'],
  [0x4000000, 'distrusted', 'CERT_TRUST_IS_EXPLICIT_DISTRUST'],
];

/**
 * `certutil -verify`, in any language: the status bits are not translated. Facts: ok (false with any error, null where nothing tells),
 * errors (names of ours, blanks between), revocationPassed.
 */
export const certutilVerify: Detector = (lines) => {
  let first = -1;
  let clean = false;
  let passed = false;
  const errors = new Set<string>();
  const see = (index: number): void => {
    if (first === -1) first = index;
  };
  for (const [index, line] of lines.entries()) {
    if (line.includes('dwErrorStatus')) {
      see(index);
      const symbol = SYMBOL.exec(line)?.[1];
      const named = BITS.find(([, , name]) => name === symbol)?.[1];
      if (named !== undefined) errors.add(named);
      const status = symbol === undefined ? ERROR_STATUS.exec(line)?.[1] : undefined;
      if (status === undefined) continue;
      const value = parseInt(status, 16);
      clean ||= value === 0;
      for (const [bit, error] of BITS) if ((value & bit) !== 0) errors.add(error);
    } else if (line.includes(PASSED)) {
      see(index);
      passed = true;
    } else {
      const said = line.length < 300 && TOLD.test(line) ? SAID.find(([, pattern]) => pattern.test(line))?.[0] : undefined;
      if (said === undefined) continue;
      see(index);
      errors.add(said);
    }
  }
  if (first === -1) return [];
  const ok = errors.size > 0 ? false : clean || passed ? true : null;
  return [{ kind: 'certutil-verify', line: first + 1, facts: { ok, errors: [...errors].join(' '), revocationPassed: passed } }];
};

const DUMP = /^(?:(PKCS10 Certificate Request|PKCS10 憑證要求)|(X509 Certificate|X509 憑證)|(?:PKCS7 Message|PKCS7 訊息)):\s*$/u;

/** `certutil -dump`. Facts: object (csr, certificate, pkcs7). */
export const certutilDump: Detector = (lines) => {
  const index = lines.findIndex((line) => (line.startsWith('X509') || line.startsWith('PKCS')) && DUMP.test(line));
  if (index === -1) return [];
  const found = DUMP.exec(lines[index] ?? '');
  const object = found?.[1] !== undefined ? 'csr' : found?.[2] !== undefined ? 'certificate' : 'pkcs7';
  return [{ kind: 'certutil-dump', line: index + 1, facts: { object } }];
};

const CERTREQ_MADE = /^\s*CertReq: (?:Request Created|已建立要求)/iu;
const CERTREQ_INSTALLED = /^\s*Installed Certificate:\s*$/u;

/** What certreq says when it went well; its failures are messages. Facts: done (created, installed). */
export const certreqResult: Detector = (lines) => {
  const index = lines.findIndex((line) => CERTREQ_MADE.test(line) || CERTREQ_INSTALLED.test(line));
  if (index === -1) return [];
  return [{ kind: 'certreq', line: index + 1, facts: { done: CERTREQ_MADE.test(lines[index] ?? '') ? 'created' : 'installed' } }];
};

/** The label may have a colon of its own: IP:port. */
const ENDPOINT =
  /^\s{1,8}\S[^:]{0,40}(?::[^:\s]{1,12})?\s{1,40}: ((?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]{2,45}\]|[A-Za-z0-9*.-]{1,253}):\d{1,5})\s*$/u;
const HEX_HASH = /^\s{1,8}\S[^:]{1,40}?\s*: ([0-9a-fA-F]{40}|\(null\))\s*$/u;
const APP_ID = /^\s{1,8}\S[^:]{1,40}?\s*: (\{[0-9a-fA-F-]{36}\})\s*$/u;
const THUMBPRINT = /(?:^|[\s:=])([0-9A-Fa-f]{40}|(?:[0-9A-Fa-f]{2} ){19}[0-9A-Fa-f]{2})(?=\s|$)/u;

/**
 * `netsh http show sslcert`, in any language: an address with a port, then a hash and the GUID of an application.
 * Facts: bindings, endpoint and hash of the first, withoutHash, listed (some of the hashes stand in another listing of the paste; null
 * where there is none).
 */
export const netshBindings: Detector = (lines) => {
  const bindings: { index: number; endpoint: string; hash: string | null; app: boolean }[] = [];
  const own = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (!line.includes(' : ') || line.length > 400) continue;
    const endpoint = ENDPOINT.exec(line)?.[1];
    if (endpoint !== undefined) {
      bindings.push({ index, endpoint, hash: null, app: false });
      continue;
    }
    const open = bindings.at(-1);
    if (open === undefined || index > open.index + 4) continue;
    const hash = HEX_HASH.exec(line)?.[1];
    if (hash !== undefined && open.hash === null) {
      open.hash = hash.toLowerCase();
      own.add(index);
    } else if (APP_ID.test(line)) open.app = true;
  }
  const real = bindings.filter(({ hash, app }) => hash !== null && app);
  const [first] = real;
  if (first === undefined) return [];
  const others = new Set(
    lines.flatMap((line, index) => (own.has(index) ? [] : (THUMBPRINT.exec(line)?.[1]?.replace(/ /gu, '').toLowerCase() ?? []))),
  );
  const bound = real.filter(({ hash }) => hash !== '(null)');
  return [
    {
      kind: 'netsh-sslcert',
      line: first.index + 1,
      facts: {
        bindings: real.length,
        endpoint: first.endpoint,
        hash: first.hash,
        withoutHash: real.length - bound.length,
        listed: others.size === 0 || bound.length === 0 ? null : bound.some(({ hash }) => others.has(hash ?? '')),
      },
    },
  ];
};

const BINDING_HEAD = /^\s*protocol\s{1,60}bindingInformation\s{1,60}sslFlags\s*$/iu;
const BINDING_ROW = /^\s*(https?|net\.\w{2,10}|ftp)\s{1,60}(\S{1,260})\s/u;

/** `Get-WebBinding`, `Get-IISSiteBinding`. Facts: bindings, https. */
export const webBindings: Detector = (lines) => {
  const head = lines.findIndex((line) => line.includes('indingInformation') && BINDING_HEAD.test(line));
  if (head === -1) return [];
  const rows = lines.slice(head + 1, head + 200).flatMap((line) => BINDING_ROW.exec(`${line} `)?.[1] ?? []);
  return [
    {
      kind: 'web-binding',
      line: head + 1,
      facts: { bindings: rows.length, https: rows.filter((protocol) => protocol === 'https').length },
    },
  ];
};

const TCP_TEST = /^\s*TcpTestSucceeded\s*: (True|False)\s*$/u;
const REMOTE_PORT = /^\s*RemotePort\s*: (\d{1,5})\s*$/u;
const COMPUTER = /^\s*ComputerName\s*: (\S{1,253})\s*$/u;

const NC =
  /^(?:nc: )?(?:Connection to|connect to) (\S{1,253}) (?:\(\S{1,60}\) )?(?:port )?(\d{1,5})(?: port)? (?:\[\S{1,40}\] |\(tcp\) )?(succeeded!|failed: .{1,80})$/u;

/** `Test-NetConnection`, `nc -vz`. Facts: ok, host, port. */
export const portTest: Detector = (lines) => {
  const index = lines.findIndex((line) => line.includes('TcpTestSucceeded') && TCP_TEST.test(line));
  if (index === -1) {
    const at = lines.findIndex((line) => line.includes('onnect') && line.length < 500 && NC.test(line));
    const tried = at === -1 ? null : NC.exec(lines[at] ?? '');
    if (tried === null) return [];
    const [, host = null, port = null, result = ''] = tried;
    return [{ kind: 'port-test', line: at + 1, facts: { ok: result === 'succeeded!', host, port } }];
  }
  const near = lines.slice(Math.max(0, index - 30), index);
  const last = (pattern: RegExp): string | null => near.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(-1) ?? null;
  const ok = TCP_TEST.exec(lines[index] ?? '')?.[1] === 'True';
  return [{ kind: 'port-test', line: index + 1, facts: { ok, host: last(COMPUTER), port: last(REMOTE_PORT) } }];
};

const SUITE = /^\s*Name\s*: (TLS_[A-Z0-9_]{5,60}|SSL_[A-Z0-9_]{5,60})\s*$/u;

/** `Get-TlsCipherSuite`. Facts: suites. */
export const cipherSuites: Detector = (lines) => {
  const found = lines.flatMap((line, index) => (line.includes(': TLS_') && SUITE.test(line) ? [index] : []));
  const [first] = found;
  return first === undefined ? [] : [{ kind: 'cipher-suites', line: first + 1, facts: { suites: found.length } }];
};
