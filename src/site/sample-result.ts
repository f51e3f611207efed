import { getCollection } from 'astro:content';
import { judgingContext } from '../content/judging-context.ts';
import { byFile, load } from '../content/content-folder.ts';
import { examineChain } from '../core/chain/build-chain.ts';
import { chainMessage } from '../core/chain/chain-words.ts';
import { lookAgain } from '../core/other/look-again.ts';
import { readInput } from '../core/pem/read-input.ts';
import { taipeiTime } from '../core/policy/calendar.ts';
import { validitySpan } from '../core/inspect/validity-span.ts';
import { label, type Words } from '../core/inspect/words.ts';
import { decodeBlock } from '../core/x509/decode-block.ts';

/** The example that the home page shows: a chain whose intermediate nobody exchanged with the certificate. */
const EXAMPLE = '2-old-chain';
/** Into the example's life, in milliseconds: the same picture on every day of a build, with the expiry ahead. */
const INTO = 59 * 86_400_000;

/** What the tools say of one example, as data for a page. */
export interface SampleResult {
  /** The name that the certificate is for. */
  name: string;
  verdict: string;
  /** What is wrong, by the first problem. */
  reason: string;
  fix: string;
  validity: { from: string; until: string; today: string; days: number; left: number; position: number };
  /** What is missing: whose certificate, and its file. */
  missing: { name: string; file: string };
  /** The root above, which clients have. */
  root: string;
  /** What was sent in place of what is missing. */
  instead: string;
}

/** Examines the example as the chain tool would. Throws where it no longer shows what the home page says of it. */
export async function sampleResult(): Promise<SampleResult> {
  const words: Words = byFile('messages');
  const example = (await getCollection('examples-chain')).find(({ id }) => id === EXAMPLE)?.data;
  if (!example) throw new Error(`content/examples-chain/${EXAMPLE}.yaml is missing`);
  const pool = lookAgain(example.text, readInput(example.text)).blocks.flatMap((block) => decodeBlock(block).subjects);
  const [leaf] = pool;
  const at = new Date(Date.parse(leaf?.notBefore ?? '') + INTO);
  const { rules, verify } = judgingContext(at, 'public-web');
  const authorities = load('authorities');
  const report = await examineChain({ pool, trust: null, authorities, rules, at, host: null, verify });
  const problem = report?.problems.find(({ code }) => code === 'missing-intermediate');
  const family = report?.problems.find(({ code }) => code === 'wrong-family');
  const missing = authorities.find(({ id }) => id === report?.gaps[0]?.authority);
  const root = authorities.find(({ id }) => id === missing?.issuedBy[0]);
  const sent = authorities.find(({ sha256 }) => report?.extras[0] === sha256);
  const span = validitySpan(leaf?.notBefore ?? null, leaf?.notAfter ?? null, at);
  if (!leaf?.notBefore || !leaf.notAfter || !problem || !family || !missing || !root || !span)
    throw new Error(`${EXAMPLE} has no gap to show`);
  const sentence = (text: string | null): string => (text ?? '').replace(/。.*$/s, '。');
  const day = (iso: string): string => taipeiTime(iso).slice(0, 10);
  return {
    name: leaf.san[0]?.value ?? '',
    verdict: label(words, 'verdict-unusable'),
    reason: sentence(chainMessage(problem, words).text),
    fix: sentence(chainMessage(family, words).fix),
    validity: {
      from: day(leaf.notBefore),
      until: day(leaf.notAfter),
      today: day(at.toISOString()),
      days: span.days,
      left: span.left,
      position: span.position,
    },
    missing: { name: missing.name, file: missing.files[0] ?? '' },
    root: root.name,
    instead: sent?.name ?? '',
  };
}
