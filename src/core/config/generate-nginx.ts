import type { ConfigRequest, GeneratedLine } from './generate-request.ts';
import { intermediateCiphers, isAtLeast, line } from './generate-request.ts';
import { opensslGroups } from './openssl-groups.ts';
import { nginxProtocols } from './recommended-protocols.ts';

/** nginx: one server for https, one more for the redirect. */
export function nginxLines(request: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const { version, os, domains, staple, hsts, redirect } = request;
  const [name = ''] = domains;
  const names = domains.join(' ');
  const folder = '/etc/nginx/ssl';
  const lines: GeneratedLine[] = [];
  if (redirect) {
    lines.push(
      line('server {'),
      line('    listen 80;'),
      line('    listen [::]:80;'),
      line(`    server_name ${names};`, 'note-server-name'),
      line('    return 301 https://$host$request_uri;', 'note-redirect'),
      line('}'),
      line(''),
    );
  }
  // The parameter of listen up to 1.25.0, a directive of its own since.
  const separate = isAtLeast(version, 1, 25, 1);
  const old = !separate && isAtLeast(version, 1, 9, 5) ? ' http2' : '';
  lines.push(
    line('server {'),
    line(`    listen 443 ssl${old};`, old === '' ? 'note-listen-tls' : 'note-http2-old'),
    line(`    listen [::]:443 ssl${old};`),
  );
  if (separate) lines.push(line('    http2 on;', 'note-http2'));
  lines.push(
    line(`    server_name ${names};`, 'note-server-name'),
    line(''),
    line(`    ssl_certificate     ${request.certificatePath ?? `${folder}/fullchain.pem`};`, 'note-certificate'),
    line(`    ssl_certificate_key ${request.keyPath ?? `${folder}/server.key`};`, 'note-key'),
    line(''),
    ...nginxTls(request),
    line(''),
    ...sessions(version),
  );
  // The directive came with 1.3.7.
  if (staple && isAtLeast(version, 1, 3, 7)) {
    lines.push(
      line(''),
      line('    ssl_stapling on;', 'note-stapling'),
      line('    ssl_stapling_verify on;'),
      line(`    ssl_trusted_certificate ${request.trustedPath ?? `${folder}/root_plus_intermediates.pem`};`, 'note-trusted'),
      line(`    resolver ${request.resolver ?? '192.0.2.53'};`, 'note-resolver'),
    );
  }
  // `always`, for pages of errors too, since 1.7.5.
  const always = isAtLeast(version, 1, 7, 5) ? ' always' : '';
  if (hsts !== null) lines.push(line(''), line(`    add_header Strict-Transport-Security "max-age=${hsts}"${always};`, 'note-hsts'));
  lines.push(line(''), line(`    root ${request.documentRoot ?? '/var/www/html'};`), line('}'));
  return {
    lines,
    file: os === 'debian' ? `/etc/nginx/sites-available/${name}` : os === 'rhel' ? `/etc/nginx/conf.d/${name}.conf` : 'conf/nginx.conf',
  };
}

/** Protocols, suites and groups; good for one server or for the whole of `http`. */
export function nginxTls({ version, openssl }: Pick<ConfigRequest, 'version' | 'openssl'>): GeneratedLine[] {
  const groups = opensslGroups(openssl);
  const protocols = nginxProtocols(version, openssl);
  return [
    line(`    ssl_protocols ${protocols};`, protocols.includes('1.3') ? 'note-protocols' : 'note-tls13-missing'),
    line(`    ssl_ciphers ${intermediateCiphers};`, 'note-ciphers'),
    line('    ssl_prefer_server_ciphers off;', 'note-honor-order'),
    // Several groups in one line since 1.11.0; without the line OpenSSL's own are offered.
    ...(groups !== null && isAtLeast(version, 1, 11)
      ? [line(`    ssl_ecdh_curve ${groups};`, groups.includes('MLKEM') ? 'note-groups-hybrid' : 'note-groups')]
      : []),
  ];
}

/** One cache for all workers. Keys of tickets change by themselves since 1.23.2, before that they live as long as the server. */
function sessions(version: string): GeneratedLine[] {
  const tickets = isAtLeast(version, 1, 5, 9) && !isAtLeast(version, 1, 23, 2);
  return [
    line('    ssl_session_timeout 1d;'),
    line('    ssl_session_cache shared:tls:10m;', 'note-session-cache'),
    ...(tickets ? [line('    ssl_session_tickets off;', 'note-session-tickets')] : []),
  ];
}
