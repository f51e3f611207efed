import type { Detector, Recognised } from '../recognised.ts';

const FIELDS: readonly [name: string, pattern: RegExp][] = [
  ['subject', /^subject= ?(\/?(?:CN|O|OU|C|DC|ST|L|UID|serialNumber|emailAddress|businessCategory|jurisdictionC)\s?=.{1,800})$/u],
  ['issuer', /^issuer= ?(\/?(?:CN|O|OU|C|DC|ST|L|UID|serialNumber|emailAddress|businessCategory|jurisdictionC)\s?=.{1,800})$/u],
  ['notBefore', /^notBefore=([A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4} GMT)\s*$/u],
  ['notAfter', /^notAfter=([A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4} GMT)\s*$/u],
  ['serial', /^serial=([0-9A-F]{1,64})\s*$/u],
  ['fingerprint', /^[A-Za-z0-9-]{3,10} Fingerprint=((?:[0-9A-F]{2}:){15,63}[0-9A-F]{2})\s*$/u],
];
const START = /^(?:subject=|issuer=|not(?:Before|After)=|serial=|[A-Za-z0-9-]{3,10} Fingerprint=|X509v3 )/u;
/** Dates that a verification complains of. */
const VERIFYING = /^(?:depth=\d|verify error:)/u;
const EXTENSION =
  /^X509v3 (Subject Alternative Name|Authority Key Identifier|Subject Key Identifier|Extended Key Usage|Key Usage): ?(?:critical)?\s*$/u;
const EXTENSION_FACTS: Readonly<Record<string, string>> = {
  'Subject Alternative Name': 'names',
  'Authority Key Identifier': 'aki',
  'Subject Key Identifier': 'ski',
  'Extended Key Usage': 'uses',
  'Key Usage': 'keyUsage',
};
const HOST = /\bCN ?= ?[^,/=]{0,60}\.[A-Za-z]{2,10}(?:[,/]|$)/u;
const EXTENSIONS = Object.values(EXTENSION_FACTS);

interface Group {
  line: number;
  facts: Map<string, string>;
}

/**
 * Single fields as `openssl x509 -noout -subject …` prints them: one certificate, or a list of several.
 * Facts of one: subject, issuer, notBefore, notAfter, serial, fingerprint, names, uses, selfIssued; of a list: certificates, linked
 * (each is issued by the next, by name), keyLinked (by key identifiers), same (one certificate, seen several times); null where the paste does
 * not say.
 */
export const x509Fields: Detector = (lines) => {
  const groups = readGroups(lines);
  const [first] = groups;
  if (first === undefined) return [];
  if (groups.length === 1) return [oneOf(first)];
  const facts = (index: number, name: string): string | undefined => groups[index]?.facts.get(name);
  const above = groups.slice(1);
  // Two leaves side by side are no chain: what stands above in one is an authority, and that has no host's name.
  const isChain = above.every(({ facts: own }) => !HOST.test(own.get('subject') ?? ''));
  const issued = above.flatMap(({ facts: own }, index) => compare(facts(index, 'issuer'), own.get('subject')));
  const keyed = above.flatMap(({ facts: own }, index) => compare(keyOf(facts(index, 'aki')), keyOf(own.get('ski'))));
  const serials = groups.flatMap(({ facts: own }) => own.get('serial') ?? own.get('fingerprint') ?? []);
  return [
    {
      kind: 'x509-list',
      line: first.line,
      facts: {
        certificates: groups.length,
        linked: !isChain || issued.length < above.length ? null : issued.every(Boolean),
        keyLinked: !isChain || keyed.length < above.length ? null : keyed.every(Boolean),
        same: isChain || serials.length < groups.length ? null : new Set(serials).size === 1,
      },
    },
  ];
};

function oneOf({ line, facts }: Group): Recognised {
  const fact = (name: string): string | null => facts.get(name) ?? null;
  const [subject, issuer] = [fact('subject'), fact('issuer')];
  return {
    kind: 'x509-fields',
    line,
    facts: {
      subject,
      issuer,
      notBefore: fact('notBefore'),
      notAfter: fact('notAfter'),
      serial: fact('serial'),
      fingerprint: fact('fingerprint'),
      names: fact('names'),
      uses: fact('uses'),
      selfIssued: subject === null || issuer === null ? null : subject === issuer,
    },
  };
}

function readGroups(lines: readonly string[]): Group[] {
  const groups: Group[] = [];
  let open: Group | null = null;
  // s_client shows the leaf's names itself.
  const connected = lines.some((line) => line === 'Server certificate');
  for (const [index, line] of lines.entries()) {
    if (!START.test(line)) continue;
    const found = fieldOf(line, lines[index + 1] ?? '');
    if (found === null) continue;
    const [name, value] = found;
    if (connected && (name === 'subject' || name === 'issuer')) continue;
    if (name.startsWith('not') && VERIFYING.test(lines[index - 1] ?? '')) continue;
    const isName = name === 'subject' || name === 'issuer';
    // Extensions come last: a name after them is another certificate's.
    if (open === null || open.facts.has(name) || (isName && EXTENSIONS.some((one) => open?.facts.has(one)))) {
      open = { line: index + 1, facts: new Map() };
      groups.push(open);
    }
    open.facts.set(name, value);
  }
  return groups;
}

function fieldOf(line: string, next: string): [name: string, value: string] | null {
  const extension = line.startsWith('X509v3') ? EXTENSION.exec(line)?.[1] : undefined;
  if (extension !== undefined) return [EXTENSION_FACTS[extension] ?? extension, next.trim().slice(0, 500)];
  for (const [name, pattern] of FIELDS) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return [name, value.trim()];
  }
  return null;
}

const compare = (one: string | undefined, other: string | undefined): boolean[] =>
  one === undefined || other === undefined ? [] : [one === other];

function keyOf(identifier: string | undefined): string | undefined {
  return identifier?.replace(/^keyid:/u, '').toUpperCase();
}
