import knowledge from 'content:diagnosis';
import {
  compileDiagnosis,
  TEXT_LIMIT,
  type CodeMatch,
  type Diagnose,
  type Diagnosis,
  type ErrorMatch,
} from '../../core/diagnose/diagnose.ts';
import type { HostFields } from '../../core/intake/host-fields.ts';
import { mayBeReport } from '../../core/findings/may-be-report.ts';
import type { ScanReport } from '../../core/findings/scan-report.ts';
import { compilePacks } from '../../core/diagnose/packs.ts';
import { isSolid, type Verdict, type Weighed } from '../../core/diagnose/weigh.ts';
import { textLines } from '../../core/recognise/kinds/text-lines.ts';
import { codesOf, outputGroup } from '../../core/recognise/kind-notes.ts';
import { mayBeConfig } from '../../core/recognise/may-be-config.ts';
import { mayBeOutput } from '../../core/recognise/may-be-output.ts';
import type { NearestError } from '../../core/recognise/nearest-errors.ts';
import type { Recognised } from '../../core/recognise/recognised.ts';

/** A known message in a text, with the line it stands in. */
export interface SeenError extends ErrorMatch {
  quote: string;
}

/** Evidence with the line it stands in. */
export interface SeenEvidence extends Weighed {
  quote: string;
}

/** A cause with the lines that prove it. */
export interface SeenVerdict extends Omit<Verdict, 'evidence'> {
  evidence: SeenEvidence[];
}

/** What the recogniser found in one text. */
export interface Look {
  /** Without PEM blocks and private keys, which are the decoder's. */
  kinds: Recognised[];
  errors: SeenError[];
  codes: CodeMatch[];
  /** Best first. */
  verdicts: SeenVerdict[];
  report: ScanReport | null;
  nearest: NearestError[];
  /** What stands in the holes of commands: the host that the text is about. */
  fields: HostFields;
  cut: boolean;
  /** Something that is known of such texts could not be read. */
  incomplete: boolean;
}

export interface LookOptions {
  /** Loads these scripts of words; resolves also where one cannot be read. */
  loadWords: (names: string[]) => Promise<void>;
}

/** What the recogniser's script offers to the decoder. */
export interface RecogniserApi {
  /** Whether anything at all was recognised. */
  hasFound(look: Look): boolean;
  look(text: string, options: LookOptions): Promise<Look>;
  /** The results for the page; `root` is the way to the site's root. */
  render(look: Look, root: string, options: { alone: boolean }): HTMLElement[];
  /** One line for the overview of many files. */
  row(look: Look): { kind: string; verdict: string; note: string };
  /** Plain text for a ticket; empty where nothing was recognised. */
  report(look: Look): string;
}

/** Whether anything at all was recognised. */
export function hasFound({ kinds, errors, codes, verdicts, report }: Omit<Diagnosis, 'cut'>): boolean {
  return kinds.length + errors.length + codes.length + verdicts.length > 0 || report !== null;
}

const QUOTE_LIMIT = 300;
/** What comes close is asked of all of them. */
const ENTRIES = Object.keys(knowledge.index.texts).filter((name) => name.startsWith('entries-'));
/** Asked where nothing else speaks. */
const PHRASES = 'phrases';
const packsFor = compilePacks(knowledge.index, knowledge.base.contexts);

/** By what is known so far: the packs that have come, in one function. */
const compiled: { packs: string; diagnose: Diagnose | null } = { packs: '', diagnose: null };

function diagnosisBy(names: readonly string[]): Diagnose {
  // What could not be read comes perhaps with the next paste.
  const here = names.filter((name) => globalThis.kbKnown?.[name]);
  const packs = here.flatMap((name) => globalThis.kbKnown?.[name] ?? []);
  const reports = globalThis.kbFindings?.reports ?? null;
  const outputs = globalThis.kbOutputs ?? [];
  const configs = globalThis.kbConfigKinds ?? [];
  const key = [
    ...here,
    ...(reports ? ['findings'] : []),
    ...(outputs.length > 0 ? ['outputs'] : []),
    ...(configs.length > 0 ? ['configs'] : []),
  ].join(' ');
  if (compiled.diagnose === null || compiled.packs !== key) {
    compiled.packs = key;
    const known = {
      ...knowledge.base,
      entries: packs.flatMap(({ entries = [] }) => entries),
      wordings: packs.flatMap(({ wordings = [] }) => wordings),
      tables: packs.flatMap(({ tables = [] }) => tables),
      phrases: packs.find(({ phrases }) => phrases)?.phrases ?? knowledge.base.phrases,
    };
    compiled.diagnose = compileDiagnosis(known, { reports, outputs, configs });
  }
  return compiled.diagnose;
}

/** Only where a name may stand in the text is the reader of hosts asked for. */
async function fieldsIn(text: string, loadWords: LookOptions['loadWords']): Promise<HostFields> {
  if (!/\.tw\b|\bwww\.|https?:/i.test(text)) return {};
  if (!globalThis.kbHostFields) await loadWords(['hosts']);
  return globalThis.kbHostFields?.(text) ?? {};
}

/** Recognises a text: fetches what is known about such texts, then the words of what was found, and nothing else. */
export async function lookAt(text: string, { loadWords }: LookOptions): Promise<Look> {
  const start = text.slice(0, TEXT_LIMIT);
  const asked = packsFor(start);
  const needs = { findings: mayBeReport(start), outputs: mayBeOutput(start), configs: mayBeConfig(start) };
  await loadWords([
    ...asked.map((name) => `known-${name}`),
    ...(needs.findings ? ['findings'] : []),
    ...(needs.outputs ? ['outputs'] : []),
    ...(needs.configs ? ['config-kinds'] : []),
  ]);
  let found = diagnosisBy(asked)(text);
  if (!found.verdicts.some(({ evidence }) => evidence.some(isSolid))) {
    asked.push(PHRASES);
    await loadWords([`known-${PHRASES}`]);
    found = diagnosisBy(asked)(text);
  }
  const incomplete =
    asked.some((name) => !globalThis.kbKnown?.[name]) ||
    (needs.findings && !globalThis.kbFindings) ||
    (needs.outputs && !globalThis.kbOutputs) ||
    (needs.configs && !globalThis.kbConfigKinds);
  const isFound = hasFound(found);
  if (!isFound) await loadWords(['nearest', ...ENTRIES.map((name) => `known-${name}`)]);
  const lines = found.errors.length + found.verdicts.length === 0 ? [] : textLines(text);
  const quoteOf = (line: number): string => (lines[line - 1] ?? '').trim().slice(0, QUOTE_LIMIT);
  const look: Look = {
    ...found,
    incomplete,
    fields: isFound ? await fieldsIn(start, loadWords) : {},
    kinds: found.kinds.filter(({ kind }) => kind !== 'pem' && kind !== 'private-key'),
    errors: found.errors.map((match) => ({ ...match, quote: quoteOf(match.line) })),
    verdicts: found.verdicts.map((verdict) => ({
      ...verdict,
      evidence: verdict.evidence.map((one) => ({ ...one, quote: quoteOf(one.line) })),
    })),
    nearest: isFound ? [] : (globalThis.kbNearest?.(ENTRIES.flatMap((name) => globalThis.kbKnown?.[name]?.entries ?? [])).find(text) ?? []),
  };
  await loadWords([
    ...new Set([
      ...look.kinds.flatMap((found) => codesOf(found, true)).map((code) => `output-${outputGroup(code)}`),
      ...look.kinds.flatMap(({ facts }) => (typeof facts['product'] === 'string' ? ['output-product'] : [])),
      ...[...look.errors, ...look.nearest].map(({ product }) => `errors-${product}`),
      ...look.verdicts.slice(0, 1).map(({ cause }) => `cause-${cause}`),
    ]),
  ]);
  return look;
}
