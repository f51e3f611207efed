import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';
import { listParameter, textParameter } from '../policy/parameter.ts';

/** Without one of these the certificate serves no handshake: the rule about that says all there is to say. */
const HANDSHAKE = ['digitalSignature', 'keyEncipherment', 'keyAgreement'];

/** Key usages that a server's certificate with this kind of key does not have (BR 7.1.2.7.11). `rsa` and `ec` are those that it may. */
export const keyUsageOther: Check = {
  facts: ['usages', 'keyType'],
  parameters: ['rsa', 'ec'],
  run: ({ key, keyUsage }, parameters) => {
    if ((key?.type !== 'RSA' && key?.type !== 'EC') || !keyUsage.some((usage) => HANDSHAKE.includes(usage))) return [];
    const allowed = listParameter(parameters, key.type.toLowerCase());
    const others = keyUsage.filter((usage) => !allowed.includes(usage));
    return others.length > 0 ? [{ usages: others.join('、'), keyType: key.type }] : [];
  },
};

/** Purposes beside serverAuth: those named in `among`, or all but those named in `except` (BR 7.1.2.7.10). */
export const purposeBeside: Check = {
  facts: ['purposes'],
  parameters: ['among', 'except'],
  run: ({ extendedKeyUsage }, parameters) => {
    const among = listParameter(parameters, 'among');
    const except = listParameter(parameters, 'except');
    const others = extendedKeyUsage.filter((purpose) => (among.length > 0 ? among.includes(purpose) : !except.includes(purpose)));
    return extendedKeyUsage.includes('serverAuth') && others.length > 0 ? [{ purposes: excerpt(others.slice(0, 10).join('、')) }] : [];
  },
};

/** The purposes that are not a server's, that which says most of a certificate first. */
const OTHER_PURPOSES = ['OCSPSigning', 'timeStamping', 'codeSigning', 'emailProtection', 'clientAuth'];

/** What a certificate that is no server's is for. */
export const mainPurpose: Check = {
  facts: ['purposes'],
  parameters: ['purpose'],
  run: ({ extendedKeyUsage }, parameters) =>
    OTHER_PURPOSES.find((purpose) => extendedKeyUsage.includes(purpose)) === textParameter(parameters, 'purpose')
      ? [{ purposes: excerpt(extendedKeyUsage.slice(0, 10).join('、')) }]
      : [],
};
