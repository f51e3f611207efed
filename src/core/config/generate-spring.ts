import type { ConfigRequest, GeneratedLine, GeneratedNote } from './generate-request.ts';
import { isAtLeast, line } from './generate-request.ts';
import { javaCiphers } from './java-ciphers.ts';

type Property = readonly [name: string, value: string, note?: GeneratedNote];

const BUNDLE = 'spring.ssl.bundle.pem.site';

/** Spring Boot: a bundle of PEM files from 3.1 on, two PEM files from 2.7 on, a PKCS#12 keystore in every version. */
export function springLines(request: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const { version, format = 'properties' } = request;
  const hasPem = isAtLeast(version, 2, 7);
  const certificate = request.certificatePath ?? (hasPem ? '/etc/ssl/site/fullchain.pem' : '/etc/ssl/site/server.p12');
  const isPem = !/\.(?:p12|pfx|jks|keystore)$/i.test(certificate) && hasPem;
  const isBundle = isPem && isAtLeast(version, 3, 1);
  const options = isBundle ? `${BUNDLE}.options` : 'server.ssl';
  const files: Property[] = !isPem
    ? [
        ['server.ssl.key-store', location(certificate), 'note-keystore'],
        ...(/\.jks$/i.test(certificate) ? [] : ([['server.ssl.key-store-type', 'PKCS12']] as const)),
        ['server.ssl.key-store-password', request.passwordHere, 'note-spring-password'],
      ]
    : isBundle
      ? [
          ['server.ssl.bundle', 'site', 'note-spring-bundle'],
          [`${BUNDLE}.keystore.certificate`, location(certificate), 'note-certificate'],
          [`${BUNDLE}.keystore.private-key`, location(request.keyPath ?? '/etc/ssl/site/server.key'), 'note-key'],
        ]
      : [
          ['server.ssl.certificate', location(certificate), 'note-certificate'],
          ['server.ssl.certificate-private-key', location(request.keyPath ?? '/etc/ssl/site/server.key'), 'note-key'],
        ];
  const properties: Property[] = [
    ['server.port', '443', 'note-spring-port'],
    ['server.http2.enabled', 'true'],
    ...files,
    [`${options}.enabled-protocols`, 'TLSv1.2,TLSv1.3', 'note-host-config'],
    [`${options}.ciphers`, javaCiphers.join(','), 'note-spring-ciphers'],
  ];
  const isYaml = format === 'yaml';
  return {
    lines: [
      line('# http → https, HSTS', 'note-spring-rest'),
      ...(isYaml ? nested(properties) : properties.map(([name, value, note]) => line(`${name}=${value}`, note ?? null))),
    ],
    file: isYaml ? 'application.yml' : 'application.properties',
  };
}

/** A path on the server's disk, as Spring wants it told from one in the program. */
const location = (path: string): string => (/^(?:file|classpath):/i.test(path) ? path : `file:${path}`);

/** The same as YAML: what begins alike stands together. */
function nested(properties: readonly Property[]): GeneratedLine[] {
  const lines: GeneratedLine[] = [];
  let open: string[] = [];
  // The server's first, then the bundles'.
  for (const [name, value, note] of [...properties].sort(([a], [b]) => Number(b.startsWith('server')) - Number(a.startsWith('server')))) {
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    let same = 0;
    while (same < parts.length && parts[same] === open[same]) same++;
    for (const [at, part] of parts.entries()) if (at >= same) lines.push(line(`${'  '.repeat(at)}${part}:`));
    lines.push(line(`${'  '.repeat(parts.length)}${last}: ${/^[\w./:,-]+$/.test(value) ? value : `"${value}"`}`, note ?? null));
    open = parts;
  }
  return lines;
}
