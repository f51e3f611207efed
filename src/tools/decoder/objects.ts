import type { inspectInput, InspectContext, Inspection } from '../../core/inspect/inspect-input.ts';
import { readInput } from '../../core/pem/read-input.ts';
import type { mayBeOdd } from '../../core/lint/may-be-odd.ts';
import type { Rule } from '../../core/policy/rule.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { pageVerify } from '../shared/page-verify.ts';
import { lookAgain } from '../shared/look-again.ts';
import type { renderObject } from './render-object.ts';

/** What the decoder needs only where there is an object: a script of its own. */
export interface DecoderObjects {
  inspectInput: typeof inspectInput;
  judgingRules: () => Rule[];
  mayBeOdd: typeof mayBeOdd;
  renderObject: typeof renderObject;
  /** Verifies signatures; `fallback` is the script's address for browsers without a fitting Web Crypto. */
  pageVerify: typeof pageVerify;
}

/** What objects of one kind are judged by, as the attributes that hold the addresses of its scripts. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  csr: ['rulesCsr'],
  certificate: ['rulesCertificate', 'authorities'],
};

/** A script that is needed cannot be read, or does not run. */
export class UnreadableScript extends Error {}

type Context = Omit<InspectContext, 'rules' | 'lint' | 'readable' | 'authorities' | 'verify'>;

/** Keeps what it has verified from one reading to the next. */
let verify: InspectContext['verify'] | null = null;

/** Reads and judges an input; rules, authorities and the script for objects are loaded where it holds any. Rejects with UnreadableScript. */
export async function inspect(tool: HTMLElement, input: Uint8Array | string, context: Context): Promise<Inspection> {
  const ahead = loadAhead(tool, input);
  if (ahead === null) {
    const { blocks, repairs, problems } = await lookAgain(input, readInput(input, context), context);
    if (blocks.length === 0) return { objects: [], repairs, problems: [...problems] };
  }
  await (ahead ?? load(tool, []));
  for (;;) {
    const { inspectInput: read, judgingRules, mayBeOdd: isOdd, pageVerify: verifyBy } = brought();
    verify ??= verifyBy(tool.dataset.fallback ?? '');
    const authorities = globalThis.kbAuthorities ?? [];
    const { checks: lint, readable } = globalThis.kbLint ?? {};
    const inspection = await read(input, { ...context, lookAgain, verify, rules: judgingRules(), lint, readable, authorities });
    const asked = new Set(
      inspection.objects.flatMap(({ subject }) => [
        ...(FACTS[subject.kind] ?? []),
        ...(isOdd(subject, { ...context, authorities }) ? ['lint'] : []),
      ]),
    );
    const missing = [...asked].filter((name) => !isHere(name));
    if (missing.length === 0) return inspection;
    // The guess was wrong, and what was judged without them does not count.
    await load(tool, missing);
  }
}

/** Loads what an input will be judged by, as far as its look tells; null where nothing in it looks like an object. */
export function loadAhead(tool: HTMLElement, input: Uint8Array | string): Promise<void> | null {
  const start = typeof input === 'string' ? input : new TextDecoder('latin1').decode(input.subarray(0, 65_536));
  const kinds = [
    ...(/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-/.test(start) ? ['csr'] : []),
    ...(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-|-----BEGIN (?:PKCS7|CMS)-/.test(start) ? ['certificate'] : []),
  ];
  return kinds.length === 0
    ? null
    : load(
        tool,
        kinds.flatMap((kind) => FACTS[kind] ?? []),
      );
}

async function load({ dataset }: HTMLElement, facts: readonly string[]): Promise<void> {
  await Promise.all(['objects', ...facts].map((name) => loadScript(dataset[name] ?? ''))).catch(() => undefined);
  if (!globalThis.kbDecoderObjects || !facts.every(isHere)) throw new UnreadableScript();
}

function isHere(name: string): boolean {
  const { kbAuthorities, kbRules = {} } = globalThis;
  return (
    { authorities: kbAuthorities, lint: kbRules.lint, rulesCsr: kbRules.csr, rulesCertificate: kbRules.certificate }[name] !== undefined
  );
}

/** The script for objects, which `inspect` has loaded. */
export function brought(): DecoderObjects {
  if (!globalThis.kbDecoderObjects) throw new Error('objects.js has not been loaded.');
  return globalThis.kbDecoderObjects;
}
