import { ui as commonUi } from 'content:interface/common';
import { taipeiTime } from '../../core/inspect/facts-of.ts';
import { headline } from '../../core/inspect/headline.ts';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { problemNotes } from '../../core/inspect/note-lines.ts';
import { validitySpan } from '../../core/inspect/validity-span.ts';
import { label, type Words } from '../../core/inspect/words.ts';
import type { Case, Judging } from './case.ts';

/** One line of the overview and of the saved table. */
export interface ObjectRow {
  file: string;
  kind: string;
  name: string;
  issuer: string;
  /** ISO, for sorting; null sorts last. */
  notAfter: string | null;
  expiry: string;
  left: string;
  verdict: string;
  note: string;
  serial: string;
  sha256: string;
  /** Null where a file held nothing readable. */
  object: InspectedObject | null;
  source: Case;
}

/** The overview's rows: one an object; a file without any gets a row that says why. */
export function objectRows(cases: readonly Case[], { at }: Judging, words: Words): ObjectRow[] {
  return cases.flatMap((source): ObjectRow[] => {
    const file = source.name ?? commonUi.pasted;
    if (source.inspection.objects.length === 0) {
      const seen = source.look ? globalThis.kbRecogniser?.row(source.look) : undefined;
      const note = problemNotes(source.inspection.problems, words)[0]?.text ?? seen?.note ?? '';
      const kind = seen?.kind ?? label(words, 'kind-unknown');
      const verdict = seen?.verdict ?? label(words, 'verdict-unreadable');
      return [
        {
          file,
          kind,
          name: '',
          issuer: '',
          notAfter: null,
          expiry: '',
          left: '',
          verdict,
          note,
          serial: '',
          sha256: '',
          object: null,
          source,
        },
      ];
    }
    return source.inspection.objects.map((object) => {
      const { subject } = object;
      const span = validitySpan(subject.notBefore, subject.notAfter, at);
      const rule = object.findings[0];
      return {
        file,
        kind: label(words, `kind-${subject.kind}`),
        name:
          subject.san.find(({ type }) => type === 'dns')?.value ??
          subject.subject?.attributes.findLast(({ type }) => type === 'CN')?.value ??
          subject.subject?.text ??
          '',
        issuer:
          subject.issuer?.attributes.findLast(({ type }) => type === 'CN')?.value ??
          subject.issuer?.attributes.findLast(({ type }) => type === 'OU' || type === 'O')?.value ??
          '',
        notAfter: subject.kind === 'certificate' ? subject.notAfter : null,
        expiry: subject.kind === 'certificate' && subject.notAfter ? taipeiTime(subject.notAfter).slice(0, 10) : '',
        left: span && subject.kind === 'certificate' ? String(span.left) : '',
        verdict: label(words, `verdict-${object.verdict}`),
        note: rule ? headline(object, words) : '',
        serial: subject.serialHex ?? '',
        sha256: subject.fingerprints?.sha256 ?? '',
        object,
        source,
      };
    });
  });
}
