import { ui as commonUi } from 'content:interface/common';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { problemNotes } from '../../core/inspect/note-lines.ts';
import { validitySpan } from '../../core/inspect/validity-span.ts';
import { label } from '../../core/inspect/words.ts';
import { taipeiTime } from '../../core/policy/calendar.ts';
import type { Case, Judging } from './case.ts';
import { allWords } from './fault-words.ts';
import { ui } from 'content:interface/decoder';
import { renderMessage } from '../../core/text/render-message.ts';
import { revealed } from '../../core/text/reveal-text.ts';
import { writeCsv } from '../../core/text/write-csv.ts';
import { issuerName } from '../../core/x509/called-name.ts';
import { shortName } from '../shared/object-name.ts';
import { toneOfVerdict, type Tone } from '../shared/verdict-card.ts';
import { judgingRules } from './judging-rules.ts';

/** One line of the overview and of the saved table. */
export interface ObjectRow {
  file: string;
  kind: string;
  name: string;
  issuer: string;
  /** ISO, for sorting; null sorts last. */
  notAfter: string | null;
  expiry: string;
  /** Whole days until the end, negative after it; null where there is no end. */
  left: number | null;
  verdict: string;
  tone: Tone;
  /** The first thing to mend, or what else there is to say; empty where there is nothing. */
  note: string;
  /** The same for all rows that say the same of different values. */
  reason: string;
  serial: string;
  sha256: string;
  /** Null where a file held nothing readable. */
  object: InspectedObject | null;
  source: Case;
}

/** The overview's rows: one an object; a file without any gets a row that says why. */
export function objectRows(cases: readonly Case[], { at }: Judging): ObjectRow[] {
  const words = allWords();
  return cases.flatMap((source): ObjectRow[] => {
    const file = source.name ?? commonUi.pasted;
    if (source.inspection.objects.length === 0) return [unreadRow(source, file)];
    return source.inspection.objects.map((object) => {
      const { subject } = object;
      const isCertificate = subject.kind === 'certificate';
      const left = isCertificate ? (validitySpan(subject.notBefore, subject.notAfter, at)?.left ?? null) : null;
      // Whatever else is wrong with it, on its last day that is why somebody has to act.
      const ending = left === 0 && object.findings.find(({ rule }) => rule === 'expires-soon' || rule === 'expired');
      const finding = ending || object.findings[0];
      const rule = finding && judgingRules().find(({ id }) => id === finding.rule);
      return {
        file,
        kind: label(words, `kind-${subject.kind}`),
        name: shortName(subject),
        issuer: issuerName(subject),
        notAfter: isCertificate ? subject.notAfter : null,
        expiry: isCertificate && subject.notAfter ? taipeiTime(subject.notAfter).slice(0, 10) : '',
        left,
        verdict: label(words, `verdict-${object.verdict}`),
        tone: toneOfVerdict[object.verdict],
        note: rule ? renderMessage(rule.message, finding.facts) : '',
        reason: rule?.id ?? '',
        serial: subject.serialHex ?? '',
        sha256: subject.fingerprints?.sha256 ?? '',
        object,
        source,
      };
    });
  });
}

/** A file in which there was nothing to judge, and why. */
function unreadRow(source: Case, file: string): ObjectRow {
  const words = allWords();
  const seen = source.look ? globalThis.kbRecogniser?.row(source.look) : undefined;
  const note = problemNotes(source.inspection.problems, words)[0]?.text ?? seen?.note ?? '';
  return {
    file,
    kind: seen?.kind ?? label(words, 'kind-unknown'),
    name: '',
    issuer: '',
    notAfter: null,
    expiry: '',
    left: null,
    verdict: seen?.verdict ?? label(words, 'verdict-unreadable'),
    tone: 'dim',
    note,
    reason: note,
    serial: '',
    sha256: '',
    object: null,
    source,
  };
}

/** The rows for a spreadsheet. */
export function csvOf(rows: readonly ObjectRow[]): string {
  const head = [
    commonUi.file,
    ui.kind,
    ui.name,
    ui.issuer,
    ui.expires,
    ui.daysLeft,
    commonUi.result,
    commonUi.explanation,
    ui.serial,
    ui.fingerprint,
  ];
  const lines = rows.map((row) =>
    [row.file, row.kind, row.name, row.issuer, row.expiry, row.left?.toString() ?? '', row.verdict, row.note, row.serial, row.sha256].map(
      revealed,
    ),
  );
  return writeCsv([head, ...lines]);
}
