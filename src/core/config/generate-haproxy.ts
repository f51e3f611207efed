import type { ConfigRequest, GeneratedLine } from './generate-request.ts';
import { intermediateCiphers, line } from './generate-request.ts';

/** HAProxy: defaults of all listeners, one frontend for http and https, and the servers behind it, which the reader fills in. */
export function haproxyLines(request: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const { domains, hsts, redirect } = request;
  const [name = ''] = domains;
  const lines: GeneratedLine[] = [
    line('global'),
    line(`    ssl-default-bind-ciphers ${intermediateCiphers}`, 'note-ciphers'),
    line('    ssl-default-bind-options ssl-min-ver TLSv1.2 prefer-client-ciphers no-tls-tickets', 'note-haproxy-options'),
    line(''),
    line('frontend site', 'note-haproxy-frontend'),
    line('    mode http'),
    line('    timeout client 30s'),
    ...(redirect ? [line('    bind *:80')] : []),
    line(`    bind *:443 ssl crt ${request.certificatePath ?? `/etc/haproxy/certs/${name}.pem`} alpn h2,http/1.1`, 'note-haproxy-bind'),
  ];
  if (redirect) lines.push(line('    http-request redirect scheme https code 301 unless { ssl_fc }', 'note-redirect'));
  if (hsts !== null)
    lines.push(
      line(`    http-response set-header Strict-Transport-Security "max-age=${hsts}"${redirect ? ' if { ssl_fc }' : ''}`, 'note-hsts'),
    );
  lines.push(
    line('    default_backend site'),
    line(''),
    line('backend site'),
    line('    mode http'),
    line('    timeout connect 5s'),
    line('    timeout server 30s'),
    line('    server web1 127.0.0.1:8080', 'note-haproxy-server'),
  );
  return { lines, file: '/etc/haproxy/haproxy.cfg' };
}
