import type { ConfigKind } from './config-finding.ts';
import { detectConfig } from './detect-config.ts';
import { findOtherProduct } from './other-products.ts';
import type { OtherProduct } from './other-products.ts';

/** Whose configuration a text holds, and from which line on, from 1. */
export interface FoundConfig {
  product: ConfigKind | OtherProduct;
  line: number;
}

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
const IIS_SECTION = /<system\.(?:webServer|web)[\s>]/iu;

/** A line that is neither empty nor a comment nor the declaration of XML. */
const CONTENT = /^[\s\ufeff]*(?!#|<\?|<!--)\S/;

/**
 * Every configuration in a text: of the text as a whole, if it is nothing else; else of a product that is known by name; else of what begins with a
 * sure line somewhere in it, as in a mail or a log. The page, the home page, the search and the command line all ask this one.
 */
export function findConfigs(lines: readonly string[]): FoundConfig[] {
  const whole = detectConfig(lines.join('\n'));
  if (whole !== null) return [{ product: whole, line: lines.findIndex((line) => CONTENT.test(line)) + 1 }];
  const parts = [
    ...part('nginx', nginxStart(lines)),
    ...part(
      'apache',
      lines.findIndex((line) => APACHE_DIRECTIVE.test(line) && !/^\s*SSL\w+\s+\S.*[。，]/u.test(line)),
    ),
    ...part('tomcat', tomcatStart(lines)),
    ...part('web-config', iisStart(lines)),
  ];
  if (parts.length > 0) return parts;
  const other = findOtherProduct(lines);
  return other === null ? [] : [{ product: other.product, line: other.line + 1 }];
}

function part(product: ConfigKind, index: number): FoundConfig[] {
  return index === -1 ? [] : [{ product, line: index + 1 }];
}

/** The kinds that are examined and not only known by name. */
export function isExamined(product: FoundConfig['product']): product is ConfigKind {
  return /^(?:nginx|apache|tomcat|web-config|haproxy|wildfly|spring)$/.test(product);
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
