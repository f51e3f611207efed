import type { Check } from './check.ts';
import { algorithmsDiffer } from './checks/algorithms-differ.ts';
import { always } from './checks/always.ts';
import { attributeDiffers } from './checks/attribute-differs.ts';
import { attributeMissing } from './checks/attribute-missing.ts';
import { attributePresent } from './checks/attribute-present.ts';
import { caFlag } from './checks/ca-flag.ts';
import { cnNotInSan } from './checks/cn-not-in-san.ts';
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
import { ipInDnsName } from './checks/ip-in-dns-name.ts';
import { ipName } from './checks/ip-name.ts';
import { issuerCutOff } from './checks/issuer-cut-off.ts';
import { issuerEvidence } from './checks/issuer-evidence.ts';
import { issuerFamily } from './checks/issuer-family.ts';
import { issuerUnknown } from './checks/issuer-unknown.ts';
import { keyType } from './checks/key-type.ts';
import { keyUsageWithout } from './checks/key-usage-without.ts';
import { knownCa } from './checks/known-ca.ts';
import { lostCharacters } from './checks/lost-characters.ts';
import { mojibake } from './checks/mojibake.ts';
import { mustStaple } from './checks/must-staple.ts';
import { nameCount } from './checks/name-count.ts';
import { nameForm } from './checks/name-form.ts';
import { noHostName } from './checks/no-host-name.ts';
import { notYetValid } from './checks/not-yet-valid.ts';
import { ocspMissing } from './checks/ocsp-missing.ts';
import { ownSignature } from './checks/own-signature.ts';
import { precertificate } from './checks/precertificate.ts';
import { requestAttribute } from './checks/request-attribute.ts';
import { rsaExponent } from './checks/rsa-exponent.ts';
import { rsaLength } from './checks/rsa-length.ts';
import { rsaModulus } from './checks/rsa-modulus.ts';
import { rsaWholeBytes } from './checks/rsa-whole-bytes.ts';
import { sanMissing } from './checks/san-missing.ts';
import { sanNotAscii } from './checks/san-not-ascii.ts';
import { sanOtherType } from './checks/san-other-type.ts';
import { sctMissing } from './checks/sct-missing.ts';
import { selfSigned } from './checks/self-signed.ts';
import { serialNumber } from './checks/serial-number.ts';
import { signatureHash } from './checks/signature-hash.ts';
import { stringType } from './checks/string-type.ts';
import { unknownCa } from './checks/unknown-ca.ts';
import { unknownCritical } from './checks/unknown-critical.ts';
import { unreadablePart } from './checks/unreadable-part.ts';
import { validityLength } from './checks/validity-length.ts';
import { validityReversed } from './checks/validity-reversed.ts';
import { valueBlanks } from './checks/value-blanks.ts';
import { versionNumber } from './checks/version-number.ts';
import { wildcard } from './checks/wildcard.ts';

/** Every check by the name that `check:` in `content/rules` uses. */
export const checks: Readonly<Record<string, Check>> = {
  'algorithms-differ': algorithmsDiffer,
  always: always,
  'attribute-differs': attributeDiffers,
  'attribute-missing': attributeMissing,
  'attribute-present': attributePresent,
  'ca-flag': caFlag,
  'cn-not-in-san': cnNotInSan,
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
  'ip-in-dns-name': ipInDnsName,
  'ip-name': ipName,
  'issuer-cut-off': issuerCutOff,
  'issuer-evidence': issuerEvidence,
  'issuer-family': issuerFamily,
  'issuer-unknown': issuerUnknown,
  'key-type': keyType,
  'key-usage-without': keyUsageWithout,
  'known-ca': knownCa,
  'lost-characters': lostCharacters,
  mojibake: mojibake,
  'must-staple': mustStaple,
  'name-count': nameCount,
  'name-form': nameForm,
  'no-host-name': noHostName,
  'not-yet-valid': notYetValid,
  'ocsp-missing': ocspMissing,
  'own-signature': ownSignature,
  precertificate: precertificate,
  'request-attribute': requestAttribute,
  'rsa-exponent': rsaExponent,
  'rsa-length': rsaLength,
  'rsa-modulus': rsaModulus,
  'rsa-whole-bytes': rsaWholeBytes,
  'san-missing': sanMissing,
  'san-not-ascii': sanNotAscii,
  'san-other-type': sanOtherType,
  'sct-missing': sctMissing,
  'self-signed': selfSigned,
  'serial-number': serialNumber,
  'signature-hash': signatureHash,
  'string-type': stringType,
  'unknown-ca': unknownCa,
  'unknown-critical': unknownCritical,
  'unreadable-part': unreadablePart,
  'validity-length': validityLength,
  'validity-reversed': validityReversed,
  'value-blanks': valueBlanks,
  'version-number': versionNumber,
  wildcard: wildcard,
};
