import { HOST } from '../support/authority.ts';
import { startNginx } from '../support/server-nginx.ts';
import type { Workshop } from '../support/workshop.ts';
import { OTHER_HOST, pki, type CertificateName } from './pki.ts';
import { running } from './running.ts';
import { seen, type Site } from './site.ts';
import type { View } from './view.ts';

const whole = ['leaf', 'lower', 'upper'] as const;

/** The two lines with which a site's certificate is set. */
function files(names: readonly CertificateName[]): string {
  return `ssl_certificate ${pki().bundle(names)}; ssl_certificate_key ${pki().key(names[0] ?? 'leaf')};`;
}

interface Row {
  name: string;
  /** What stands in the server block of a port; `{port}` is that port. */
  blocks: (listen: (more?: string) => string) => string;
  sees: Partial<View>;
}

const server = (lines: string): string => `server { server_name ${HOST}; return 200; ${lines} }`;
const ciphers = 'ssl_ciphers ECDHE+AESGCM;';

const rows: Row[] = [
  {
    name: 'nginx：照設定產生器',
    blocks: (listen) => server(`${listen('ssl')} ${files(whole)} ${ciphers}`),
    sees: {},
  },
  {
    name: 'nginx：沒送中繼憑證',
    blocks: (listen) => server(`${listen('ssl')} ${files(['leaf'])} ${ciphers}`),
    sees: { chain: 'leaf' },
  },
  {
    name: 'nginx：中繼憑證順序顛倒',
    blocks: (listen) => server(`${listen('ssl')} ${files(['leaf', 'upper', 'lower'])} ssl_protocols TLSv1.2; ${ciphers}`),
    sees: { protocols: ['TLSv1.2'], chain: 'leaf upper lower', groups: ['TLSv1.2 x25519'] },
  },
  {
    name: 'nginx：多送了根憑證',
    blocks: (listen) => server(`${listen('ssl')} ${files([...whole, 'root'])} ssl_protocols TLSv1.2; ${ciphers}`),
    sees: { protocols: ['TLSv1.2'], chain: 'leaf lower upper root', groups: ['TLSv1.2 x25519'] },
  },
  {
    name: 'nginx：預設網站是另一個',
    blocks: (listen) =>
      `server { ${listen('ssl default_server')} server_name ${OTHER_HOST}; return 200; ${files(['other', 'lower', 'upper'])} } ` +
      server(`${listen('ssl')} ${files(whole)}`),
    sees: { unnamed: 'other lower upper', weak: ['RSA'] },
  },
  {
    name: 'nginx：沒有名稱就拒絕',
    blocks: (listen) =>
      `server { ${listen('ssl default_server')} ssl_reject_handshake on; } ${server(`${listen('ssl')} ${files(whole)} ${ciphers}`)}`,
    sees: { unnamed: 'no alert-112' },
  },
  {
    name: 'nginx：附上 OCSP 回應',
    blocks: (listen) => server(`${listen('ssl')} ${files(whole)} ${ciphers} ssl_stapling on; ssl_stapling_file ${pki().response()};`),
    sees: { stapled: 'yes' },
  },
  {
    name: 'nginx：憑證過期',
    blocks: (listen) => server(`${listen('ssl')} ${files(['expired', 'lower', 'upper'])} ${ciphers}`),
    sees: { chain: 'expired lower upper' },
  },
  {
    name: 'nginx：只收 P-384（HelloRetryRequest）',
    blocks: (listen) => server(`${listen('ssl')} ${files(whole)} ${ciphers} ssl_ecdh_curve secp384r1;`),
    sees: { groups: ['TLSv1.2 secp384r1', 'TLSv1.3 secp384r1'] },
  },
  {
    name: 'nginx：只有靜態 RSA',
    blocks: (listen) => server(`${listen('ssl')} ${files(whole)} ssl_protocols TLSv1.2; ssl_ciphers AES128-GCM-SHA256;`),
    sees: { protocols: ['TLSv1.2'], weak: ['RSA'], groups: [] },
  },
  {
    name: 'nginx：DHE 1024 位元',
    blocks: (listen) =>
      server(
        `${listen('ssl')} ${files(whole)} ssl_protocols TLSv1.2; ssl_ciphers DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0; ssl_dhparam dh.pem;`,
      ),
    sees: { protocols: ['TLSv1.2'], groups: ['TLSv1.2 dhe-1024'] },
  },
  {
    name: 'nginx：HTTP/2',
    blocks: (listen) => server(`${listen('ssl http2')} ${files(whole)} ${ciphers}`),
    sees: { alpn: 'h2' },
  },
  {
    name: 'nginx：只有 TLS 1.3',
    blocks: (listen) => server(`${listen('ssl')} ${files(whole)} ssl_protocols TLSv1.3;`),
    sees: { protocols: ['TLSv1.3'], groups: ['TLSv1.3 x25519'] },
  },
  {
    name: 'nginx：TLS 1.0 到 1.3 全開',
    blocks: (listen) =>
      server(`${listen('ssl')} ${files(whole)} ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0;`),
    sees: {
      protocols: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      weak: ['anon', 'RSA'],
      groups: ['TLSv1.0 x25519', 'TLSv1.1 x25519', 'TLSv1.2 x25519', 'TLSv1.3 x25519'],
    },
  },
  {
    name: 'nginx：ECDSA 憑證',
    blocks: (listen) => server(`${listen('ssl')} ${files(['ec', 'lower', 'upper'])}`),
    sees: { chain: 'ec lower upper', weak: [] },
  },
  {
    name: 'nginx：443 上是純 HTTP',
    blocks: (listen) => server(listen()),
    sees: {
      protocols: [],
      unclear: ['not-tls'],
      chain: '-',
      unnamed: '-',
      stapled: '-',
      alpn: '-',
      groups: [],
      https: 'unknown not-tls',
    },
  },
];

/** All of them in one nginx. The first has a port for plain HTTP that leads to TLS. */
export async function nginxSites(shop: Workshop): Promise<Site[]> {
  const made = await shop.run('openssl', ['dhparam', '-dsaparam', '-out', shop.path('dh.pem'), '1024']);
  if (made.code !== 0) throw new Error(made.output);
  const { ports } = running(
    await startNginx(shop, rows.length + 1, (free) =>
      [
        'ssl_protocols TLSv1.2 TLSv1.3;',
        ...rows.map(({ blocks }, at) => blocks((more = '') => `listen 127.0.0.1:${free[at]} ${more};`)),
        `server { listen 127.0.0.1:${free[rows.length]}; return 301 https://${HOST}/; }`,
      ]
        .join('\n')
        .replaceAll('dh.pem', shop.path('dh.pem')),
    ),
  );
  return rows.map(({ name, sees }, at) => {
    const first = at === 0 ? { httpPort: ports[rows.length] ?? 0 } : {};
    const isTls = sees.protocols?.length !== 0;
    return {
      name,
      port: ports[at] ?? 0,
      ...first,
      sees: seen({ alpn: 'http/1.1', ...sees, ...(at === 0 ? { http: '301' } : {}) }),
      oracles: isTls ? ['s_client', 'nmap'] : ['nmap'],
    };
  });
}
