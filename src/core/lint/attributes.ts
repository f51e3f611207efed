import { DerReader } from '../asn1/der-reader.ts';
import { sequence, set as setTag } from '../asn1/tag.ts';
import type { Check } from '../policy/check.ts';
import { commonNames, comparable } from '../policy/host-names.ts';
import { listParameter, textParameter } from '../policy/parameter.ts';
import { excerpt } from '../text/excerpt.ts';
import { ipKind, parseIp } from '../text/ip-address.ts';
import { sound } from './outline.ts';

/** Several attributes of one type (BR 7.1.4.1). `types` are those meant, `except` those that may repeat where it is empty. */
export const attributeRepeated: Check = {
  facts: ['type', 'values'],
  parameters: ['types', 'except'],
  run: ({ subject }, parameters) => {
    const types = listParameter(parameters, 'types');
    const except = listParameter(parameters, 'except');
    const values = new Map<string, string[]>();
    for (const { type, value } of subject?.attributes ?? []) values.set(type, [...(values.get(type) ?? []), value]);
    return [...values]
      .filter(([type, all]) => all.length > 1 && (types.length > 0 ? types.includes(type) : !except.includes(type)))
      .map(([type, all]) => ({ type: excerpt(type), values: excerpt(all.slice(0, 5).join('、')) }));
  },
};

/** More than one attribute in one RDN, as "CN=a+O=b" (BR 7.1.4.1: exactly one). */
export const joinedAttributes: Check = {
  facts: [],
  parameters: [],
  run: ({ subject }) => {
    if (!subject) return [];
    const joined = sound(() =>
      new DerReader(subject.der, 0, subject.der.length).open(sequence, (names) => {
        let found = false;
        while (!names.atEnd) {
          const rdn = DerReader.inside(names.expect(setTag));
          if (!rdn.atEnd) rdn.next();
          if (!rdn.atEnd) found = true;
        }
        return found;
      }),
    );
    return joined === true ? [{}] : [];
  },
};

/** Longer than X.520 and RFC 5280, appendix A.1 let them be, in characters. `limits` is "CN:64, O:64". */
export const attributeLength: Check = {
  facts: ['type', 'length', 'limit'],
  parameters: ['limits'],
  run: ({ subject }, parameters) => {
    const limits = new Map(listParameter(parameters, 'limits').map((each) => each.split(':') as [string, string]));
    return (subject?.attributes ?? []).flatMap(({ type, value }) => {
      const limit = Number(limits.get(type) ?? Infinity);
      const length = [...value.slice(0, 100_000)].length;
      return length > limit ? [{ type, length, limit }] : [];
    });
  },
};

/** A PrintableString with characters that it cannot have (X.680, 41.4). */
export const printableString: Check = {
  facts: ['type', 'value'],
  parameters: [],
  run: ({ subject }) =>
    (subject?.attributes ?? [])
      .filter(({ stringType, value }) => stringType === 'PrintableString' && /[^A-Za-z0-9 '()+,\-./:=?]/.test(value))
      .map(({ type, value }) => ({ type, value: excerpt(value) })),
};

/** Attributes (`attributes`) in another string type than the ones they may have (`allowed`); `beside` are types of which another rule speaks. */
export const stringTypeOther: Check = {
  facts: ['type', 'value', 'stringType', 'expected'],
  parameters: ['attributes', 'allowed', 'beside'],
  run: ({ subject }, parameters) => {
    const attributes = listParameter(parameters, 'attributes');
    const allowed = listParameter(parameters, 'allowed');
    const beside = listParameter(parameters, 'beside');
    return (subject?.attributes ?? [])
      .filter(({ type, stringType }) => attributes.includes(type) && !allowed.includes(stringType) && !beside.includes(stringType))
      .map(({ type, value, stringType }) => ({ type, value: excerpt(value), stringType, expected: allowed.join('、') }));
  },
};

/** In another order than BR 7.1.4.2 has. `order` is the list of the types. */
export const attributeOrder: Check = {
  facts: ['first', 'second'],
  parameters: ['order'],
  run: ({ subject }, parameters) => {
    const order = listParameter(parameters, 'order');
    const types = (subject?.attributes ?? []).map(({ type }) => type).filter((type) => order.includes(type));
    const at = types.findIndex((type, index) => index > 0 && order.indexOf(type) < order.indexOf(types[index - 1] ?? ''));
    return at > 0 ? [{ first: types[at] ?? '', second: types[at - 1] ?? '' }] : [];
  },
};

/** An attribute that is there without another that it needs. */
export const attributeAlone: Check = {
  facts: ['type', 'value', 'needs'],
  parameters: ['type', 'needs'],
  run: ({ subject, unreadable }, parameters) => {
    const type = textParameter(parameters, 'type');
    const needs = textParameter(parameters, 'needs');
    const attributes = subject?.attributes ?? [];
    const found = attributes.find((attribute) => attribute.type === type);
    const isLost = unreadable.some(({ part }) => part.startsWith('subject'));
    return found && !isLost && !attributes.some((attribute) => attribute.type === needs)
      ? [{ type, value: excerpt(found.value), needs }]
      : [];
  },
};

/** A common name that is one of the SAN's only when case, form of the address or xn-- are not looked at (BR 7.1.4.3: a copy, character for character). */
export const commonNameSpelling: Check = {
  facts: ['cn', 'name'],
  parameters: [],
  run: (subject) =>
    commonNames(subject).flatMap((cn) => {
      const names = subject.san.filter(({ type }) => type === 'dns' || type === 'ip').map(({ value }) => value);
      const same = names.includes(cn) ? undefined : names.find((name) => comparable(name) === comparable(cn));
      return same === undefined ? [] : [{ cn: excerpt(cn), name: excerpt(same) }];
    }),
};

/** A private or reserved address in the common name, where a certificate's names are its SAN's. */
export const commonNameIp: Check = {
  facts: ['ip', 'block'],
  parameters: [],
  run: (subject) =>
    commonNames(subject).flatMap((name) => {
      const bytes = parseIp(name);
      const found = bytes && ipKind(bytes);
      return found && found.kind !== 'public' && !subject.san.some(({ value }) => value === name) ? [{ ip: name, block: found.block }] : [];
    }),
};
