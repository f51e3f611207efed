/** Products whose configuration is known by single lines of it. Some are examined (`isExamined` in find-configs.ts), the others known by name. */
export type OtherProduct =
  'haproxy' | 'caddy' | 'traefik' | 'lighttpd' | 'wildfly' | 'weblogic' | 'spring' | 'jetty' | 'ingress' | 'postfix';

/** Lines that the product's configuration has, and how many of them make it sure. */
const PRODUCTS: readonly (readonly [product: OtherProduct, most: number, line: RegExp])[] = [
  [
    'weblogic',
    1,
    /xmlns(?::\w{1,20})?="http:\/\/(?:xmlns\.oracle\.com\/weblogic|www\.bea\.com\/ns\/weblogic)\/domain"|^\s{0,40}<custom-identity-key-store-file-name>/,
  ],
  [
    'wildfly',
    1,
    /<(?:server|domain|host|subsystem)\s[^<>]{0,200}xmlns="urn:(?:jboss:domain|wildfly:)|<https-listener\s[^<>]{0,300}(?:security-realm|ssl-context)=|\/subsystem=(?:elytron|undertow)\//,
  ],
  ['jetty', 1, /class="org\.eclipse\.jetty\.|"-\/\/Jetty\/\/|^\s{0,10}jetty\.(?:ssl|sslContext|httpConfig)\.[\w.]{1,60}\s{0,5}=/],
  ['spring', 1, /^\s{0,10}server\.ssl\.[\w.-]{1,60}\s{0,5}[=:]|^\s{0,10}spring\.ssl\.bundle\./],
  [
    'ingress',
    2,
    /^\s{0,20}kind:\s{1,5}["']?Ingress["']?\s*$|^\s{0,20}apiVersion:\s{1,5}["']?(?:networking\.k8s\.io|extensions)\/|^\s{0,20}ingressClassName:|nginx\.ingress\.kubernetes\.io\//,
  ],
  [
    'traefik',
    2,
    /^\s{0,20}(?:entryPoints|certificatesResolvers|certFile|keyFile|-\s{1,5}certFile|tlsStores):|^\s{0,20}\[+(?:entryPoints|tls\.|certificatesResolvers|http\.routers)|^\s{0,20}(?:certFile|keyFile)\s{0,5}=|traefik\.http\.routers\./,
  ],
  [
    'haproxy',
    2,
    /^\s{0,20}(?:(?:frontend|backend|listen)\s+[\w.:*-]{1,80}\s*$|(?:global|defaults)\s*$|bind\s+\S{1,100}(?:\s|$)|ssl-default-bind-\w{1,30}|default_backend\s|use_backend\s|server\s+\S{1,80}\s+\S{1,100}:\d{1,5}(?:\s|$))/,
  ],
  [
    'postfix',
    2,
    /^\s{0,4}(?:smtpd?_(?:tls|sasl|use_tls|enforce_tls)\w{0,60}|myhostname|mydestination|mynetworks|tls_(?:preempt|high|medium|ssl)\w{0,40})\s{0,5}=/,
  ],
  [
    'lighttpd',
    2,
    /^\s{0,20}(?:ssl\.(?:engine|pemfile|privkey|ca-file|cipher-list|openssl\.\S{1,40}|honor-cipher-order|use-sslv\d)|server\.(?:modules|document-root|port|bind|socket|errorlog|username)|\$SERVER\["socket"\])\s{0,5}(?:\+?=|==)/,
  ],
  [
    'caddy',
    2,
    /^\s{0,20}(?:reverse_proxy\s+\S|tls\s+(?:\S{1,200}\s+\S|internal|\S{1,80}@)|file_server(?:\s|$)|php_fastcgi\s|protocols\s+tls1|encode\s+(?:gzip|zstd)|[\w*.-]{1,80}(?::\d{1,5})?(?:,\s*\S{1,80})?\s+\{\s*$)/,
  ],
];

/** How much of a text is looked at. */
const LINES = 5_000;

/** Spring Boot's YAML, where `ssl:` stands below `server:` or a bundle. */
const SPRING_YAML = /^s(?:erver|pring):\s*$/;

/** Whose configuration is it, of those that are known by name? Null when none is sure. The line counts from 0. */
export function findOtherProduct(lines: readonly string[]): { product: OtherProduct; line: number } | null {
  const head = lines.slice(0, LINES).map((line) => line.slice(0, 1_000));
  for (const [product, least, pattern] of PRODUCTS) {
    const found = head.flatMap((line, at) => (pattern.test(line) ? [at] : []));
    const [first] = found;
    if (first === undefined || found.length < least) continue;
    // A block with a name alone is half of what makes a Caddyfile.
    if (product === 'caddy' && !head.some((line) => /^\s{0,20}(?:reverse_proxy|file_server|php_fastcgi|tls\s)/.test(line))) continue;
    if (
      product === 'haproxy' &&
      !head.some((line) => /^\s{0,20}(?:bind|mode|default_backend|use_backend|ssl-default-bind-\w{1,30}|frontend|backend)\s/.test(line))
    )
      continue;
    return { product, line: first };
  }
  const server = head.findIndex((line) => SPRING_YAML.test(line));
  const ssl = server < 0 ? -1 : head.findIndex((line, at) => at > server && /^\s{1,20}ssl:\s*$/.test(line));
  const store =
    ssl < 0 ? -1 : head.findIndex((line, at) => at > ssl && /^\s{2,20}(?:key-store|certificate|bundle|enabled-protocols)/.test(line));
  return store < 0 ? null : { product: 'spring', line: server };
}
