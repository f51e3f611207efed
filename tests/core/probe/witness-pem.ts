import { readFileSync } from 'node:fs';

/** DER of some certificate, and its PEM as tools print it. */
export const someDer = Uint8Array.from(readFileSync(new URL('../../fixtures/pem/certificate.der', import.meta.url)));
const base64 = Buffer.from(someDer).toString('base64');
export const somePem = `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/gu, '$&\n')}-----END CERTIFICATE-----`;
/** As testssl.sh writes it into its JSON: one line, with the letters of a line end around the body. */
export const oneLinePem = `-----BEGIN CERTIFICATE-----\\n${base64.replace(/.{64}/gu, '$& ')}\\n-----END CERTIFICATE-----`;
