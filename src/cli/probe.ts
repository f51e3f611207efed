import { lookup } from 'node:dns/promises';
import { writeFileSync } from 'node:fs';
import { byFile, load } from '../content/content-folder.ts';
import { judgingContext } from '../content/judging-context.ts';
import { examineChain } from '../core/chain/build-chain.ts';
import type { Facts } from '../core/facts.ts';
import { inspectInput } from '../core/inspect/inspect-input.ts';
import { readHosts } from '../core/intake/read-hosts.ts';
import { judgeProbe, type ProbeContext } from '../core/probe/judge-probe.ts';
import { judgeTogether } from '../core/probe/judge-together.ts';
import { emptyRecord, starttlsKinds, type ProbeRecord, type Starttls } from '../core/probe/probe-record.ts';
import { probeReportText } from '../core/probe/probe-report-text.ts';
import { probeText } from '../core/probe/probe-text.ts';
import type { ProbeVerdict } from '../core/probe/probe-verdict.ts';
import { readWitnesses } from '../core/probe/read-witnesses.ts';
import { evidenceIn, isEmpty } from '../core/revocation/evidence.ts';
import { withRevocation } from '../core/revocation/with-revocation.ts';
import { renderMessage } from '../core/text/render-message.ts';
import { chainFields } from './chain-fields.ts';
import { UsageError, type ExitCode, type Run, type Terminal } from './command.ts';
import { parseMoment } from './parse-moment.ts';
import { probeServer } from './probe/probe-server.ts';
import { Progress } from './progress.ts';
import { readOptions } from './read-options.ts';
import { openingFault, readSource } from './read-source.ts';
import { readSubjects } from './read-subjects.ts';
import { ui } from './ui.ts';

/** One server to look at; `address` is null until its name has been resolved. */
interface Target {
  host: string;
  port: number;
  name: string | null;
  address: string | null;
}

interface Options {
  targets: Target[];
  /** Texts of records, which are judged as they are. */
  read: string[];
  trust: string[];
  starttls: Starttls | null;
  allAddresses: boolean;
  /** Milliseconds for each question. */
  timeout: number;
  /** Port of plain HTTP; null for 80 where the port is 443, and none elsewhere. */
  httpPort: number | null;
  /** Where the records go as text; null for nowhere. */
  record: string | null;
  at: Date | null;
  json: boolean;
}

/** Servers that are looked at at the same time. */
const AT_ONCE = 4;
const MOST_SECONDS = 600;

function parseOptions(args: string[], terminal: Terminal): Options {
  const options = {
    starttls: { type: 'string' },
    sni: { type: 'string' },
    address: { type: 'string' },
    'all-addresses': { type: 'boolean' },
    file: { type: 'string' },
    read: { type: 'string', multiple: true },
    trust: { type: 'string', multiple: true },
    timeout: { type: 'string' },
    'http-port': { type: 'string' },
    record: { type: 'string' },
    at: { type: 'string' },
    json: { type: 'boolean' },
  } as const;
  const { values, positionals } = readOptions(args, options);
  const { sni, address, file, read = [], trust = [], record = null, json = false } = values;
  const starttls = values.starttls === undefined ? null : starttlsKinds.find((kind) => kind === values.starttls);
  if (starttls === undefined) throw new UsageError(ui.probeStarttls({ kinds: starttlsKinds.join('、') }));
  const listed = file === undefined ? [] : linesOf(file, terminal);
  const targets = [...positionals, ...listed].map((text) => targetOf(text, sni, address));
  if (targets.length + read.length === 0) throw new UsageError(ui.probeNoHost);
  return {
    targets,
    read,
    trust,
    starttls,
    allAddresses: values['all-addresses'] ?? false,
    timeout: 1000 * numberOf(values.timeout ?? '5', MOST_SECONDS, '--timeout'),
    httpPort: values['http-port'] === undefined ? null : numberOf(values['http-port'], 65_535, '--http-port'),
    record,
    at: values.at === undefined ? null : parseMoment(values.at, terminal.now()),
    json,
  };
}

function numberOf(text: string, most: number, option: string): number {
  const value = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw new UsageError(ui.probeNumber({ option, most, text }));
  return value;
}

function linesOf(file: string, terminal: Terminal): string[] {
  const source = readSource(file, terminal);
  if ('problem' in source) throw new UsageError(`${file}：${openingFault(String(source.problem.facts['reason']))}`);
  return new TextDecoder()
    .decode(source.bytes)
    .split(/\r\n|\n|\r/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Throws UsageError where the text names no host. */
function targetOf(text: string, sni: string | undefined, address: string | undefined): Target {
  const [host, ...more] = readHosts(text);
  if (host === undefined || more.length > 0) throw new UsageError(ui.probeHost({ text }));
  const asked = host.name ?? host.ip ?? '';
  const name = sni === undefined ? host.name : sni === '-' ? null : (readHosts(sni)[0]?.name ?? null);
  if (sni !== undefined && sni !== '-' && name === null) throw new UsageError(ui.probeHost({ text: sni }));
  const given = address === undefined ? null : (readHosts(address)[0]?.ip ?? null);
  if (address !== undefined && given === null) throw new UsageError(ui.probeAddress({ text: address }));
  return { host: asked, port: host.port, name, address: given ?? host.ip };
}

/** One target for each address of its name; one without an address where there is none. */
async function withAddresses(target: Target, all: boolean): Promise<Target[]> {
  if (target.address !== null) return [target];
  try {
    const found = await lookup(target.host, { all: true });
    const addresses = all ? [...new Set(found.map(({ address }) => address))] : found.slice(0, 1).map(({ address }) => address);
    return addresses.length === 0 ? [target] : addresses.map((address) => ({ ...target, address }));
  } catch {
    return [target];
  }
}

async function probeAll({ targets, starttls, allAddresses, timeout, httpPort }: Options, terminal: Terminal): Promise<ProbeRecord[]> {
  const all = (await Promise.all(targets.map((target) => withAddresses(target, allAddresses)))).flat();
  const records: ProbeRecord[] = [];
  const progress = new Progress(terminal, all.length);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const place = next++;
      const target = all[place];
      if (target === undefined) return;
      const { host, port, name, address } = target;
      const plain = httpPort ?? (port === 443 ? 80 : null);
      records[place] =
        address === null
          ? { ...emptyRecord('kb-probe', host, port), name, starttls, clock: terminal.now().getTime(), connect: 'unknown-host' }
          : await probeServer({ host, port, address, name, starttls, timeout, httpPort: plain, now: terminal.now });
      progress.report(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return records;
}

function recordsOf(file: string, terminal: Terminal): ProbeRecord[] {
  const source = readSource(file, terminal);
  if ('problem' in source) {
    terminal.err(`${file}：${openingFault(String(source.problem.facts['reason']))}\n`);
    return [];
  }
  const records = readWitnesses(new TextDecoder().decode(source.bytes));
  if (records.length === 0) terminal.err(`${ui.probeNothing({ file })}\n`);
  return records;
}

/** `kb probe`: looks at servers by handshakes of its own, and judges what they send. */
export const probe: Run = async (args, terminal) => {
  const options = parseOptions(args, terminal);
  const read = options.read.map((file) => recordsOf(file, terminal));
  const records = [...read.flat(), ...(await probeAll(options, terminal))];
  const at = options.at ?? terminal.now();
  const verdicts: ProbeVerdict[] = [];
  const context = contextOf(options.trust, at, terminal);
  for (const record of records) verdicts.push(await judgeProbe(record, context));
  if (options.record !== null) writeFileSync(options.record, records.map(probeText).join(''));
  if (options.json) for (const verdict of verdicts) terminal.out(`${JSON.stringify(fieldsOf(verdict))}\n`);
  else if (verdicts.length > 0) terminal.out(probeReportText(verdicts, { words: byFile('messages'), ruleText, at }));
  return exitCode(verdicts, read.some((found) => found.length === 0) || verdicts.length === 0);
};

function contextOf(trust: readonly string[], at: Date, terminal: Terminal): ProbeContext {
  const context = judgingContext(at, 'public-web');
  const { rules, authorities, verify } = context;
  const anchors = trust.flatMap((file) => readSubjects(file, terminal) ?? []);
  return {
    inspect: async ({ der }) => {
      const [object] = (await inspectInput(der ?? new Uint8Array(0), context)).objects;
      if (object === undefined) throw new Error('a certificate that was decoded is an object');
      return object;
    },
    ask: async (pool, { host, ordered, response }) => {
      const report = await examineChain({
        pool,
        ordered,
        trust: anchors.length === 0 ? null : anchors,
        authorities,
        rules,
        at,
        host,
        verify,
      });
      const evidence = evidenceIn(response === null ? [] : [response], '');
      return report === null || isEmpty(evidence) ? report : withRevocation(report, { certificates: pool, evidence, at, verify });
    },
  };
}

function ruleText(id: string, facts: Facts): string {
  const rule = load('rules').find((each) => each.id === id);
  return rule === undefined ? id : renderMessage(rule.message, facts);
}

/** One line of `--json`. */
function fieldsOf({ record, sent, report, leaf, findings, criteria, verdict, product }: ProbeVerdict): object {
  const { host, port, address, name, starttls, connect, protocols, ciphers, groups, alpn, stapled, http, https } = record;
  return {
    host,
    port,
    address,
    name,
    starttls,
    connect,
    verdict,
    product,
    protocols,
    ciphers,
    groups,
    alpn,
    stapled: stapled?.isThere ?? null,
    http,
    https,
    sent: sent.map(({ subject, fingerprints }) => ({ subject: subject?.text ?? null, sha256: fingerprints?.sha256 ?? null })),
    chain: report === null ? null : chainFields(report),
    rules: (leaf?.findings ?? []).map(({ rule, severity, facts }) => ({ rule, severity, facts })),
    findings,
    criteria,
    text: probeText(record),
  };
}

function exitCode(verdicts: readonly ProbeVerdict[], isNothing: boolean): ExitCode {
  if (verdicts.some(({ verdict }) => verdict === 'unusable') || judgeTogether(verdicts).length > 0) return 1;
  return isNothing || verdicts.some(({ verdict }) => verdict === 'unreadable') ? 2 : 0;
}
