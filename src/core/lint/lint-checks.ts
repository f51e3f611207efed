import type { Check } from '../policy/check.ts';
import { ipName } from './ip-name.ts';
import { serialNumber } from './serial-number.ts';
import { ipInDnsName } from './ip-in-dns-name.ts';
import { lostCharacters } from './lost-characters.ts';
import { mustStaple } from './must-staple.ts';
import { precertificate } from './precertificate.ts';
import { sanOtherType } from './san-other-type.ts';
import { stringType } from './string-type.ts';
import { valueBlanks } from './value-blanks.ts';
import { algorithmForm, curveHash } from './algorithms.ts';
import {
  attributeAlone,
  attributeLength,
  attributeOrder,
  attributeRepeated,
  commonNameIp,
  commonNameSpelling,
  joinedAttributes,
  printableString,
  stringTypeOther,
} from './attributes.ts';
import { cnNotInSan } from './cn-not-in-san.ts';
import { country } from './country.ts';
import { extensionEmpty, notDer, timeForm, uniqueIdentifier } from './encoding.ts';
import { authorityExtension, criticality, extensionMissing } from './extension-flags.ts';
import { bareSuffix, idnLabel, repeatedName, unknownTopLevel, uriInternal, uriRepeated, uriScheme } from './host-lint.ts';
import { policyConflict, policyQualifier } from './policies.ts';
import { rsaWholeBytes } from './rsa-whole-bytes.ts';
import { issuerKeyForm, serviceOther } from './services.ts';
import { sctCount, sctListEmpty } from './sct-count.ts';
import { keyUsageOther, mainPurpose, purposeBeside } from './usages.ts';
import { doubleEncoding, htmlEntity, placeholder } from './values.ts';

/** Checks whose rules come only where an object looks unusual (`may-be-odd.ts`), by the names that `check:` in `content/rules` uses. */
export const lintChecks: Readonly<Record<string, Check>> = {
  'algorithm-form': algorithmForm,
  'attribute-alone': attributeAlone,
  'attribute-length': attributeLength,
  'attribute-order': attributeOrder,
  'attribute-repeated': attributeRepeated,
  'authority-extension': authorityExtension,
  'bare-suffix': bareSuffix,
  'cn-not-in-san': cnNotInSan,
  'common-name-ip': commonNameIp,
  'common-name-spelling': commonNameSpelling,
  country: country,
  criticality: criticality,
  'curve-hash': curveHash,
  'double-encoding': doubleEncoding,
  'extension-empty': extensionEmpty,
  'extension-missing': extensionMissing,
  'html-entity': htmlEntity,
  'idn-label': idnLabel,
  'ip-name': ipName,
  'ip-in-dns-name': ipInDnsName,
  'issuer-key-form': issuerKeyForm,
  'joined-attributes': joinedAttributes,
  'key-usage-other': keyUsageOther,
  'lost-characters': lostCharacters,
  'main-purpose': mainPurpose,
  'must-staple': mustStaple,
  'not-der': notDer,
  placeholder: placeholder,
  'policy-conflict': policyConflict,
  'policy-qualifier': policyQualifier,
  precertificate: precertificate,
  'printable-string': printableString,
  'purpose-beside': purposeBeside,
  'repeated-name': repeatedName,
  'rsa-whole-bytes': rsaWholeBytes,
  'san-other-type': sanOtherType,
  'sct-count': sctCount,
  'sct-list-empty': sctListEmpty,
  'serial-number': serialNumber,
  'service-other': serviceOther,
  'string-type': stringType,
  'string-type-other': stringTypeOther,
  'time-form': timeForm,
  'unique-identifier': uniqueIdentifier,
  'unknown-top-level': unknownTopLevel,
  'uri-internal': uriInternal,
  'uri-repeated': uriRepeated,
  'uri-scheme': uriScheme,
  'value-blanks': valueBlanks,
};
