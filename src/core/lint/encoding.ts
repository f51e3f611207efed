import { DerReader, contentBytes, within } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { bitString, boolean, contextConstructed, oid, sequence, utcTime } from '../asn1/tag.ts';
import { latin1 } from '../asn1/text.ts';
import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';
import { toHex } from '../text/hex.ts';
import type { Extension, Subject } from '../x509/subject.ts';
import { outlineOf, sound } from './outline.ts';

/** Extension values that mean something and are still not DER (X.690 11). */
export const notDer: Check = {
  facts: ['name'],
  parameters: [],
  run: (subject) => {
    const names = subject.extensions.filter(isOddlyWritten).map(({ name }) => excerpt(name));
    return [...names, ...(hasWrittenDefault(subject) ? ['critical'] : [])].map((name) => ({ name }));
  },
};

function isOddlyWritten({ oid, value }: Extension): boolean {
  // RFC 5280 4.2.1.9: cA is FALSE where nothing is written, so FALSE is not written (X.690 11.5).
  if (oid === '2.5.29.19') return toHex(value).includes('010100');
  if (oid !== '2.5.29.15') return false;
  // X.690 11.2.2: a list of named bits ends with one that is set; RFC 5280 4.2.1.3 has nine of them.
  const bits = sound(() => contentBytes(new DerReader(value, 0, value.length).expect(bitString)));
  if (bits === null || bits.length < 2) return false;
  const [unused = 0] = bits;
  const last = bits.at(-1) ?? 0;
  return last === 0 || 31 - Math.clz32(last & -last) !== unused || bits.length > 3 || (bits.length === 3 && last !== 0x80);
}

/** FALSE written out for `critical`, where it is the default. */
function hasWrittenDefault(subject: Subject): boolean {
  const list = outlineOf(subject)?.behindKey.find((element) => element.tag === contextConstructed(3));
  if (list === undefined) return false;
  const found = sound(() =>
    within(list, (inner) =>
      inner.open(sequence, (extensions) => {
        let written = false;
        while (!extensions.atEnd) {
          const extension = DerReader.inside(extensions.next());
          extension.expect(oid);
          const critical = extension.optional(boolean);
          if (critical !== null && contentBytes(critical)[0] === 0) written = true;
        }
        return written;
      }),
    ),
  );
  return found === true;
}

/** Extensions that are there and say nothing: an empty list, or a key usage without a bit (RFC 5280, 4.2). */
export const extensionEmpty: Check = {
  facts: ['name'],
  parameters: [],
  run: ({ extensions }) =>
    extensions
      .filter(
        ({ oid, value }) =>
          (toHex(value) === '3000' && oid !== '2.5.29.19') || (oid === '2.5.29.15' && /^03(?:0100|02..00)$/.test(toHex(value))),
      )
      .map(({ name }) => ({ name: excerpt(name) })),
};

/** `issuerUniqueID` and `subjectUniqueID` (RFC 5280, 4.1.2.8: not used). */
export const uniqueIdentifier: Check = {
  facts: [],
  parameters: [],
  run: (subject) => (outlineOf(subject)?.behindKey.some(({ tag: type }) => (type & 0x1f) === 1 || (type & 0x1f) === 2) ? [{}] : []),
};

/** Times that are not in the form of RFC 5280, 4.1.2.5: "Z", seconds, GeneralizedTime from 2050 on and not before. */
export const timeForm: Check = {
  facts: ['field', 'text'],
  parameters: [],
  run: (subject) =>
    (outlineOf(subject)?.times ?? []).flatMap((element, at) => {
      const text = latin1(contentBytes(element).subarray(0, 40));
      return isPlainTime(element, text) ? [] : [{ field: at === 0 ? 'notBefore' : 'notAfter', text: excerpt(text) }];
    }),
};

function isPlainTime({ tag: type }: DerElement, text: string): boolean {
  return type === utcTime ? /^\d{12}Z$/.test(text) : /^\d{14}Z$/.test(text) && text >= '2050';
}
