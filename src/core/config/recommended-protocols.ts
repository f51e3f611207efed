import { isAtLeast } from './generate-request.ts';
import { opensslHasTls13 } from './openssl-groups.ts';

/** What `ssl_protocols` should say. TLSv1.3 is a value since 1.13.0. */
export const nginxProtocols = (version: string, openssl?: string): string =>
  isAtLeast(version, 1, 13) && opensslHasTls13(openssl) ? 'TLSv1.2 TLSv1.3' : 'TLSv1.2';

/** What `SSLProtocol` should say. TLS 1.3 needs 2.4.37 and OpenSSL 1.1.1. */
export const apacheProtocols = (version: string, openssl?: string): string =>
  isAtLeast(version, 2, 4, 37) && opensslHasTls13(openssl) ? '-all +TLSv1.2 +TLSv1.3' : '-all +TLSv1.2';
