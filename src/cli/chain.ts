import { examineChain } from '../core/chain/build-chain.ts';
import type { ChainReport } from '../core/chain/chain-report.ts';
import { addedFiles, addedText, type AddedFile } from '../core/chain/added-text.ts';
import { completeChain } from '../core/chain/complete-chain.ts';
import { chainVerdict } from '../core/chain/chain-verdict.ts';
import { noVerdicts } from '../core/chain/judge-clients.ts';
import { chainText } from '../core/chain/report-text.ts';
import { judgeRun, type RunQuestion, type RunVerdict } from '../core/connection/judge-run.ts';
import { readRuns } from '../core/connection/read-runs.ts';
import { runsJson, tellingReport } from '../core/connection/run-json.ts';
import { runsText } from '../core/connection/run-text.ts';
import { runLabel } from '../core/connection/run-words.ts';
import { splitRuns, withoutSent, type RunSource } from '../core/connection/split-runs.ts';
import type { Words } from '../core/inspect/words.ts';
import type { Verdict } from '../core/policy/verdict.ts';
import { bareHost } from '../core/text/bare-host.ts';
import type { Subject } from '../core/x509/subject.ts';
import { chainFields } from './chain-fields.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Run, Terminal } from './command.ts';
import { fileLabel } from './file-label.ts';
import { judgingContext } from '../content/judging-context.ts';
import { knownCertificate } from './known-certificate.ts';
import { readOptions } from './read-options.ts';
import { parseMoment } from './parse-moment.ts';
import { evidenceIn, isEmpty, together } from '../core/revocation/evidence.ts';
import type { RevocationEvidence } from '../core/revocation/revocation.ts';
import { withRevocation } from '../core/revocation/with-revocation.ts';
import { readObjects } from './read-subjects.ts';
import { ui } from './ui.ts';
import { byFile } from '../content/content-folder.ts';

interface Options {
  files: string[];
  trust: string[];
  leaf: string | null;
  host: string | null;
  at: Date;
  json: boolean;
}

function parseOptions(args: string[], now: Date): Options {
  const options = {
    trust: { type: 'string', multiple: true },
    leaf: { type: 'string' },
    host: { type: 'string' },
    at: { type: 'string' },
    json: { type: 'boolean' },
  } as const;
  const { values, positionals: files } = readOptions(args, options);
  if (files.length === 0) throw new UsageError(ui.noCertificateFile);
  return {
    files,
    trust: values.trust ?? [],
    leaf: values.leaf ?? null,
    host: values.host === undefined ? null : bareHost(values.host),
    at: parseMoment(values.at, now),
    json: values.json ?? false,
  };
}

interface Found {
  /** One file each, with its text. */
  sources: RunSource[];
  /** In the order of the files; bundles stand before their certificates. */
  objects: Subject[];
  certificates: Subject[];
  evidence: RevocationEvidence;
  /** Every file gave at least one certificate. */
  complete: boolean;
}

function certificatesOf(files: readonly string[], terminal: Terminal, words: Words): Found {
  const sources: RunSource[] = [];
  const objects: Subject[] = [];
  const certificates: Subject[] = [];
  const evidence: RevocationEvidence[] = [];
  let complete = true;
  for (const file of files) {
    const read = readObjects(file, terminal);
    const source = read ?? { subjects: [], text: null };
    const { subjects, text } = source;
    const found = subjects.filter(({ kind }) => kind === 'certificate');
    sources.push(source);
    const given = evidenceIn(subjects, text ?? '');
    evidence.push(given);
    const isOther = hasRuns(text) || !isEmpty(given);
    if (subjects.some(({ kind }) => kind === 'private-key')) terminal.err(`${fileLabel(words, 'private-key-passed-over', { file })}\n`);
    else if (read !== null && found.length === 0 && !isOther) terminal.err(`${fileLabel(words, 'no-certificate-in', { file })}\n`);
    if (found.length === 0 && !isOther) complete = false;
    objects.push(...subjects);
    certificates.push(...found);
  }
  return { sources, objects, certificates, complete, evidence: together(evidence) };
}

const hasRuns = (text: string | null): boolean => text !== null && readRuns(text).length > 0;

const jsonLine = (fields: object): string => `${JSON.stringify(fields)}\n`;

/** `kb chain`: builds the path from the certificates of all files and says what is wrong with it. */
export const chain: Run = async (args, terminal) => {
  const options = parseOptions(args, terminal.now());
  const words: Words = byFile('messages');
  const pool = certificatesOf(options.files, terminal, words);
  const trust = certificatesOf(options.trust, terminal, words);
  const leaf = options.leaf === null ? null : certificatesOf([options.leaf], terminal, words);
  const { rules, authorities, verify } = judgingContext(options.at, 'public-web');
  const unread = !pool.complete || !trust.complete || leaf?.complete === false;
  const certificates = [...(leaf?.certificates ?? []), ...pool.certificates, ...trust.certificates];
  const examine = async (
    objects: readonly Subject[],
    {
      from,
      host,
      evidence,
      ordered = true,
    }: { from?: Subject | undefined; host: string | null; evidence: RevocationEvidence; ordered?: boolean },
  ): Promise<ChainReport | null> => {
    const built = await examineChain({
      pool: objects,
      leaf: from,
      ordered,
      trust: options.trust.length === 0 ? null : trust.certificates,
      authorities,
      rules,
      at: options.at,
      host,
      verify,
    });
    return built === null || isEmpty(evidence) ? built : withRevocation(built, { certificates, evidence, at: options.at, verify });
  };
  /** What is missing and on file, by the report that misses it. */
  const additions = new Map<ChainReport, AddedFile[]>();
  const complete = async (report: ChainReport | null, given: readonly Subject[], asked: string | null): Promise<void> => {
    if (report === null) return;
    const leafOf = given.find(({ fingerprints }) => fingerprints?.sha256 === report.path[0]?.sha256);
    const ask = (added: readonly Subject[]): Promise<ChainReport | null> =>
      examine([...given, ...added], { from: leafOf, host: asked, evidence: together([]), ordered: false });
    const completed = await completeChain(report, { find: knownCertificate, ask });
    additions.set(report, addedFiles(completed?.added ?? [], authorities));
  };
  const { runs, beside, others } = splitRuns(pool.sources);
  const { host } = options;
  const from = leaf?.certificates[0];
  if (runs.length > 0) {
    const verdicts: RunVerdict[] = [];
    const shared = others.map(({ subjects, text }) => evidenceIn(subjects, text ?? ''));
    for (const { run, text, certificates } of runs) {
      const evidence = together([...shared, evidenceIn([], text)]);
      const ask: RunQuestion['ask'] = (sent, asked) => examine(sent, { host: host ?? asked, evidence });
      const verdict = await judgeRun({ run, certificates, beside, authorities, trust: trust.certificates, at: options.at, ask });
      const sent = verdict.sent.flatMap(({ certificate }) => certificate ?? []);
      await complete(verdict.report, sent, host ?? (run.isAskedName ? run.host : null));
      verdicts.push(verdict);
    }
    const left = withoutSent(beside, verdicts);
    const hasLeaf = leaf?.complete === true || left.some(isServers);
    const rest = hasLeaf ? await examine(left, { from, host, evidence: together(shared), ordered: false }) : null;
    await complete(rest, left, host);
    terminal.out(runsOutput(verdicts, rest, { ...options, additions, words }));
    const said = [...verdicts, ...(rest === null ? [] : [chainVerdict(rest)])].map(({ verdict }) => verdict);
    return unread ? 2 : said.includes('unusable') ? 1 : said.includes('unreadable') ? 2 : 0;
  }
  // Files named one by one come in any order: nobody put their certificates in that order.
  const ordered = pool.sources.filter(({ subjects }) => subjects.some(({ kind }) => kind === 'certificate')).length < 2;
  const report = leaf?.complete === false ? null : await examine(pool.objects, { from, host, evidence: pool.evidence, ordered });
  if (report === null) {
    const empty: ChainReport = {
      ok: false,
      path: [],
      gaps: [],
      extras: [],
      order: 'ok',
      problems: [],
      clients: noVerdicts,
      platforms: null,
      notJudged: ['revocation'],
    };
    if (options.json) terminal.out(jsonLine(chainFields(empty)));
    terminal.err(`${fileLabel(words, 'no-certificate')}\n`);
    return 2;
  }
  await complete(report, [...(leaf?.certificates ?? []), ...pool.objects], host);
  const add = additions.get(report) ?? [];
  terminal.out(options.json ? jsonLine(chainFields(report, add)) : chainText(report, options.at, words) + addedText(add, words));
  return unread ? 2 : EXIT[chainVerdict(report).verdict];
};

const EXIT: Readonly<Record<Verdict, ExitCode>> = { usable: 0, caution: 0, unusable: 1, unreadable: 2 };

const isServers = ({ kind, basicConstraints }: Subject): boolean => kind === 'certificate' && basicConstraints?.ca !== true;

interface RunsOutput extends Options {
  additions: ReadonlyMap<ChainReport, readonly AddedFile[]>;
  words: Words;
}

/** What servers sent, one verdict each, and then what was given beside it, where that has a server's certificate of its own. */
function runsOutput(verdicts: readonly RunVerdict[], rest: ChainReport | null, { json, at, additions, words }: RunsOutput): string {
  const fields = (report: ChainReport): object => chainFields(report, additions.get(report));
  if (json) {
    const beside = rest === null ? {} : { beside: fields(rest) };
    return jsonLine({ ...fields(tellingReport(verdicts)), runs: runsJson(verdicts, fields), ...beside });
  }
  const each = [...additions.values()].flat();
  const different = [...new Map(each.map((file) => [file.authority, file])).values()];
  const text = runsText(verdicts, at, words);
  const all = rest === null ? text : `${text}\n【${runLabel(words, 'heading-beside')}】\n${chainText(rest, at, words)}`;
  return all + addedText(different, words);
}
