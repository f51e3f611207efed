import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { byFile, load } from '../content/content-folder.ts';
import { judgingContext } from '../content/judging-context.ts';
import type { Facts } from '../core/facts.ts';
import { quote } from '../core/fill/quote.ts';
import { inspectInput, type Inspection } from '../core/inspect/inspect-input.ts';
import { problemNotes } from '../core/inspect/note-lines.ts';
import { label, type Words } from '../core/inspect/words.ts';
import { taipeiTime } from '../core/policy/calendar.ts';
import { admitRequest, type AdmittedRequest } from '../core/rehearse/admit-request.ts';
import { hostToAsk, nameText, readNames } from '../core/rehearse/asked-names.ts';
import { FAULTS, type Fault } from '../core/rehearse/fault.ts';
import type { AuthorityKey, HostName } from '../core/rehearse/issuer.ts';
import { makeSet, type RehearsalSet } from '../core/rehearse/make-set.ts';
import { readmeFile } from '../core/rehearse/readme.ts';
import { readsAsWished } from '../core/rehearse/read-again.ts';
import { FILE_NAMES, setFiles } from '../core/rehearse/set-files.ts';
import { SHAPES, type Shape } from '../core/rehearse/shape.ts';
import { renderMessage } from '../core/text/render-message.ts';
import { revealed } from '../core/text/reveal-text.ts';
import { createIssuer } from '../peculiar/issuer.ts';
import { UsageError, type ExitCode, type Run, type Terminal } from './command.ts';
import { parseMoment } from './parse-moment.ts';
import { readOptions } from './read-options.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';

interface Options {
  file: string;
  out: string;
  shape: Shape;
  authorityKey: AuthorityKey;
  /** Null for those of the request. */
  names: HostName[] | null;
  fault: Fault | null;
  /** By when the request is judged; the certificates begin when they are made. */
  at: Date;
  json: boolean;
}

const KEYS: Readonly<Record<string, AuthorityKey>> = { ec: 'ec-p256', rsa: 'rsa-2048' };

function parseOptions(args: string[], now: Date): Options {
  const options = {
    out: { type: 'string' },
    shape: { type: 'string' },
    key: { type: 'string' },
    name: { type: 'string', multiple: true },
    fault: { type: 'string' },
    at: { type: 'string' },
    json: { type: 'boolean' },
  } as const;
  const { values, positionals } = readOptions(args, options);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(ui.rehearseOneFile);
  const { out = '', name, json = false } = values;
  if (out === '') throw new UsageError(ui.rehearseNoFolder);
  const typed = readNames(name?.join(' ') ?? '');
  if (typed.wrong.length > 0) throw new UsageError(ui.rehearseName({ text: typed.wrong.join('、') }));
  if (name !== undefined && typed.names.length === 0) throw new UsageError(ui.rehearseName({ text: name.join('、') }));
  return {
    file,
    out,
    shape: oneOf(SHAPES, values.shape ?? 'twca', '--shape'),
    authorityKey: KEYS[oneOf(Object.keys(KEYS), values.key ?? 'ec', '--key')] ?? 'ec-p256',
    names: name === undefined ? null : typed.names,
    fault: values.fault === undefined ? null : oneOf(FAULTS, values.fault, '--fault'),
    at: parseMoment(values.at, now),
    json,
  };
}

function oneOf<Value extends string>(known: readonly Value[], text: string, option: string): Value {
  const value = known.find((each) => each === text);
  if (value === undefined) throw new UsageError(ui.rehearseValue({ option, known: known.join('、') }));
  return value;
}

/** Nothing was made: the code for `--json`, and the sentence for people. */
interface Refusal {
  refused: string;
  facts: Facts;
  text: string;
  exit: ExitCode;
}

/** `kb rehearse`: practice certificates for the key of a request, as an authority would deliver them. */
export const rehearse: Run = async (args, terminal) => {
  const options = parseOptions(args, terminal.now());
  const words: Words = byFile('messages');
  const made = await makeFolder(options, words, terminal);
  const { file, out, shape, fault, json } = options;
  if ('refused' in made) {
    const { refused, facts, text, exit } = made;
    if (json) terminal.out(`${JSON.stringify({ file, refused, facts })}\n`);
    terminal.err(`${file}：${revealed(text)}\n`);
    return exit;
  }
  const { set, files, leftOut, isBad } = made;
  const names = set.names.map(nameText);
  const [notBefore, notAfter] = [set.notBefore.toISOString(), set.notAfter.toISOString()];
  if (json) terminal.out(`${JSON.stringify({ file, out, shape, fault, names, leftOut, id: set.id, notBefore, notAfter, files })}\n`);
  else terminal.out(madeText(made, options));
  return isBad ? 1 : 0;
};

interface Made {
  set: RehearsalSet;
  files: string[];
  /** Names that the request asks for and the certificate does not have. */
  leftOut: string[];
  /** A rule of severity error is broken by the request. */
  isBad: boolean;
}

async function makeFolder(options: Options, words: Words, terminal: Terminal): Promise<Made | Refusal> {
  const { file, out, shape, authorityKey, fault, at } = options;
  const source = readSource(file, terminal);
  if ('problem' in source) {
    const { code, facts } = source.problem;
    const text = code === 'too-large' ? ui.tooLarge({ limit: String(facts['limitMiB']) }) : openingFault(String(facts['reason']));
    return { refused: code, facts, text, exit: 2 };
  }
  const inspection = await inspectInput(source.bytes, judgingContext(at, 'public-web'));
  // Nobody needs the key for this: whoever hands it over is told at once.
  if (inspection.objects.some(({ subject }) => subject.kind === 'private-key'))
    return { refused: 'private-key', facts: {}, text: ui.configKey, exit: 2 };
  const broken = brokenRules(inspection, words);
  for (const text of [...problemNotes(inspection.problems, words).map((note) => note.text + (note.fix ?? '')), ...broken])
    terminal.err(`${file}：${revealed(text)}\n`);
  const request = admitRequest(inspection.objects);
  if ('refused' in request) {
    const { refused, facts } = request;
    const { text, fix } = words['rehearse']?.[refused] ?? { text: refused };
    return { refused, facts, text: renderMessage(text + (fix ?? ''), facts), exit: inspection.objects.length === 0 ? 2 : 1 };
  }
  const names = options.names ?? request.names;
  if (names.length === 0) return { refused: 'no-names', facts: {}, text: ui.rehearseNoNames, exit: 1 };
  const folder = folderFault(out);
  if (folder !== null) return folder;
  const set = await makeSet(wishOf(request, names, { shape, authorityKey, fault, now: terminal.now() }), {
    issuer: createIssuer(globalThis.crypto.subtle),
    random: (length) => new Uint8Array(randomBytes(length)),
    words,
  });
  const files = [...setFiles(set), readmeFile(set, words)];
  if (!(await readsAsWished(set, { spki: request.spki, names }, judgingContext(at, 'public-web').verify)))
    return { refused: 'not-as-wished', facts: {}, text: ui.rehearseNotAsWished, exit: 2 };
  try {
    for (const { name, bytes } of files) writeFileSync(join(out, name), bytes, { flag: 'wx', mode: 0o644 });
  } catch (error) {
    const reason = codeOf(error);
    const text = ui.rehearseNotWritten({ folder: out, reason: reason === 'EACCES' ? ui.rehearseNoRight : reason });
    return { refused: 'not-written', facts: { folder: out, reason }, text, exit: 2 };
  }
  return {
    set,
    files: files.map(({ name }) => name),
    leftOut: options.names === null ? request.leftOut : [],
    isBad: broken.length > 0,
  };
}

type Wish = Parameters<typeof makeSet>[0];

const wishOf = ({ spki, keyType }: AdmittedRequest, names: HostName[], more: Omit<Wish, 'spki' | 'keyType' | 'names'>): Wish => ({
  spki,
  keyType,
  names,
  ...more,
});

/** What the request breaks, severity error alone: the rest is for `kb inspect`. */
function brokenRules({ objects }: Inspection, words: Words): string[] {
  const rules = load('rules');
  const findings = objects.filter(({ subject }) => subject.kind === 'csr').flatMap((object) => object.findings);
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule: id, facts }) => {
      const rule = rules.find((each) => each.id === id);
      return label(words, 'severity-error') + (rule ? renderMessage(rule.message, facts) + renderMessage(rule.fix, facts) : id);
    });
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/** Makes the folder; one with anything in it stays as it is. */
function folderFault(out: string): Refusal | null {
  try {
    mkdirSync(out, { recursive: true });
    if (readdirSync(out).length === 0) return null;
    return { refused: 'folder-not-empty', facts: { folder: out }, text: ui.rehearseNotEmpty({ folder: out }), exit: 2 };
  } catch (error) {
    const reason = codeOf(error);
    return {
      refused: 'folder-not-made',
      facts: { folder: out, reason },
      text: ui.rehearseNotMade({ folder: out, reason: reason === 'EACCES' ? ui.rehearseNoRight : openingFault(reason) }),
      exit: 2,
    };
  }
}

/** What was made, until when, and what to do with it. */
function madeText({ set, files, leftOut }: Made, { out, fault }: Options): string {
  const fields = load('fields');
  const isField = (name: string): boolean => Object.values<string>(FILE_NAMES).includes(name);
  const filled = Object.entries(FILE_NAMES).filter(([, name]) => files.includes(name));
  const lines = [
    ui.rehearseMade({ folder: out, id: set.id }),
    ui.rehearseUntil({ end: taipeiTime(set.notAfter.toISOString()) }),
    ui.rehearseNames({ names: set.names.map(nameText).join('、') }),
    ...(leftOut.length > 0 ? [ui.rehearseLeftOut({ names: leftOut.join('、') })] : []),
    ...(fault === null ? [] : [ui.rehearseFault({ fault })]),
    '',
    ui.rehearseFields,
    ...filled.map(([field, name]) => `  ${name}  ${fields[field]?.label ?? field}`),
    ...files.filter((name) => !isField(name)).map((name) => `  ${name}`),
    '',
    ...(fault === null ? [ui.rehearseCheck, `  cd ${inShell(resolve(out))}`, `  ${verifyCommand(set)}`] : [ui.rehearseDiagnose]),
    ui.rehearseThen,
  ];
  return `${lines.map(revealed).join('\n')}\n`;
}

/** The host's name that the check asks for; a wildcard by a name that it covers. */
function verifyCommand({ names }: RehearsalSet): string {
  const host = hostToAsk(names);
  const asked = host === null ? `-verify_ip ${names.map(nameText)[0]}` : `-verify_hostname ${host}`;
  return `openssl verify -CAfile ${FILE_NAMES.rootFile} -untrusted ${FILE_NAMES.chainFile} ${asked} ${FILE_NAMES.pemFile}`;
}

function inShell(path: string): string {
  const quoted = quote(path, { kind: 'path', dialect: 'sh', within: '', before: '', after: '', previous: '', command: 'cd' });
  return quoted.ok ? quoted.text : path;
}
