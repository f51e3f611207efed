import type { Inspection, InspectedObject } from '../inspect/inspect-input.ts';
import { hostNames } from '../policy/host-names.ts';
import { nameForm, type NameForm } from '../policy/name-form.ts';

/** What a request says of one item of the list: it ticks it, crosses it out, fails it, or only shows what the reader has to compare. */
export interface Seen {
  /** Id of the item in `content/preflight.yaml`. */
  check: string;
  state: 'done' | 'not-applicable' | 'failed' | 'seen';
  /** Why: a word of `content/interface/preflight.yaml`. */
  why:
    | 'request'
    | 'certificate'
    | 'good'
    | 'bad'
    | 'plain'
    | 'odd'
    | 'wildcard'
    | 'names'
    | 'noIp'
    | 'ip'
    | 'reservedIp'
    | 'sameName'
    | 'otherName';
  /** The evidence: names, or the rule that was broken. */
  evidence: string;
}

/** How a name may be written and still be one. */
const HARMLESS: ReadonlySet<NameForm | null> = new Set([null, 'upper-case']);

/**
 * Reads the items of the pre-flight list that a request can answer, and no others: whoever sends it has to look at the rest.
 * `domain` is what the reader says the application is for; "" where that is not said. Null where the input holds neither request nor certificate.
 */
export function seenInRequest({ objects }: Pick<Inspection, 'objects'>, domain: string): Seen[] | null {
  const requests = objects.filter(({ subject }) => subject.kind === 'csr');
  const [request] = requests;
  if (request && requests.length === 1) return ofRequest(request, domain);
  return objects.some(({ subject }) => subject.kind === 'certificate')
    ? [{ check: 'not-a-key', state: 'failed', why: 'certificate', evidence: '' }]
    : null;
}

function ofRequest(request: InspectedObject, domain: string): Seen[] {
  const names = namesOf(request);
  const error = request.findings.find(({ severity }) => severity === 'error');
  const isBad = error !== undefined || request.verdict === 'unreadable';
  return [
    { check: 'not-a-key', state: 'done', why: 'request', evidence: '' },
    { check: 'request-read', state: isBad ? 'failed' : 'done', why: isBad ? 'bad' : 'good', evidence: error?.rule ?? '' },
    { check: 'names-listed', state: 'seen', why: 'names', evidence: names.join('、') },
    ofNames(names),
    ofAddresses(request),
    ...ofDomain(names, domain),
  ];
}

function namesOf({ subject }: InspectedObject): string[] {
  return [...new Set(hostNames(subject).flatMap(({ name, kind }) => (kind === 'dns' ? [name] : [])))];
}

function ofNames(names: readonly string[]): Seen {
  const star = names.find((name) => name.includes('*'));
  if (star !== undefined) return { check: 'names-plain', state: 'failed', why: 'wildcard', evidence: star };
  const odd = names.find((name) => !HARMLESS.has(nameForm(name)));
  if (odd !== undefined) return { check: 'names-plain', state: 'failed', why: 'odd', evidence: odd };
  return {
    check: 'names-plain',
    state: names.length > 0 ? 'done' : 'seen',
    why: names.length > 0 ? 'plain' : 'names',
    evidence: names.join('、'),
  };
}

/** Rules by which no public authority signs an address. */
const UNSIGNED: ReadonlySet<string> = new Set(['private-ip', 'reserved-ip']);

function ofAddresses({ subject, findings }: InspectedObject): Seen {
  const addresses = hostNames(subject).flatMap(({ name, kind }) => (kind === 'ip' ? [name] : []));
  const evidence = [...new Set(addresses)].join('、');
  if (findings.some(({ rule }) => UNSIGNED.has(rule))) return { check: 'ip-owned', state: 'failed', why: 'reservedIp', evidence };
  return addresses.length === 0
    ? { check: 'ip-owned', state: 'not-applicable', why: 'noIp', evidence: '' }
    : { check: 'ip-owned', state: 'seen', why: 'ip', evidence };
}

/** Form and letter are on paper: a request that fits says only that it is none of the three that is wrong. */
function ofDomain(names: readonly string[], domain: string): Seen[] {
  const wanted = domain.trim().toLowerCase();
  if (wanted === '' || names.length === 0) return [];
  const isThere = names.some((name) => name.toLowerCase() === wanted);
  return [
    {
      check: 'same-spelling',
      state: isThere ? 'seen' : 'failed',
      why: isThere ? 'sameName' : 'otherName',
      evidence: isThere ? domain.trim() : names.join('、'),
    },
  ];
}
