import type { Facts } from '../facts.ts';
import { isPractice } from '../rehearse/practice.ts';
import type { Subject } from '../x509/subject.ts';
import type { Explanations } from './chain-parts.ts';
import type { ChainGap } from './chain-report.ts';
import type { CandidatePath } from './find-paths.ts';
import { fingerprintOf, titleOf, type FoundProblem } from './problem-of.ts';
import { practiceCodes, type PracticeCode } from './practice-codes.ts';
import { isSelfIssued } from './self-issued.ts';

export interface PracticeQuestion {
  leaf: Subject;
  pool: readonly Subject[];
  path: CandidatePath;
  /** What was found, in the order in which it is said. */
  problems: readonly FoundProblem[];
  gaps: readonly ChainGap[];
  extras: readonly Subject[];
  /** Null where nothing was found. */
  explained: Explanations | null;
}

/**
 * What there is to say where certificates for practice are among those that were given. Of a chain for practice that nobody trusts its
 * root is as it should be, and what is wrong besides is what somebody is to find; beside real certificates they are in the way.
 */
export function judgePractice(question: PracticeQuestion): { problems: FoundProblem[]; gaps: ChainGap[] } {
  const { leaf, pool, problems, gaps } = question;
  const different = [...new Map([leaf, ...pool].map((each) => [fingerprintOf(each), each])).values()];
  const practice = different.filter(isPractice);
  const [first] = practice;
  const isMixed = practice.length < different.length;
  // What is in the way is said to be; that it is not needed goes without saying.
  const said = isMixed ? withoutExtra(problems, question.extras) : [...problems];
  // The server sends what stands in front, and a real chain that breaks beside them most likely breaks because of them.
  const isHarm = isPractice(leaf) || said.some(({ severity }) => severity === 'error');
  if (first !== undefined && isMixed) {
    const mixed = found('practice-mixed', first, { count: practice.length, subject: titleOf(first) });
    said.unshift(isHarm ? { ...mixed, severity: 'error' } : mixed);
  }
  return isPractice(leaf) ? judgeOwn(question, said) : { problems: said, gaps: [...gaps] };
}

const WEIGHT = { error: 0, warning: 1, info: 2 };

/** A chain for practice: without what is right about it, and with what an exercise asks for. */
function judgeOwn({ leaf, path, gaps, explained }: PracticeQuestion, said: readonly FoundProblem[]): ReturnType<typeof judgePractice> {
  const top = path.certificates.at(-1);
  const isAtRoot = top !== undefined && isPractice(top) && top.basicConstraints?.ca === true;
  const expected = isAtRoot ? said.find((problem) => isOfRoot(problem) && problem.cert === fingerprintOf(top)) : undefined;
  const rest = said.filter((problem) => problem !== expected);
  const below = path.end.kind === 'anchor' ? undefined : lacksCross(path);
  if (below !== undefined) rest.push(found('practice-cross-missing', below));
  // The clients refuse as they do with any root that is not theirs.
  const refusedBy = expected && explained?.withRefusals(expected, fingerprintOf(leaf)).refusedBy;
  const isSound = isAtRoot && rest.every(({ severity }) => severity === 'info');
  return {
    problems: [
      { ...found('practice-certificate', leaf, { subject: titleOf(leaf) }), ...(refusedBy ? { refusedBy } : {}) },
      ...(isSound ? [found('practice-sound', leaf)] : []),
      // The first of them is said with it (chain-verdict.ts).
      ...rest.toSorted((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]),
      ...(expected && !isSound ? [found('practice-root', leaf)] : []),
    ],
    // Nobody sends the root.
    gaps: expected ? [] : [...gaps],
  };
}

const found = (code: PracticeCode, about: Subject, facts: Facts = {}): FoundProblem => ({
  code,
  cert: fingerprintOf(about),
  severity: practiceCodes[code].severity,
  facts,
});

/** That the root is not trusted, or not there. Above a server's certificate it is an intermediate that is missing. */
const isOfRoot = ({ code, facts }: FoundProblem): boolean =>
  code === 'untrusted-root' || code === 'self-signed-leaf' || (code === 'missing-intermediate' && facts['below'] === 'ca');

const withoutExtra = (problems: readonly FoundProblem[], extras: readonly Subject[]): FoundProblem[] =>
  problems.filter(({ code }) => code !== 'extra-certificate' || !extras.every(isPractice));

/** In the name of the root that imitates nobody's (`content/messages/rehearse.yaml`): the others have a cross certificate. */
const WITHOUT_CROSS = 'PRACTICE Root CA';

/** The intermediate above which the cross certificate should stand and does not. */
function lacksCross({ certificates }: CandidatePath): Subject | undefined {
  const [, below, above] = certificates;
  if (below?.issuer?.text.includes(WITHOUT_CROSS) !== false || below.basicConstraints?.pathLength !== 0) return undefined;
  return above === undefined || isSelfIssued(above) ? below : undefined;
}

/** What is asked only where a certificate for practice is among those that were given. */
export const practiceChecks = { judgePractice };
