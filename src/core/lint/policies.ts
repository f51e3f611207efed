import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';
import { textParameter } from '../policy/parameter.ts';

/** CA/Browser Forum's own policies (BR 7.1.6.1): what a certificate says of how its owner was looked at. */
const KINDS: Readonly<Record<string, string>> = {
  '2.23.140.1.2.1': 'DV',
  '2.23.140.1.2.2': 'OV',
  '2.23.140.1.2.3': 'IV',
  '2.23.140.1.1': 'EV',
};

/** What the subject of a certificate for a domain may have; a unit has a rule of its own. */
const OF_DOMAIN = ['C', 'CN', 'OU'];

type Conflict = 'several' | 'any' | 'extra' | 'missing';

/** Policies that contradict each other (`several`), that say nothing (`any`) or that contradict the subject, with what it has too much or too little (BR 7.1.2.7.2 to 7.1.2.7.5). */
export const policyConflict: Check = {
  facts: ['policy', 'types'],
  parameters: ['conflict'],
  run: ({ policies, subject, unreadable }, parameters) => {
    const conflict = textParameter(parameters, 'conflict') as Conflict;
    const kinds = [...new Set(policies.flatMap(({ oid }) => KINDS[oid] ?? []))];
    if (conflict === 'several') return kinds.length > 1 ? [{ policy: kinds.join('、'), types: '' }] : [];
    if (conflict === 'any') return policies.some(({ oid }) => oid === '2.5.29.32.0') ? [{ policy: 'anyPolicy', types: '' }] : [];
    const [kind = ''] = kinds;
    if (kinds.length !== 1 || !subject || unreadable.some(({ part }) => part.startsWith('subject'))) return [];
    const has = new Set(subject.attributes.map(({ type }) => type));
    const types = conflict === 'extra' ? extraFor(kind, has) : missingFor(kind, has);
    return types.length > 0 ? [{ policy: kind, types: types.join('、') }] : [];
  },
};

const extraFor = (kind: string, has: ReadonlySet<string>): string[] =>
  kind === 'DV' ? [...has].filter((type) => !OF_DOMAIN.includes(type)).map(excerpt) : [];

function missingFor(kind: string, has: ReadonlySet<string>): string[] {
  if (kind !== 'OV' && kind !== 'IV' && kind !== 'EV') return [];
  return [
    ...(has.has('C') ? [] : ['C']),
    ...(has.has('L') || has.has('ST') ? [] : ['L']),
    ...(kind === 'IV' ? ['GN', 'SN'] : ['O']).filter((type) => !has.has(type)),
    ...(kind === 'EV' ? ['serialNumber', 'businessCategory'] : []).filter((type) => !has.has(type)),
  ];
}

/** Qualifiers of policies other than the address of the practice statement (BR 7.1.2.7.9). */
export const policyQualifier: Check = {
  facts: ['oid'],
  parameters: [],
  run: ({ policies }) => {
    const others = new Set(policies.flatMap(({ qualifiers }) => qualifiers).filter((oid) => oid !== '1.3.6.1.5.5.7.2.1'));
    return [...others].map((oid) => ({ oid: excerpt(oid) }));
  },
};
