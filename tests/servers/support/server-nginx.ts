import { findProgram } from './find-program.ts';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

/** What stands around a guide's server blocks; the rest of nginx's own files stays in the workshop. */
function frame(shop: Workshop, http: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${shop.path(`nginx-${name}`)};`,
  );
  return [
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'worker_processes 1;',
    `pid ${shop.path('nginx.pid')};`,
    'error_log stderr info;',
    'events { worker_connections 64; }',
    'http {',
    '  access_log off;',
    ...temporary,
    http,
    '}',
    '',
  ].join('\n');
}

const program = ({ newer }: Workshop): string => findProgram('nginx', newer)?.path ?? 'nginx';

function write(shop: Workshop, http: string): string[] {
  return ['-p', shop.folder, '-e', 'stderr', '-c', shop.write('nginx.conf', frame(shop, http))];
}

/** `nginx -t` on what stands in the `http` block. */
export function testNginx(shop: Workshop, http: string): Promise<Ran> {
  return shop.run(program(shop), ['-t', ...write(shop, http)]);
}

/** Starts nginx with that many ports and waits for it. */
export function startNginx(
  shop: Workshop,
  ports: number,
  http: (ports: number[]) => string,
  env: Record<string, string> = {},
): Promise<Running | Refused> {
  return shop.serve(ports, (free) => ({ command: program(shop), args: write(shop, http(free)), env }));
}
