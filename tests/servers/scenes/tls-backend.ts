import { HOST } from '../support/authority.ts';
import { findProgram } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import type { Issuer } from './pki.ts';
import { running } from './site.ts';

/**
 * Starts an application with TLS of its own, by the certificate that it has: the right one with its chain, one of the same authority for
 * another host, one of an authority that nobody here trusts. Answers with its port.
 */
export function tlsBackend(shop: Workshop, { authority, shape }: Issuer): (certificate: string) => Promise<number> {
  authority.ca('stranger-ca', { dn: '/C=TW/O=Another CA/CN=Another Root' });
  authority.leaf('signed-app', { by: shape.issuer });
  authority.leaf('other-name', { by: shape.issuer, dn: '/CN=mail.example.gov.tw', san: 'DNS:mail.example.gov.tw' });
  authority.leaf('stranger', { by: 'stranger-ca', san: `DNS:${HOST}` });
  const chain = shop.write('app-chain.pem', authority.bundle(...shape.chain));
  return async (certificate) => {
    const files = ['-cert', authority.path(certificate), '-key', authority.path(certificate, 'key'), '-cert_chain', chain];
    const server = running(
      await shop.serve(1, ([port = 0]) => ({
        command: findProgram('openssl')?.path ?? 'openssl',
        args: ['s_server', '-accept', `127.0.0.1:${port}`, '-www', ...files],
      })),
    );
    return server.ports[0] ?? 0;
  };
}
