import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../content/files-below.ts';
import { byFile, load } from '../content/content-folder.ts';
import { interfaceWords } from '../content/interface-words.ts';
import { judgingContext } from '../content/judging-context.ts';
import { renewalCalendar, type CalendarWords } from '../core/calendar/renewal-calendar.ts';
import { validitySpan } from '../core/inspect/validity-span.ts';
import { label, type Words } from '../core/inspect/words.ts';
import { taipeiTime } from '../core/policy/calendar.ts';
import { limits } from '../core/pem/limits.ts';
import { problemNotes } from '../core/inspect/note-lines.ts';
import { breaksOn, type Break } from '../core/register/breaks.ts';
import { readForRegister, type RegisterContext, type RegisterReading } from '../core/register/read-for-register.ts';
import { registerCsv, type EntryWords } from '../core/register/register-csv.ts';
import type { RegisterEntry } from '../core/register/register-entry.ts';
import { Register } from '../core/register/register.ts';
import { isZip, unpack, zipEntries, zipInMemory } from '../core/register/zip-entries.ts';
import { breakText, columnsIn } from '../core/register/register-words.ts';
import { renewalsOf } from '../core/register/renewals.ts';
import { renderMessage } from '../core/text/render-message.ts';
import { revealed } from '../core/text/reveal-text.ts';
import { registerKnowledge } from '../content/register-knowledge.ts';
import { UsageError, type ExitCode, type Run, type Terminal } from './command.ts';
import { readOptions } from './read-options.ts';
import { parseMoment } from './parse-moment.ts';
import { Progress } from './progress.ts';
import { openingFault, readSource } from './read-source.ts';
import { ui } from './ui.ts';

interface Options {
  files: string[];
  at: Date;
  /** A day of Taiwan's calendar, or null. */
  on: string | null;
  csv: string | null;
  ics: string | null;
  json: boolean;
}

function parseOptions(args: string[], now: Date): Options {
  const options = {
    at: { type: 'string' },
    on: { type: 'string' },
    csv: { type: 'string' },
    ics: { type: 'string' },
    json: { type: 'boolean' },
  } as const;
  const { values, positionals: files } = readOptions(args, options);
  if (files.length === 0) throw new UsageError(ui.noFile);
  if (values.on !== undefined) parseMoment(values.on, now);
  const { at, on = null, csv = null, ics = null, json = false } = values;
  return { files, at: parseMoment(at, now), on: on?.slice(0, 10) ?? null, csv, ics, json };
}

/** Everything that is read: files, those of folders, those of archives; or why one is not. */
type Input = { name: string; bytes: Uint8Array } | { fault: string };

const MEBIBYTE = 1024 * 1024;
/** An archive may be larger than one text; what is in it, unpacked and all together, too. */
const MOST_OF_ARCHIVE = 256 * MEBIBYTE;
/** Files of one archive, and archives within archives. */
const MOST_FILES = 20_000;
const MOST_DEPTH = 3;

async function* inputsOf(files: readonly string[], terminal: Terminal): AsyncGenerator<Input> {
  for (const file of files) {
    const stat = file === '-' ? undefined : statSync(file, { throwIfNoEntry: false });
    const paths = stat?.isDirectory() === true ? filesBelow(file).map((path) => join(file, path)) : [file];
    for (const path of paths) {
      const name = path === '-' ? ui.standardInput : path;
      const source = bytesOf(path, terminal);
      if ('fault' in source) yield source;
      else if (isZip(source.bytes)) yield* filesIn(source.bytes, name, 0);
      else yield { name, bytes: source.bytes };
    }
  }
}

async function* filesIn(archive: Uint8Array, name: string, depth: number): AsyncGenerator<Input> {
  const source = zipInMemory(archive);
  const entries = depth < MOST_DEPTH ? await zipEntries(source, MOST_FILES) : null;
  if (entries === null) yield { fault: ui.registerBroken({ file: name }) };
  let room = MOST_OF_ARCHIVE;
  for (const entry of entries ?? []) {
    const file = `${name}/${entry.name}`;
    room -= entry.size;
    const bytes = entry.size > limits.inputBytes || room < 0 ? null : await unpack(source, entry);
    if (bytes === null || typeof bytes === 'string') yield { fault: ui.registerLeft({ file }) };
    else if (isZip(bytes)) yield* filesIn(bytes, file, depth + 1);
    else yield { name: file, bytes };
  }
}

function bytesOf(file: string, terminal: Terminal): { bytes: Uint8Array } | { fault: string } {
  const size = file === '-' ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  if (/\.zip$/i.test(file) && size <= MOST_OF_ARCHIVE && size > 0) return { bytes: readFileSync(file) };
  const source = readSource(file, terminal);
  if ('bytes' in source) return source;
  const { code, facts } = source.problem;
  const reason = code === 'too-large' ? ui.tooLarge({ limit: String(facts['limitMiB']) }) : openingFault(String(facts['reason']));
  return { fault: `${file}：${reason}` };
}

/** `kb register`: one list of all certificates in files, folders and archives, by the day on which they end. */
export const register: Run = async (args, terminal) => {
  const { files, at, on, csv, ics, json } = parseOptions(args, terminal.now());
  const words: Words = byFile('messages');
  const told = words['register'] ?? {};
  const columns = columnsIn(told);
  const context: RegisterContext = { ...judgingContext(at, 'public-web'), columns };
  const list = new Register();
  let unread = false;
  const progress = new Progress(terminal, files.length);
  for await (const input of inputsOf(files, terminal)) {
    if ('fault' in input) {
      terminal.err(`${input.fault}\n`);
      unread = true;
      continue;
    }
    const reading = await readForRegister(input.bytes, input.name, context);
    for (const entry of reading.entries) list.add(entry);
    for (const fault of faultsOf(input.name, reading, words)) terminal.err(`${fault}\n`);
    progress.report(list.size);
  }
  const entries = list.entries.toSorted((a, b) => (a.notAfter ?? '9').localeCompare(b.notAfter ?? '9'));
  if (csv !== null)
    writeFileSync(
      csv,
      registerCsv(entries, columns, (entry) => entryWords(entry, at, words)),
    );
  if (ics !== null) saveCalendar(ics, entries, at, terminal);
  const known = registerKnowledge();
  const day = on ?? taipeiTime(at.toISOString()).slice(0, 10);
  const hit = entries.map((entry): Hit => ({
    entry,
    breaks: breaksOn(entry, day, known).filter(({ kind }) => kind !== 'renewal-differs'),
  }));
  const sayBreak = (entry: RegisterEntry, each: Break): string => breakText(each, entry, known, told).text;
  if (json) for (const { entry, breaks } of hit) terminal.out(`${JSON.stringify({ ...entry, breaks })}\n`);
  else terminal.out(listText(hit, entries.length, { at, day, words, sayBreak }));
  return exitCode(hit, unread && entries.length === 0);
};

interface Hit {
  entry: RegisterEntry;
  breaks: Break[];
}

function exitCode(hit: readonly Hit[], isNothing: boolean): ExitCode {
  if (isNothing || hit.length === 0) return 2;
  return hit.some(({ entry, breaks }) => breaks.length > 0 || entry.verdict === 'unusable') ? 1 : 0;
}

/** What was not taken in, and why. */
function faultsOf(name: string, { entries, problems, refused }: RegisterReading, words: Words): string[] {
  if (refused !== null) return [ui.registerKey({ file: name, format: refused })];
  if (entries.length > 0) return [];
  const [note] = problemNotes(problems, words);
  return [`${name}：${note?.text ?? ui.registerNothing}`];
}

function saveCalendar(file: string, entries: readonly RegisterEntry[], at: Date, terminal: Terminal): void {
  const current = renewalsOf(entries).flatMap(({ current: entry }) => (entry.role === 'ca' ? [] : entry));
  const calendar = renewalCalendar(current, at, interfaceWords('calendar') as unknown as CalendarWords);
  if (calendar === null) terminal.err(`${ui.registerNoDay}\n`);
  else writeFileSync(file, calendar);
}

function entryWords(entry: RegisterEntry, at: Date, words: Words): EntryWords {
  const left = validitySpan(entry.notBefore ?? at.toISOString(), entry.notAfter, at)?.left ?? null;
  const rule = load('rules').find(({ id }) => id === entry.reason?.rule);
  return {
    left: left === null ? '' : String(left),
    verdict: entry.verdict === null ? ui.registerListed : label(words, `verdict-${entry.verdict}`),
    reason: rule && entry.reason ? renderMessage(rule.message, entry.reason.facts) : '',
    places: entry.sightings.map(({ file, place }) => [file, place].filter((each) => each !== null).join(' ')).join('、'),
  };
}

interface Said {
  at: Date;
  day: string;
  words: Words;
  sayBreak: (entry: RegisterEntry, each: Break) => string;
}

/** Five lines a certificate at most: its end, its name, who issued it, where it was met, and what is wrong on that day. */
function listText(hit: readonly Hit[], count: number, { at, day, words, sayBreak }: Said): string {
  const lines = hit.flatMap(({ entry, breaks }) => {
    const { left, verdict, reason, places } = entryWords(entry, at, words);
    const end = entry.notAfter === null ? ui.registerNoEnd : taipeiTime(entry.notAfter).slice(0, 10);
    return [
      [end, left === '' ? '' : ui.registerDays({ days: left }), verdict, revealed(entry.name), revealed(entry.issuer)]
        .filter(Boolean)
        .join('  '),
      ...(reason === '' ? [] : [`    ${reason}`]),
      `    ${ui.registerSeen({ count: entry.times })}：${revealed(places)}`,
      ...breaks.filter(({ kind }) => kind !== 'expires').map((each) => `    ${each.day}  ${sayBreak(entry, each)}`),
    ];
  });
  const broken = hit.filter(({ breaks }) => breaks.length > 0).length;
  return `${[...lines, '', ui.registerSum({ count, day, broken })].join('\n')}\n`;
}
