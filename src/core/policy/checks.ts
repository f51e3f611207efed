import type { Check } from './check.ts';
import { algorithmsDiffer } from './checks/algorithms-differ.ts';
import { always } from './checks/always.ts';
import { attributeDiffers } from './checks/attribute-differs.ts';
import { attributeMissing } from './checks/attribute-missing.ts';
import { attributePresent } from './checks/attribute-present.ts';
import { caFlag } from './checks/ca-flag.ts';
import { daysLeft } from './checks/days-left.ts';
import { domainSuffix } from './checks/domain-suffix.ts';
import { ecCurve } from './checks/ec-curve.ts';
import { ekuAbsent } from './checks/eku-absent.ts';
import { ekuWith } from './checks/eku-with.ts';
import { ekuWithout } from './checks/eku-without.ts';
import { emptySubject } from './checks/empty-subject.ts';
import { expired } from './checks/expired.ts';
import { hiddenCharactersCheck } from './checks/hidden-characters.ts';
import { hostNotCovered } from './checks/host-not-covered.ts';
import { issuerCutOff } from './checks/issuer-cut-off.ts';
import { issuerEvidence } from './checks/issuer-evidence.ts';
import { issuerFamily } from './checks/issuer-family.ts';
import { issuerUnknown } from './checks/issuer-unknown.ts';
import { keyType } from './checks/key-type.ts';
import { keyUsageWithout } from './checks/key-usage-without.ts';
import { knownCa } from './checks/known-ca.ts';
import { mojibake } from './checks/mojibake.ts';
import { nameCount } from './checks/name-count.ts';
import { nameForm } from './checks/name-form.ts';
import { noHostName } from './checks/no-host-name.ts';
import { notYetValid } from './checks/not-yet-valid.ts';
import { ocspMissing } from './checks/ocsp-missing.ts';
import { ownSignature } from './checks/own-signature.ts';
import { practiceCertificate } from './checks/practice-certificate.ts';
import { requestAttribute } from './checks/request-attribute.ts';
import { rsaExponent } from './checks/rsa-exponent.ts';
import { rsaLength } from './checks/rsa-length.ts';
import { rsaModulus } from './checks/rsa-modulus.ts';
import { sanMissing } from './checks/san-missing.ts';
import { sanNotAscii } from './checks/san-not-ascii.ts';
import { sctMissing } from './checks/sct-missing.ts';
import { selfSigned } from './checks/self-signed.ts';
import { signatureHash } from './checks/signature-hash.ts';
import { unknownCa } from './checks/unknown-ca.ts';
import { unknownCritical } from './checks/unknown-critical.ts';
import { unreadablePart } from './checks/unreadable-part.ts';
import { validityLength } from './checks/validity-length.ts';
import { validityReversed } from './checks/validity-reversed.ts';
import { versionNumber } from './checks/version-number.ts';
import { wildcard } from './checks/wildcard.ts';

/** The checks that every object goes through, by the name that `check:` in `content/rules` uses; those of `core/lint` come where one looks unusual. */
export const checks: Readonly<Record<string, Check>> = {
  'algorithms-differ': algorithmsDiffer,
  always: always,
  'attribute-differs': attributeDiffers,
  'attribute-missing': attributeMissing,
  'attribute-present': attributePresent,
  'ca-flag': caFlag,
  'days-left': daysLeft,
  'domain-suffix': domainSuffix,
  'ec-curve': ecCurve,
  'eku-absent': ekuAbsent,
  'eku-with': ekuWith,
  'eku-without': ekuWithout,
  'empty-subject': emptySubject,
  expired: expired,
  'hidden-characters': hiddenCharactersCheck,
  'host-not-covered': hostNotCovered,
  'issuer-cut-off': issuerCutOff,
  'issuer-evidence': issuerEvidence,
  'issuer-family': issuerFamily,
  'issuer-unknown': issuerUnknown,
  'key-type': keyType,
  'key-usage-without': keyUsageWithout,
  'known-ca': knownCa,
  mojibake: mojibake,
  'name-count': nameCount,
  'name-form': nameForm,
  'no-host-name': noHostName,
  'not-yet-valid': notYetValid,
  'ocsp-missing': ocspMissing,
  'own-signature': ownSignature,
  'practice-certificate': practiceCertificate,
  'request-attribute': requestAttribute,
  'rsa-exponent': rsaExponent,
  'rsa-length': rsaLength,
  'rsa-modulus': rsaModulus,
  'san-missing': sanMissing,
  'san-not-ascii': sanNotAscii,
  'sct-missing': sctMissing,
  'self-signed': selfSigned,
  'signature-hash': signatureHash,
  'unknown-ca': unknownCa,
  'unknown-critical': unknownCritical,
  'unreadable-part': unreadablePart,
  'validity-length': validityLength,
  'validity-reversed': validityReversed,
  'version-number': versionNumber,
  wildcard: wildcard,
};
