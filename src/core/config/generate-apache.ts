import type { ConfigRequest, GeneratedLine } from './generate-request.ts';
import { intermediateCiphers, isAtLeast, line } from './generate-request.ts';
import { opensslGroups, opensslNumbers } from './openssl-groups.ts';
import { apacheProtocols } from './recommended-protocols.ts';

/** Apache httpd: settings of the server, a host for https, one more for the redirect. */
export function apacheLines(request: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const { version, os, domains, staple, hsts, redirect } = request;
  const [name = '', ...further] = domains;
  const folder = os === 'rhel' ? '/etc/pki/tls' : os === 'debian' ? '/etc/ssl' : 'conf/ssl';
  const certificate = request.certificatePath ?? (os === 'windows' ? `${folder}/fullchain.pem` : `${folder}/certs/fullchain.pem`);
  const key = request.keyPath ?? (os === 'windows' ? `${folder}/server.key` : `${folder}/private/server.key`);
  // Stapling came with 2.3.3, the whole chain in SSLCertificateFile with 2.4.8.
  const modern = isAtLeast(version, 2, 4, 8);
  const stapling = staple && isAtLeast(version, 2, 4);
  const lines: GeneratedLine[] = [];
  const names = (): GeneratedLine[] => [
    line(`    ServerName ${name}`, 'note-server-name'),
    ...further.map((one) => line(`    ServerAlias ${one}`)),
  ];

  // HTTP/2 came with 2.4.17.
  const http2 = isAtLeast(version, 2, 4, 17);
  lines.push(...modulesFor(request, http2));
  // Outside of every VirtualHost, or the server does not start.
  if (stapling) lines.push(line('SSLStaplingCache shmcb:logs/ssl_stapling(128000)', 'note-stapling-cache'));
  lines.push(line('SSLSessionCache shmcb:logs/ssl_scache(512000)', 'note-session-cache'));
  // Their key lives as long as the server; the directive came with 2.4.11.
  if (isAtLeast(version, 2, 4, 11)) lines.push(line('SSLSessionTickets off', 'note-session-tickets'));
  lines.push(...apacheTls(request), line(''));
  if (redirect) {
    lines.push(
      line('<VirtualHost *:80>'),
      ...names(),
      line(`    Redirect permanent / https://${name}/`, 'note-redirect'),
      line('</VirtualHost>'),
      line(''),
    );
  }
  lines.push(
    line('<VirtualHost *:443>', os === 'rhel' ? 'note-listen-elsewhere' : null),
    ...names(),
    line(`    DocumentRoot ${request.documentRoot ?? (os === 'windows' ? 'htdocs' : '/var/www/html')}`),
    line(''),
    line('    SSLEngine on', 'note-engine'),
  );
  lines.push(
    line(`    SSLCertificateFile    ${certificate}`, modern ? 'note-certificate' : 'note-certificate-old'),
    line(`    SSLCertificateKeyFile ${key}`, 'note-key'),
  );
  if (!modern)
    lines.push(
      line(
        `    SSLCertificateChainFile ${request.trustedPath ?? (os === 'windows' ? `${folder}/chain.pem` : `${folder}/certs/chain.pem`)}`,
        'note-chain-old',
      ),
    );
  if (stapling) lines.push(line('    SSLUseStapling on', 'note-stapling'));
  if (hsts !== null) lines.push(line(`    Header always set Strict-Transport-Security "max-age=${hsts}"`, 'note-hsts'));
  if (http2) lines.push(line('    Protocols h2 http/1.1', 'note-http2-apache'));
  lines.push(line('</VirtualHost>'));
  return { lines, file: fileFor(os, name) };
}

/** What has to be there before: modules, and for Windows the port, which its file has to itself. */
function modulesFor({ version, os, hsts }: ConfigRequest, http2: boolean): GeneratedLine[] {
  const modules = ['ssl', 'socache_shmcb', ...(http2 ? ['http2'] : []), ...(hsts === null ? [] : ['headers'])];
  switch (os) {
    case 'debian':
      return [line(`# a2enmod ${modules.join(' ')}`, 'note-modules')];
    case 'rhel':
      // dnf came with RHEL 8, whose first httpd is 2.4.37.
      return [line(`# ${isAtLeast(version, 2, 4, 37) ? 'dnf' : 'yum'} install mod_ssl${http2 ? ' mod_http2' : ''}`, 'note-modules')];
    case 'windows':
      return [
        line('# Include conf/extra/httpd-ssl.conf', 'note-include'),
        ...modules.map((name, at) => line(`LoadModule ${name}_module modules/mod_${name}.so`, at === 0 ? 'note-load-module' : null)),
        line('Listen 443', 'note-listen'),
      ];
  }
}

/**
 * On RHEL a file of its own beside ssl.conf, which has `Listen 443` and comes back with the package; read before it, so that its host, which takes
 * over the server's name, does not answer for the site. On Windows httpd-ssl.conf itself: as it comes it names a certificate that is not there.
 */
function fileFor(os: ConfigRequest['os'], name: string): string {
  switch (os) {
    case 'debian':
      return `/etc/apache2/sites-available/${name}.conf`;
    case 'rhel':
      return `/etc/httpd/conf.d/00-${name}.conf`;
    case 'windows':
      return 'conf/extra/httpd-ssl.conf';
  }
}

/** Protocols, suites and groups, for the whole server. */
export function apacheTls({ version, openssl }: Pick<ConfigRequest, 'version' | 'openssl'>): GeneratedLine[] {
  const groups = opensslGroups(openssl);
  const protocols = apacheProtocols(version, openssl);
  return [
    line(`SSLProtocol ${protocols}`, protocols.includes('1.3') ? 'note-protocols' : 'note-tls13-missing'),
    line(`SSLCipherSuite ${intermediateCiphers}`, 'note-ciphers'),
    line('SSLHonorCipherOrder off', 'note-honor-order'),
    // With 2.4.8 and OpenSSL 1.0.2; without the line OpenSSL's own groups are offered.
    ...(groups !== null && isAtLeast(version, 2, 4, 8) && isAtLeast(opensslNumbers(openssl ?? ''), 1, 0, 2)
      ? [line(`SSLOpenSSLConfCmd Curves ${groups}`, groups.includes('MLKEM') ? 'note-groups-hybrid' : 'note-groups')]
      : []),
  ];
}
