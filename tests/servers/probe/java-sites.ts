import { fileURLToPath } from 'node:url';
import { findProgram } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import { pki } from './pki.ts';
import { running } from './running.ts';
import { seen, type Site } from './site.ts';
import type { View } from './view.ts';

const good = 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA';
const old: Partial<View> = { protocols: ['TLSv1.0'], groups: ['TLSv1.0 x25519'] };
const new12: Partial<View> = { protocols: ['TLSv1.2'], groups: ['TLSv1.2 x25519'] };

/** Protocols and suites by Java's names, and what is seen. Java has DES and export strength for TLS 1.0 and older only. */
const rows: [name: string, protocols: string, suites: string, sees: Partial<View>][] = [
  ['SSLv3', 'SSLv3', 'TLS_RSA_WITH_AES_128_CBC_SHA', { protocols: ['SSLv3'], weak: ['RSA'], groups: [], https: '-' }],
  ['RC4', 'TLSv1.2', `${good},SSL_RSA_WITH_RC4_128_SHA`, { ...new12, weak: ['RC4'] }],
  ['3DES', 'TLSv1.2', `${good},SSL_RSA_WITH_3DES_EDE_CBC_SHA`, { ...new12, weak: ['3DES'] }],
  ['DES', 'TLSv1', `${good},SSL_RSA_WITH_DES_CBC_SHA`, { ...old, weak: ['DES'] }],
  ['EXPORT', 'TLSv1', `${good},SSL_RSA_EXPORT_WITH_RC4_40_MD5`, { ...old, weak: ['EXPORT'] }],
  ['NULL', 'TLSv1.2', `${good},SSL_RSA_WITH_NULL_SHA`, { ...new12, weak: ['NULL'] }],
  ['匿名', 'TLSv1.2', `${good},TLS_DH_anon_WITH_AES_128_CBC_SHA`, { ...new12, weak: ['anon'] }],
  // Nothing ordinary is accepted: only who asks for the weak ones sees that they are.
  [
    '只有不加密的',
    'TLSv1.2',
    'SSL_RSA_WITH_NULL_SHA',
    { protocols: [], weak: ['NULL'], groups: [], chain: '-', unnamed: '-', stapled: '-', alpn: '-', https: '-' },
  ],
  [
    '全部都有',
    'SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3',
    `TLS_AES_128_GCM_SHA256,${good},TLS_RSA_WITH_AES_128_CBC_SHA,SSL_RSA_WITH_RC4_128_SHA,SSL_RSA_WITH_3DES_EDE_CBC_SHA,SSL_RSA_WITH_DES_CBC_SHA,SSL_RSA_EXPORT_WITH_RC4_40_MD5,SSL_RSA_WITH_NULL_SHA,TLS_DH_anon_WITH_AES_128_CBC_SHA`,
    {
      protocols: ['SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      weak: ['NULL', 'anon', 'EXPORT', 'DES', 'RC4', '3DES', 'RSA'],
      groups: ['SSLv3 x25519', 'TLSv1.0 x25519', 'TLSv1.1 x25519', 'TLSv1.2 x25519', 'TLSv1.3 x25519'],
    },
  ],
];

export async function javaSites(shop: Workshop): Promise<Site[]> {
  const source = fileURLToPath(new URL('LegacyServer.java', import.meta.url));
  const { ports } = running(
    await shop.serve(rows.length, (free) => ({
      command: findProgram('java')?.path ?? 'java',
      args: [
        ...['-Xmx96m', '-XX:-UsePerfData', source, pki().store()],
        ...rows.map(([, protocols, suites], at) => `${free[at]}=${protocols}=${suites}`),
      ],
    })),
  );
  return rows.map(([name, , , sees], at) => ({
    name: `Java 17：${name}`,
    port: ports[at] ?? 0,
    sees: seen(sees),
    oracles: oraclesOf(sees.protocols ?? []),
  }));
}

/** s_client has no SSLv3; of a server without any ordinary suite neither sees what the witnesses see. */
function oraclesOf(protocols: readonly string[]): Site['oracles'] {
  if (protocols.length === 0) return [];
  return protocols.length === 1 && protocols[0] === 'SSLv3' ? ['nmap'] : ['s_client', 'nmap'];
}
