import { examineCertificateFile, examineChainFile, looksLikeAuthority, looksLikeLeaf } from '../certificate-file.ts';
import { examineCiphers, onlyTls13 } from '../cipher-list.ts';
import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { examineHsts, isHstsHeader } from '../hsts.ts';
import { fileFact, nameFact } from '../safe-fact.ts';
import { examineVersions, readBindOptions, saysVersions } from './bind-options.ts';
import type { BindOptions } from './bind-options.ts';
import { readHaproxy } from './read-haproxy.ts';
import type { HaproxyLine, HaproxySection } from './read-haproxy.ts';

interface Bind extends BindOptions {
  address: string;
  ports: readonly number[];
  isTls: boolean;
}

interface Redirect {
  line: number;
  directive: string;
  kind: string;
  target: 'https' | 'http' | 'other';
  isPermanent: boolean;
  isConditional: boolean;
}

/** What holds for all of the paste. */
interface Whole {
  hasGlobal: boolean;
  saysVersions: boolean;
  hasPlainBackends: boolean;
  redirectsInBackend: boolean;
}

/** Directives that HAProxy 2.1 took out: 2.6.12 refuses the file and says since when. */
const REMOVED = /^(?:req(?:add|allow|del|deny|i?rep|tarpit|iallow|idel|ideny|itarpit|pass|ipass)|rsp(?:add|del|deny|i?rep|idel|ideny))$/;

/** Remarks on a pasted haproxy.cfg, whole or in part. */
export function examineHaproxy(text: string): ConfigFinding[] {
  const report = new ConfigReport();
  const sections = readHaproxy(text, report);
  const [first] = sections;
  if (first?.kind === 'part') report.add('part-pasted', first.line, {});
  const global = sections.filter(({ kind }) => kind === 'global' || kind === 'part');
  const defaults = global.flatMap(({ lines }) => lines).filter(({ words }) => words[0] === 'ssl-default-bind-options');
  const options = defaults.map((line) => readBindOptions(line, 1, report));
  for (const each of options) examineVersions(each, report);
  const whole: Whole = {
    hasGlobal: sections.some(({ kind }) => kind === 'global'),
    saysVersions: options.some(saysVersions),
    hasPlainBackends: global.some(({ lines }) => lines.some(({ words }) => words[0] === 'ssl-server-verify' && words[1] === 'none')),
    redirectsInBackend: sections.some(
      ({ kind, lines }) => kind === 'backend' && lines.some((line) => readRedirect(line)?.target === 'https'),
    ),
  };
  let inherited: HaproxySection | null = null;
  for (const section of sections) {
    for (const line of section.lines) examineLine(line, section, report);
    if (section.kind === 'defaults') inherited = section;
    if (section.kind === 'frontend' || section.kind === 'listen' || section.kind === 'part')
      examineFrontend(section, inherited, whole, report);
    if (section.kind === 'backend' || section.kind === 'listen' || section.kind === 'part')
      examineBackend(section, inherited, whole, report);
  }
  return report.sorted();
}

/** What can be said of a line wherever it stands. */
function examineLine({ line, words }: HaproxyLine, { kind }: HaproxySection, report: ConfigReport): void {
  const [name = '', second = '', third = ''] = words;
  if (name.startsWith('.')) report.add('part-unseen', line, { name: nameFact(name.slice(1)) });
  else if (name === 'ssl-default-bind-ciphers') examineList(second, line, report);
  else if (REMOVED.test(name)) report.add('directive-removed-later', line, { name, removed: '2.1' });
  else if (name === 'nbproc') report.add('directive-removed-later', line, { name, removed: '2.5' });
  else if (name === 'stats' && second === 'auth' && !third.includes('$')) report.add('password-in-text', line, { attribute: 'stats auth' });
  else if (kind === 'userlist' && words.includes('insecure-password'))
    report.add('password-in-text', line, { attribute: 'insecure-password' });
  const header = headerOf(words);
  if (header !== null && isHstsHeader(header.name)) {
    if (header.isRequest) report.add('hsts-in-request', line, { directive: name });
    else examineHsts(header.value, line, report);
  }
  if (/^rspi?(?:add)$/.test(name)) {
    const [, field = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(words.slice(1).join(' ')) ?? [];
    if (isHstsHeader(field)) examineHsts(value, line, report);
  }
}

/** Suites of OpenSSL; one of them only for TLS 1.3 stops HAProxy ("unable to set SSL cipher list", 2.6.12). */
function examineList(list: string, line: number, report: ConfigReport): void {
  if (list.includes('$') || list.startsWith('PROFILE=')) return;
  const only = onlyTls13(list);
  if (only !== null) report.add('cipher-tls13', line, { name: only });
  else examineCiphers(list, line, report);
}

/** The header that a line sets. */
function headerOf(words: readonly string[]): { name: string; value: string; isRequest: boolean } | null {
  const [rule = '', action = '', name = '', value = ''] = words;
  const set = /^http-(request|(?:after-)?response)$/.exec(rule);
  return set !== null && /^(?:set|add)-header$/.test(action) ? { name, value, isRequest: set[1] === 'request' } : null;
}

function readRedirect({ line, words }: HaproxyLine): Redirect | null {
  const at = words[0] === 'redirect' ? 0 : words[0] === 'http-request' && words[1] === 'redirect' ? 1 : null;
  if (at === null) return null;
  const [kind = '', value = ''] = words.slice(at + 1);
  const rest = words.slice(at + 3);
  const code = rest[rest.indexOf('code') + 1] ?? '';
  const scheme = kind === 'scheme' ? value : (/^(https?):/i.exec(value)?.[1] ?? '');
  return {
    line,
    directive: `redirect ${/^[a-z]{1,20}$/.test(kind) ? kind : ''}`.trim(),
    kind,
    target: scheme.toLowerCase() === 'https' ? 'https' : scheme.toLowerCase() === 'http' ? 'http' : 'other',
    isPermanent: rest.includes('code') && /^30[18]$/.test(code),
    isConditional: rest.includes('if') || rest.includes('unless'),
  };
}

function readBind(line: HaproxyLine, report: ConfigReport): Bind {
  const options = readBindOptions(line, 2, report);
  const address = line.words[1] ?? '';
  const ports = address.split(',').flatMap((one) => {
    const port = /:(\d{1,5})$/.exec(one)?.[1];
    return port === undefined ? [] : [Number(port)];
  });
  return { ...options, address, ports, isTls: options.values.has('ssl') };
}

function examineFrontend(section: HaproxySection, inherited: HaproxySection | null, whole: Whole, report: ConfigReport): void {
  const binds = section.lines.filter(({ words }) => words[0] === 'bind').map((line) => readBind(line, report));
  const isHttp = modeOf(section, inherited) === 'http';
  for (const bind of binds) {
    if (bind.isTls) examineTls(bind, whole, report);
    // HAProxy takes `crt` without `ssl` and says nothing (2.6.12).
    else if (!bind.odd && (bind.values.has('crt') || (isHttp && bind.ports.includes(443))))
      report.add('port-443-plain', bind.line, { directive: 'bind' });
  }
  const [tls] = binds.filter(({ isTls }) => isTls);
  const plain = binds.filter(({ isTls, odd }) => !isTls && !odd);
  const redirects = section.lines.flatMap((line) => readRedirect(line) ?? []);
  for (const redirect of redirects) examineRedirect(redirect, tls, plain.length, report);
  const leads = whole.redirectsInBackend || redirects.some(({ target }) => target === 'https');
  const open = plain.find(({ ports }) => ports.includes(80));
  if (isHttp && !leads && open !== undefined) report.add('http-no-redirect', open.line, {});
  if (tls === undefined && plain.length > 0 && plain.length === binds.length && isHttp) {
    for (const { line, words } of section.lines)
      if (isHstsHeader(headerOf(words)?.name ?? '') && headerOf(words)?.isRequest === false) report.add('hsts-on-http', line, {});
  }
}

function examineRedirect(
  { line, directive, kind, target, isPermanent, isConditional }: Redirect,
  tls: Bind | undefined,
  plain: number,
  report: ConfigReport,
): void {
  if (target === 'https' && !isPermanent) report.add('redirect-temporary', line, { directive });
  if (isConditional || tls === undefined) return;
  if (target === 'https' && kind === 'scheme')
    report.add('redirect-loop', line, { from: tls.ports.length > 0 ? `:${tls.ports.join('、:')}` : 'https', scheme: 'https' });
  else if (target === 'http' && plain === 0) report.add('redirect-to-http', line, { directive });
}

/** `tcp` unless it or its defaults say otherwise; null where they are not in the paste and nothing in the section speaks of HTTP. */
function modeOf({ kind, lines }: HaproxySection, inherited: HaproxySection | null): string | null {
  const mode = [...(inherited?.lines ?? []), ...lines].filter(({ words }) => words[0] === 'mode').at(-1)?.words[1];
  if (mode !== undefined) return mode;
  if (lines.some(({ words }) => /^(?:http-(?:request|response|after-response)|redirect)$/.test(words[0] ?? ''))) return 'http';
  return inherited === null || kind === 'part' ? null : 'tcp';
}

function examineTls(bind: Bind, whole: Whole, report: ConfigReport): void {
  const { line, values, odd } = bind;
  const value = (name: string): string | undefined => values.get(name)?.at(-1);
  if (saysVersions(bind)) examineVersions(bind, report);
  else if (!whole.saysVersions && !odd) {
    whole.saysVersions = true;
    report.add('protocol-default', line, { directive: 'ssl-min-ver' });
  }
  const ciphers = value('ciphers');
  if (ciphers !== undefined) examineList(ciphers, line, report);
  const files = values.get('crt') ?? [];
  const lists = values.get('crt-list') ?? [];
  if (lists.length > 0) report.add('include-unseen', line, { directive: 'crt-list', count: lists.length });
  else if (files.length === 0 && !odd) report.add('certificate-not-seen', line, { directive: 'crt' });
  for (const path of files) examineCertificate(path, line, report);
  examineClient(bind, report);
}

function examineCertificate(path: string, line: number, report: ConfigReport): void {
  if (path.includes('$')) return report.add('variable-unseen', line, { name: nameFact(/\$\{?(\w+)/.exec(path)?.[1] ?? '') });
  examineCertificateFile(path, 'crt', line, report);
  const file = fileFact(path);
  // A file is usually called after its site and has everything in it; only these come from an authority as they are.
  if (file !== null && /\.(?:crt|cert)$/i.test(file) && looksLikeLeaf(file))
    report.add('certificate-leaf-check', line, { directive: 'crt', file });
}

/** Client certificates; issuers in `ca-file` are not sent to anybody. */
function examineClient({ line, values, odd }: Bind, report: ConfigReport): void {
  const mode = values.get('verify')?.at(-1) ?? 'none';
  const file = values.get('ca-file')?.at(-1);
  if (file !== undefined) {
    examineChainFile(file, 'ca-file', line, report);
    const shown = fileFact(file);
    if (mode === 'none' && shown !== null && looksLikeAuthority(shown))
      report.add('chain-in-client-ca', line, { directive: 'ca-file', file: shown });
  }
  if (mode !== 'required' && mode !== 'optional') return;
  if (file === undefined && !odd) report.add('client-certificate-no-ca', line, { directive: 'verify', missing: 'ca-file' });
  const ignores = values.get('crt-ignore-err')?.includes('all') === true || values.get('ca-ignore-err')?.includes('all') === true;
  report.add(ignores ? 'client-certificate-unchecked' : 'client-certificate-asked', line, { directive: 'verify', mode });
}

/** Connections of HAProxy's own to the servers behind it. */
function examineBackend({ lines }: HaproxySection, inherited: HaproxySection | null, whole: Whole, report: ConfigReport): void {
  const usual = [...(inherited?.lines ?? []), ...lines].filter(({ words }) => words[0] === 'default-server').flatMap(({ words }) => words);
  for (const { line, words } of lines) {
    if (words[0] !== 'server' && words[0] !== 'default-server') continue;
    if (words[words.indexOf('verify') + 1] === 'none' && words.includes('verify')) report.add('backend-unchecked', line, {});
    if (words[0] !== 'server' || !words.includes('ssl') || !whole.hasGlobal) continue;
    const all = [...words, ...usual];
    if (!whole.hasPlainBackends && !all.includes('verify') && !all.includes('ca-file')) report.add('backend-no-ca', line, {});
    // Without either, who issued it is all that is looked at.
    if (all.includes('ca-file') && !all.includes('none') && !all.includes('verifyhost') && !all.includes('sni'))
      report.add('backend-nameless', line, {});
  }
}
