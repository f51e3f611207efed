import type { ConfigFinding } from '../config-finding.ts';
import { apacheEdits } from './apache-edits.ts';
import { EditedLines } from './edited-lines.ts';
import type { Editor, LineEdits } from './line-edit.ts';
import { nginxEdits } from './nginx-edits.ts';

/** A configuration whose lines can be corrected one by one. */
export type CorrectableKind = 'nginx' | 'apache';

const EDITS: Readonly<Record<CorrectableKind, Readonly<Record<string, Editor>>>> = { nginx: nginxEdits, apache: apacheEdits };
/** An edit may bring to light what stood behind it. */
const ROUNDS = 6;
/** Every edit tried alone costs one more examination. */
const TRIES = 60;
/** Longer texts take too long to examine again and again. */
const MOST = 500_000;

interface Candidate {
  targets: readonly ConfigFinding[];
  alternatives: readonly LineEdits[];
}

/**
 * The configuration with every edit that is certainly right; null where there is none. An edit stays only if the findings that it is for are gone and
 * no new one has come, which `examine`, the examination of that kind, is asked.
 */
export function correctConfig(
  text: string,
  kind: CorrectableKind,
  version: string | null,
  examine: (text: string, version: string | null) => ConfigFinding[],
): { edited: EditedLines; mended: number } | null {
  // One reader counts such line ends and another does not.
  if (text.length > MOST || /\r(?!\n)/.test(text)) return null;
  const first = examine(text, version);
  let state = { edited: EditedLines.of(text), findings: first };
  let tries = TRIES;
  const attempt = (candidates: readonly Candidate[], choice: number): boolean => {
    const edits = new Map<number, readonly string[]>();
    for (const { alternatives } of candidates) for (const [line, texts] of alternatives[choice] ?? []) edits.set(line, texts);
    const edited = state.edited.edited(edits);
    const findings = examine(edited.text, version);
    if (
      !isBetter(
        state.findings,
        findings,
        candidates.flatMap(({ targets }) => targets),
      )
    )
      return false;
    state = { edited, findings };
    return true;
  };
  for (let round = 0; round < ROUNDS && tries > 0; round++) {
    const candidates = candidatesFor(state.edited.lines, state.findings, EDITS[kind], version);
    if (candidates.length === 0) break;
    tries--;
    if (attempt(candidates, 0)) continue;
    // Lines have moved once one is taken: the others are found anew in the next round.
    const taken = candidates.some((candidate) => candidate.alternatives.some((_, choice) => tries-- > 0 && attempt([candidate], choice)));
    if (!taken) break;
    round = Math.max(0, round - 1);
  }
  const mended = first.length - state.findings.length;
  return state.edited.text === text ? null : { edited: state.edited, mended };
}

/** One candidate for every set of lines: two findings of one line may ask for the same edit, and different ones wait for the next round. */
function candidatesFor(
  lines: readonly string[],
  findings: readonly ConfigFinding[],
  editors: Readonly<Record<string, Editor>>,
  version: string | null,
): Candidate[] {
  const byLine = new Map<number, ConfigFinding[]>();
  for (const finding of findings) byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding]);
  const candidates: Candidate[] = [];
  const used = new Map<number, { candidate: Candidate; key: string }>();
  for (const finding of findings) {
    const name = finding.code.startsWith('cipher-') ? 'cipher' : finding.code;
    const editor = Object.hasOwn(editors, name) ? editors[name] : undefined;
    const alternatives = editor?.({ finding, beside: byLine.get(finding.line) ?? [], lines, version }) ?? [];
    const [edit] = alternatives;
    if (edit === undefined) continue;
    const key = JSON.stringify([...edit]);
    const touched = [...edit.keys()].map((line) => used.get(line));
    const same = touched.find((one) => one?.key === key);
    if (same !== undefined) same.candidate.targets = [...same.candidate.targets, finding];
    else if (touched.every((one) => one === undefined)) {
      const candidate: Candidate = { targets: [finding], alternatives };
      candidates.push(candidate);
      for (const line of edit.keys()) used.set(line, { candidate, key });
    }
  }
  return candidates;
}

/** Are the findings that were aimed at gone, and has no other come in their place? Lines may have moved. */
function isBetter(before: readonly ConfigFinding[], after: readonly ConfigFinding[], targets: readonly ConfigFinding[]): boolean {
  const left = new Map<string, number>();
  for (const finding of before) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  for (const finding of targets) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) - 1);
  for (const finding of after) {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count <= 0) return false;
    left.set(keyOf(finding), count - 1);
  }
  return true;
}

const keyOf = ({ code, facts }: ConfigFinding): string => JSON.stringify([code, { ...facts, firstLine: 0 }]);
