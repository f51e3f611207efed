import type { Protocol } from '../../../src/core/probe/probe-record.ts';
import { HOST } from '../support/authority.ts';
import { findProgram } from '../support/find-program.ts';
import type { Ran, Workshop } from '../support/workshop.ts';
import { pki } from './pki.ts';
import type { Site } from './site.ts';
import type { View } from './view.ts';

/** What today's OpenSSL can be asked for. */
export const asked = { 'TLSv1.0': '-tls1', 'TLSv1.1': '-tls1_1', 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' } as const;
const isAsked = (protocol: Protocol): protocol is keyof typeof asked => protocol in asked;

export type SClientView = Pick<View, 'protocols' | 'chain' | 'unnamed' | 'stapled' | 'alpn'>;

/** What `openssl s_client` says, asked once a protocol and then at the best one before 1.3, with SNI and without. */
export async function askSClient(shop: Workshop, { port, starttls }: Site): Promise<SClientView> {
  const where = ['s_client', '-connect', `127.0.0.1:${port}`, ...(starttls === undefined ? [] : ['-starttls', starttls])];
  const ask = (...args: string[]): Promise<Ran> =>
    shop.run(findProgram('openssl')?.path ?? 'openssl', [...where, '-cipher', 'ALL:COMPLEMENTOFALL:!aNULL:@SECLEVEL=0', ...args], {
      input: 'Q\n',
    });
  const protocols: (keyof typeof asked)[] = [];
  for (const protocol of Object.keys(asked) as Protocol[]) {
    if (!isAsked(protocol)) continue;
    const { stdout } = await ask('-servername', HOST, asked[protocol]);
    // "Cipher is (NONE)" is printed of a handshake that failed.
    if (/^New, (?!\(NONE\))/m.test(stdout)) protocols.push(protocol);
  }
  const best = protocols.findLast((protocol) => protocol !== 'TLSv1.3') ?? protocols.at(-1);
  if (best === undefined) return { protocols, chain: '-', unnamed: '-', stapled: '-', alpn: '-' };
  const alpn = starttls === undefined ? ['-alpn', 'h2,http/1.1'] : [];
  const named = (await ask('-servername', HOST, asked[best], '-showcerts', ...alpn)).stdout;
  // What it prints of a response has certificates in it.
  const status = (await ask('-servername', HOST, asked[best], '-status')).stdout;
  const unnamed = certificates((await ask('-noservername', asked[best], '-showcerts')).stdout);
  const chain = certificates(named);
  const alert = unnamed === '' ? 'no' : unnamed;
  return {
    protocols,
    chain,
    unnamed: chain === unnamed ? 'same' : alert,
    stapled: /^OCSP response: no response sent/m.test(status) ? 'no' : 'yes',
    alpn: starttls === undefined ? (/^ALPN protocol: (\S+)/m.exec(named)?.[1] ?? 'none') : '-',
  };
}

const certificates = (text: string): string =>
  (text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map((pem) => pki().nameOfPem(pem)).join(' ');
