import { findProgram } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import { pki } from './pki.ts';
import { running } from './running.ts';
import { seen, type Oracle, type Site } from './site.ts';
import type { View } from './view.ts';

const both: readonly Oracle[] = ['s_client', 'nmap'];
const all = 'ALL:@SECLEVEL=0';

/** Arguments of `openssl s_server`, and what is seen. It answers no HTTP, and one client after the other. */
const rows: [name: string, args: readonly string[], sees: Partial<View>][] = [
  ['TLS 1.0', ['-tls1', '-cipher', all], { protocols: ['TLSv1.0'], weak: ['anon', 'RSA'], groups: ['TLSv1.0 x25519'] }],
  ['TLS 1.1', ['-tls1_1', '-cipher', all], { protocols: ['TLSv1.1'], weak: ['anon', 'RSA'], groups: ['TLSv1.1 x25519'] }],
  ['TLS 1.2', ['-tls1_2'], { protocols: ['TLSv1.2'], weak: ['RSA'], groups: ['TLSv1.2 x25519'] }],
  ['TLS 1.3', ['-tls1_3'], { protocols: ['TLSv1.3'], groups: ['TLSv1.3 x25519'] }],
  [
    '不加密也行（NULL）',
    ['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-GCM-SHA256:eNULL:@SECLEVEL=0'],
    { protocols: ['TLSv1.2'], weak: ['NULL'], groups: ['TLSv1.2 x25519'] },
  ],
  [
    '匿名也行',
    ['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-GCM-SHA256:aNULL:!eNULL:@SECLEVEL=0'],
    { protocols: ['TLSv1.2'], weak: ['anon'], groups: ['TLSv1.2 x25519'] },
  ],
  [
    '附上 OCSP 回應',
    ['-tls1_2', '-cipher', 'ECDHE+AESGCM', '-status_file', '{response}'],
    { protocols: ['TLSv1.2'], stapled: 'yes', groups: ['TLSv1.2 x25519'] },
  ],
];

export async function opensslSites(shop: Workshop): Promise<Site[]> {
  const sites: Site[] = [];
  const response = pki().response();
  for (const [name, args, sees] of rows) {
    const server = await shop.serve(1, ([port]) => ({
      command: findProgram('openssl')?.path ?? 'openssl',
      args: [
        ...['s_server', '-accept', `127.0.0.1:${port}`, '-rev', '-quiet'],
        ...['-cert', pki().path('leaf.pem'), '-key', pki().key('leaf'), '-cert_chain', pki().bundle(['lower', 'upper'])],
        ...args.map((each) => each.replace('{response}', response)),
      ],
    }));
    const [port = 0] = running(server).ports;
    sites.push({ name: `openssl s_server：${name}`, port, sees: seen({ ...sees, https: 'unknown garbage' }), oracles: both });
  }
  return sites;
}
