import type { Problem } from '../problem.ts';
import type { Subject, Unreadable } from '../x509/subject.ts';
import { hasUncompared, knownField, knownRefusal, type Known } from './known.ts';
import { ourReading } from './our-reading.ts';
import { FIELDS, type Field, type FieldValue, type Reading, type SecondReading } from './reading.ts';

/** A field that the two programs read differently. */
export interface Difference {
  field: Field;
  ours: FieldValue;
  theirs: FieldValue;
}

/** What our decoder made of one object: itself, what it holds, and what is wrong with its frame. */
export interface OurReading {
  subject: Subject;
  inside: readonly Subject[];
  problems: readonly Problem[];
}

/** What is told of one object that two programs have read. */
export type SecondFinding =
  | ({ code: 'decoders-differ' } & Difference)
  /** Ours reads all of it, the second program takes none of it. */
  | { code: 'second-refuses'; says: string }
  /** The same of one extension. */
  | { code: 'second-refuses-part'; part: string; says: string }
  /** The second program takes what ours does not, or does not wholly. */
  | { code: 'ours-refuses'; unreadable: readonly Unreadable[]; problems: readonly Problem[] };

export interface SecondOpinion {
  /** `agree`: the same in everything compared. `neither`: none of the two reads it. `beyond`: the second program was not asked, or gave up. */
  state: 'agree' | 'differ' | 'neither' | 'beyond';
  /** How many fields both were asked for. */
  compared: number;
  findings: SecondFinding[];
  known: Known[];
}

/** Weighs two readings of the same octets. Pure, and never throws. */
export function secondOpinion(ours: OurReading, theirs: SecondReading): SecondOpinion {
  const { subject, inside, problems } = ours;
  const isWhole = problems.length === 0 && subject.unreadable.length === 0;
  const answer = (state: SecondOpinion['state'], findings: SecondFinding[] = [], known: Known[] = [], compared = 0): SecondOpinion => ({
    state,
    compared,
    findings,
    known,
  });
  if (theirs.state === 'beyond') return answer('beyond');
  if (theirs.state === 'refused') {
    const known = knownRefusal(theirs.says, { hasLists: inside.some(({ kind }) => kind === 'crl') });
    if (known) return answer('beyond', [], [known]);
    return isWhole ? answer('differ', [{ code: 'second-refuses', says: theirs.says }]) : answer('neither');
  }
  const mine = ourReading(subject, inside);
  const { compared, differences, known } = compare(mine, theirs.reading);
  const isUnread = (oid: string): boolean => subject.unreadable.some(({ part }) => part === `extension ${oid}`);
  const findings: SecondFinding[] = [
    ...(isWhole ? [] : [{ code: 'ours-refuses' as const, unreadable: subject.unreadable, problems }]),
    ...differences.map((each) => ({ code: 'decoders-differ' as const, ...each })),
    ...theirs.refusedParts
      .filter(({ oid }) => !isUnread(oid))
      .map(({ oid, says }) => ({
        code: 'second-refuses-part' as const,
        part: subject.extensions.find((each) => each.oid === oid)?.name ?? oid,
        says,
      })),
  ];
  return answer(findings.length === 0 ? 'agree' : 'differ', findings, known, compared);
}

/** Compares what both have; what is known to differ for no fault of the object's is left out and named. */
export function compare(ours: Reading, theirs: Reading): { compared: number; differences: Difference[]; known: Known[] } {
  const known = new Set<Known>();
  const differences: Difference[] = [];
  let compared = 0;
  for (const field of FIELDS) {
    const [mine, other] = [ours[field], theirs[field]];
    if (mine === undefined || other === undefined) continue;
    const reason = knownField(field, mine);
    if (reason) known.add(reason);
    else {
      compared += 1;
      if (!isSame(mine, other)) differences.push({ field, ours: mine, theirs: other });
    }
  }
  if (hasUncompared(ours)) known.add('known-text');
  return { compared, differences, known: [...known] };
}

const isSame = (one: FieldValue, other: FieldValue): boolean => JSON.stringify(one) === JSON.stringify(other);
