import { parseArgs } from 'node:util';
import { examineChain } from '../core/chain/build-chain.ts';
import type { ChainReport } from '../core/chain/chain-report.ts';
import { chainLabel } from '../core/chain/chain-words.ts';
import { noVerdicts } from '../core/chain/judge-clients.ts';
import { chainText } from '../core/chain/report-text.ts';
import type { Words } from '../core/inspect/words.ts';
import { bareHost } from '../core/text/bare-host.ts';
import type { Subject } from '../core/x509/subject.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Run, Terminal } from './command.ts';
import { judgingContext } from './judging-context.ts';
import { optionFault } from './option-fault.ts';
import { parseMoment } from './parse-moment.ts';
import { decodeText } from '../core/pem/decode-text.ts';
import { evidenceIn, isEmpty, together } from '../core/revocation/evidence.ts';
import type { RevocationEvidence } from '../core/revocation/revocation.ts';
import { withRevocation } from '../core/revocation/with-revocation.ts';
import { readFile } from './read-subjects.ts';
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
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(optionFault(error));
  }
  const { values, positionals: files } = parsed;
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

interface Found extends RevocationEvidence {
  /** In the order of the files; bundles stand before their certificates. */
  objects: Subject[];
  certificates: Subject[];
  /** Every file gave at least one certificate. */
  complete: boolean;
}

function certificatesOf(files: readonly string[], terminal: Terminal, words: Words): Found {
  const objects: Subject[] = [];
  const certificates: Subject[] = [];
  const evidence: RevocationEvidence[] = [];
  let complete = true;
  for (const file of files) {
    const read = readFile(file, terminal);
    const subjects = read?.subjects ?? [];
    const found = subjects.filter(({ kind }) => kind === 'certificate');
    const given = evidenceIn(subjects, read === null ? '' : decodeText(read.bytes).text);
    if (subjects.some(({ kind }) => kind === 'private-key')) terminal.err(`${chainLabel(words, 'private-key-passed-over', { file })}\n`);
    else if (read !== null && found.length === 0 && isEmpty(given)) terminal.err(`${chainLabel(words, 'no-certificate-in', { file })}\n`);
    if (found.length === 0 && isEmpty(given)) complete = false;
    evidence.push(given);
    objects.push(...subjects);
    certificates.push(...found);
  }
  return { objects, certificates, complete, ...together(evidence) };
}

function jsonLine({ ok, path, gaps, extras, order, problems, clients, notJudged }: ChainReport): string {
  return `${JSON.stringify({
    ok,
    path,
    gaps,
    extras,
    order,
    problems: problems.map(({ code, cert, severity, facts, refusedBy = {} }) => ({ code, cert, severity, facts, refusedBy })),
    clients,
    notJudged,
  })}\n`;
}

/** `kb chain`: builds the path from the certificates of all files and says what is wrong with it. */
export const chain: Run = async (args, terminal) => {
  const options = parseOptions(args, terminal.now());
  const words: Words = byFile('messages');
  const pool = certificatesOf(options.files, terminal, words);
  const trust = certificatesOf(options.trust, terminal, words);
  const leaf = options.leaf === null ? null : certificatesOf([options.leaf], terminal, words);
  const { rules, authorities, verify } = judgingContext(options.at, 'public-web');
  const unread = !pool.complete || !trust.complete || leaf?.complete === false;
  const examined =
    leaf?.complete === false
      ? null
      : await examineChain({
          pool: pool.objects,
          leaf: leaf?.certificates[0],
          trust: options.trust.length === 0 ? null : trust.certificates,
          authorities,
          rules,
          at: options.at,
          host: options.host,
          verify,
        });
  const certificates = [...(leaf?.certificates ?? []), ...pool.certificates, ...trust.certificates];
  const report =
    examined === null || isEmpty(pool)
      ? examined
      : await withRevocation(examined, { certificates, evidence: pool, at: options.at, verify });
  if (report === null) {
    const empty: ChainReport = {
      ok: false,
      path: [],
      gaps: [],
      extras: [],
      order: 'ok',
      problems: [],
      clients: noVerdicts,
      notJudged: ['revocation'],
    };
    if (options.json) terminal.out(jsonLine(empty));
    terminal.err(`${chainLabel(words, 'no-certificate')}\n`);
    return 2;
  }
  terminal.out(options.json ? jsonLine(report) : chainText(report, options.at, words));
  const verdict: ExitCode = report.ok ? 0 : 1;
  return unread ? 2 : verdict;
};
