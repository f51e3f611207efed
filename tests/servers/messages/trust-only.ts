import type { Materials } from './materials.ts';

/** Makes `trust.p12`: a keystore with a certificate and no key. */
export const trustOnly = (materials: Materials): Promise<void> =>
  materials.once('trust.p12', () =>
    materials.keytool(
      '-importcert',
      '-noprompt',
      '-alias',
      'tomcat',
      '-file',
      'leaf.pem',
      '-keystore',
      'trust.p12',
      '-storepass',
      'changeit',
    ),
  );
