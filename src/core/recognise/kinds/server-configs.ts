import type { Detector, Recognised } from '../recognised.ts';

const NGINX_TLS =
  /^\s{0,40}(?:ssl_(?:certificate|certificate_key|protocols|ciphers|trusted_certificate|stapling|session_cache)\s+[^;#\s][^;#]{0,499};|listen\s+[^;#\s][^;#]{0,119}\s(?:ssl|quic)\b[^;#]{0,60};)/u;
const NGINX_BLOCK = /^\s{0,40}(?:(?:server|http)\s*|location\s+[^{\s][^{]{0,119})\{/u;
const NGINX_PLAIN = /^\s{0,40}(?:listen|server_name|proxy_pass|return)\s+[^;#\s][^;#]{0,299};/u;
const APACHE_DIRECTIVE =
  /^\s{0,40}(?:<VirtualHost\s+[^>]{1,200}>|(?:SSLEngine|SSLCertificateFile|SSLCertificateKeyFile|SSLCertificateChainFile|SSLCACertificateFile|SSLProtocol|SSLCipherSuite|SSLUseStapling|SSLStaplingCache)\s+\S)/iu;
const TOMCAT_ELEMENT = /<(?:Connector\s[^>]{0,400}(?:port|protocol)\s*=|SSLHostConfig[\s>]|Certificate\s[^>]{0,400}certificate[A-Z])/u;
const TOMCAT_OPENING = /<Connector(?:\s|$)/u;
const TOMCAT_SERVER = /<(?:Server\s+port\s*=|Service\s+name\s*=\s*["']Catalina)/u;
const IIS_ROOT = /<configuration>|<configuration\s/iu;
const IIS_SECTION = /<system\.(?:webServer|web|applicationHost)[\s>]/iu;

/** Server configuration, one result per product at its first sure line. Facts: server (nginx, apache, tomcat, iis). */
export const serverConfigs: Detector = (lines) => [
  ...config('nginx', nginxStart(lines)),
  ...config(
    'apache',
    lines.findIndex((line) => APACHE_DIRECTIVE.test(line) && !/^\s*SSL\w+\s+\S.*[。，]/u.test(line)),
  ),
  ...config('tomcat', tomcatStart(lines)),
  ...config('iis', iisStart(lines)),
];

function config(server: string, index: number): Recognised[] {
  return index === -1 ? [] : [{ kind: 'config', line: index + 1, facts: { server } }];
}

function nginxStart(lines: readonly string[]): number {
  const directive = lines.findIndex((line) => line.includes(';') && NGINX_TLS.test(line));
  const block = lines.findIndex((line) => line.includes('{') && NGINX_BLOCK.test(line));
  const plain = block === -1 ? -1 : lines.findIndex((line, index) => index > block && line.includes(';') && NGINX_PLAIN.test(line));
  if (directive === -1) return plain === -1 ? -1 : block;
  return block !== -1 && block < directive ? block : directive;
}

function tomcatStart(lines: readonly string[]): number {
  const server = lines.findIndex((line) => line.includes('<') && TOMCAT_SERVER.test(line));
  if (server !== -1) return server;
  const element = lines.findIndex((line) => line.includes('<') && TOMCAT_ELEMENT.test(line));
  if (element !== -1) return element;
  // A Connector is usually written with one attribute a line.
  return lines.findIndex(
    (line, index) =>
      TOMCAT_OPENING.test(line) &&
      lines.slice(index, index + 8).some((next) => /\b(?:SSLEnabled|keystoreFile|maxThreads|redirectPort)\s*=/u.test(next)),
  );
}

function iisStart(lines: readonly string[]): number {
  const root = lines.findIndex((line) => line.includes('<') && IIS_ROOT.test(line));
  const section = lines.findIndex((line) => line.includes('<system.') && IIS_SECTION.test(line));
  if (section === -1) return -1;
  return root !== -1 && root < section ? root : section;
}
