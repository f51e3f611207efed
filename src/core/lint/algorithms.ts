import { DerReader, contentBytes } from '../asn1/der-reader.ts';
import { integer, sequence } from '../asn1/tag.ts';
import type { Check } from '../policy/check.ts';
import { outlineOf, sound } from './outline.ts';

const RSA_KEY = '300d06092a864886f70d0101010500';
const EC_KEYS = [
  '301306072a8648ce3d020106082a8648ce3d030107',
  '301006072a8648ce3d020106052b81040022',
  '301006072a8648ce3d020106052b81040023',
];
/** RSA with a hash, all but PSS: the parameters are NULL (RFC 4055, 5). */
const RSA_SIGNATURE = /^30..06092a864886f70d0101(?!01|0a)../;
/** ECDSA with a hash: no parameters (RFC 5758, 3.2). */
const EC_SIGNATURE = /^30..06082a8648ce3d0403../;

/** AlgorithmIdentifiers of the usual algorithms with other octets than those allowed (BR 7.1.3; Mozilla Root Store Policy 5.1). */
export const algorithmForm: Check = {
  facts: ['where', 'found'],
  parameters: [],
  run: (subject) => {
    const outline = outlineOf(subject);
    if (outline === null) return [];
    const { keyAlgorithm, signatureAlgorithm } = outline;
    const type = subject.key?.type;
    const isOddKey =
      (type === 'RSA' && keyAlgorithm !== RSA_KEY) ||
      (type === 'EC' && isKnownCurve(subject.key?.curve) && !EC_KEYS.includes(keyAlgorithm));
    const isOddSignature =
      (RSA_SIGNATURE.test(signatureAlgorithm) && !/^300d.{22}0500$/.test(signatureAlgorithm)) ||
      (EC_SIGNATURE.test(signatureAlgorithm) && !/^300a.{20}$/.test(signatureAlgorithm));
    return [
      ...(isOddKey ? [{ where: 'subjectPublicKeyInfo', found: keyAlgorithm.slice(0, 80) }] : []),
      ...(isOddSignature ? [{ where: 'signatureAlgorithm', found: signatureAlgorithm.slice(0, 80) }] : []),
    ];
  },
};

const isKnownCurve = (curve: string | null | undefined): boolean => curve === 'P-256' || curve === 'P-384' || curve === 'P-521';

/** Octets of the numbers in a signature, and what belongs to them. */
const CURVES = [
  { octets: 32, curve: 'P-256', hash: 'SHA-256' },
  { octets: 48, curve: 'P-384', hash: 'SHA-384' },
  { octets: 66, curve: 'P-521', hash: 'SHA-512' },
];

/** ECDSA with another hash than the issuer's curve asks for (BR 7.1.3.2.2). The curve shows in how long the signature's numbers are. */
export const curveHash: Check = {
  facts: ['hash', 'curve', 'fitting'],
  parameters: [],
  run: ({ signature }) => {
    if (!signature?.algorithm.startsWith('ecdsa') || signature.hash === null) return [];
    const lengths = sound(() =>
      new DerReader(signature.value, 0, signature.value.length).open(sequence, (pair) =>
        [pair.expect(integer), pair.expect(integer)]
          .map((number) => contentBytes(number))
          .map((octets) => octets.length - (octets[0] === 0 ? 1 : 0)),
      ),
    );
    const longest = Math.max(...(lengths ?? [0]));
    const fitting = CURVES.find(({ octets }) => longest <= octets && longest > octets - 4);
    return fitting && fitting.hash !== signature.hash ? [{ hash: signature.hash, curve: fitting.curve, fitting: fitting.hash }] : [];
  },
};
