import type { AuthorityFacts } from '../authority/authority.ts';
import { identifyAuthority } from '../authority/identify-authority.ts';
import type { Verification, Verify } from '../crypto/verification.ts';
import { readInput, type ReadOptions } from '../pem/read-input.ts';
import type { ReadResult } from '../pem/block.ts';
import type { Context } from '../policy/context.ts';
import type { Finding } from '../policy/finding.ts';
import { judge } from '../policy/judge.ts';
import type { Programme, Rule } from '../policy/rule.ts';
import { isSelfSigned } from '../policy/self-issued.ts';
import { verdict, type Verdict } from '../policy/verdict.ts';
import type { Problem, Repair } from '../problem.ts';
import { decodeBlock } from '../x509/decode-block.ts';
import type { Subject } from '../x509/subject.ts';

/** What a reading depends on besides the input. */
export interface InspectContext {
  at: Date;
  programme: Programme;
  rules: readonly Rule[];
  /** As in the judgement's own context. */
  lint?: Context['lint'];
  /** What an encoded host name or an algorithm's OID stands for; without it they are shown as they are. */
  readable?: ((code: string) => string | null) | undefined;
  authorities: readonly AuthorityFacts[];
  verify: Verify;
  host?: string | null;
  /** What the reader said the input is, so that the other kind is named as such. */
  expect?: ReadOptions['expect'] | undefined;
  /** Whether what a program printed of an object is judged as well. */
  printouts?: ReadOptions['printouts'];
  /** Asked where the first reading may not have known what the input is. */
  lookAgain?: (input: Uint8Array | string, result: ReadResult, options: ReadOptions) => ReadResult | Promise<ReadResult>;
  /** Called before each block; false stops, and what was read so far is the answer. */
  tick?: (done: number, total: number) => Promise<boolean>;
}

export interface InspectedObject {
  subject: Subject;
  /** Of the object's own signature; `no-signer` where another key signed it. Null for objects that are neither request nor certificate. */
  verification: Verification | null;
  /** The known authority that this certificate is. */
  authority: AuthorityFacts | null;
  findings: Finding[];
  verdict: Verdict;
  /** Host names whose labels are encoded (xn--), and algorithms that stand by their OID, with what people call them. */
  readable: Readonly<Record<string, string>>;
}

/** One pasted text or one file, read, decoded, verified and judged. */
export interface Inspection {
  objects: InspectedObject[];
  repairs: Repair[];
  problems: Problem[];
}

/** The one way from an input to its judgement; the page, the command line and the tests all take it. Never rejects on any input. */
export async function inspectInput(input: Uint8Array | string, context: InspectContext): Promise<Inspection> {
  const first = readInput(input, context);
  const { blocks, repairs, problems } = (await context.lookAgain?.(input, first, context)) ?? first;
  const inspection: Inspection = { objects: [], repairs, problems: [...problems] };
  for (const [index, block] of blocks.entries()) {
    if (context.tick && !(await context.tick(index, blocks.length))) break;
    const decoded = decodeBlock(block);
    inspection.problems.push(...decoded.problems);
    for (const subject of decoded.subjects) inspection.objects.push(await inspectSubject(subject, context));
  }
  return inspection;
}

/** Verifies and judges one decoded object. */
export async function inspectSubject(subject: Subject, context: InspectContext): Promise<InspectedObject> {
  const verification = await ownSignature(subject, context.verify);
  const authority = identifyAuthority(subject, context.authorities);
  const findings = judge(subject, { ...context, verification });
  const readable: Record<string, string> = {};
  for (const code of [subject.key?.type, subject.signature?.algorithm, ...subject.san.map(({ value }) => value)]) {
    const name = code && context.readable?.(code);
    if (name) readable[code] = name;
  }
  return { subject, verification, authority, findings, verdict: verdict(findings, subject), readable };
}

/** A request signs itself; a certificate does where its names agree and its key identifiers do not deny it. */
async function ownSignature(subject: Subject, verify: Verify): Promise<Verification | null> {
  const { kind, der, signature, key } = subject;
  if (kind !== 'csr' && kind !== 'certificate') return null;
  if (!der) return { valid: null, reason: 'not-printed' };
  if (!signature || !key) return { valid: null, reason: 'unreadable-key' };
  if (kind === 'certificate' && !isSelfSigned(subject, null)) return { valid: null, reason: 'no-signer' };
  // OpenSSL refuses it without looking at the signature: "certificate signature failure".
  return signature.differs ? { valid: false } : verify(signature, key);
}
