import type { ShapedKind } from './config-finding.ts';

/** How much of a text is looked at. */
const HEAD = 200_000;

/** Lines that only Apache's configuration has. */
const APACHE =
  /^[ \t]*(?:<(?:VirtualHost|IfModule|IfDefine|Directory|Location|FilesMatch|Files)[ \t]+[^> \t\n][^>\n]{0,299}>|(?:SSL(?:Engine|Protocol|CipherSuite|HonorCipherOrder|UseStapling|StaplingCache|VerifyClient|Certificate(?:Key|Chain)?File|CACertificateFile|PassPhraseDialog|SessionCache)|TLSEngine|TLSCertificate|MDomain|LoadModule|ServerName|ServerAlias|ServerRoot|DocumentRoot|DirectoryIndex|IncludeOptional|ErrorLog|CustomLog|AllowOverride|RewriteEngine|RewriteRule|RewriteCond|Redirect|NameVirtualHost|Header)[ \t]+[^\s;][^;\n]*|Header[ \t]+(?:always[ \t]+|onsuccess[ \t]+)?(?:set|add|append|merge|unset|edit)[ \t]+[\w"-][^\n]*)$/i;
/** Lines that only nginx's configuration has. */
const NGINX =
  /^[ \t]*(?:(?:server|http|events|stream)[ \t]*(?:\{.*)?$|location[ \t]+[^{} \t\n][^{}\n]{0,299}\{|upstream[ \t]+\S{1,100}[ \t]*\{|map[ \t]+\$\S{1,100}[ \t]+\$\w{1,60}[ \t]*\{|(?:fastcgi|uwsgi|scgi|grpc|proxy)_\w{1,60}[ \t][^{}\n]+;|(?:ssl_\w|listen|server_name|proxy_pass|add_header|worker_processes|resolver|ssl[ \t]+o|pid[ \t]+\/|return[ \t]+[1-5]\d\d)[^{}\n]+;)/;
const APACHE_SHAPE = /^(?:<\/?[A-Za-z]\w*(?:[^<>\w][^<>]{0,499})?>|[A-Z]\w{2,60}(?:[ \t][^:].*)?)$/;
/** Chinese outside of quotes and comments. */
const PROSE = /^[^"'#]*[\u3000-\u303f\u4e00-\u9fff]/;
const NGINX_SHAPE = /[;{}](?:\s*#.*)?$/s;

/** What server's configuration is this? Null when in doubt: prose about a server, logs and programs must not be taken for one. */
export function detectConfig(text: string): ShapedKind | null {
  const head = text.slice(0, HEAD);
  const xml = detectXml(head);
  if (xml !== undefined) return xml;
  const tally = { lines: 0, apache: 0, apacheShape: 0, nginx: 0, nginxShape: 0, prose: 0 };
  let continued = false;
  for (const raw of head.split('\n')) {
    const line = raw.trim();
    if (continued) {
      continued = line.endsWith('\\');
      continue;
    }
    if (line === '' || line.startsWith('#')) continue;
    continued = line.endsWith('\\');
    const short = line.slice(0, 5_000);
    tally.lines++;
    const isApache = APACHE.test(short);
    if (isApache) tally.apache++;
    if (NGINX.test(short)) tally.nginx++;
    if (isApache || APACHE_SHAPE.test(short)) tally.apacheShape++;
    if (NGINX_SHAPE.test(short)) tally.nginxShape++;
    if (PROSE.test(short)) tally.prose++;
  }
  // A sentence may begin with the name of a directive.
  if (tally.lines <= 2 && tally.prose > 0) return null;
  // One directive may be quoted in a sentence; most lines of a configuration look like one.
  if (tally.apache > tally.nginx) return isEnough(tally.apache, tally.apacheShape, tally.lines) ? 'apache' : null;
  if (tally.nginx > tally.apache) return isEnough(tally.nginx, tally.nginxShape, tally.lines) ? 'nginx' : null;
  return null;
}

/** Lines known, lines of the right shape, lines in all. */
function isEnough(known: number, shaped: number, lines: number): boolean {
  if (lines <= 2) return known === lines;
  return known >= 2 && shaped / lines >= 0.6 && known / lines >= 0.1;
}

/** Undefined: no XML at all. Null: other XML. */
function detectXml(head: string): ShapedKind | null | undefined {
  const bare = head.replace(/<!--[^]*?(?:-->|$)/g, '').replace(/^[\s\ufeff]*(?:<\?xml[^>]*\?>)?\s*/, '');
  const first = /^<([A-Za-z][\w.-]*)[\s/>]/.exec(bare)?.[1];
  if (first === undefined || /^(?:VirtualHost|If\w*|Directory(?:Match)?|Location(?:Match)?|Files(?:Match)?)$/i.test(first))
    return undefined;
  if (first === 'configuration')
    return /<(?:system\.(?:web(?:Server)?|applicationHost)|appSettings|runtime|connectionStrings|configSections)[\s/>]/.test(bare)
      ? 'web-config'
      : null;
  if (first === 'system.webServer' || first === 'system.applicationHost') return 'web-config';
  if (first === 'sites' || first === 'site') return /<binding\s/.test(bare) ? 'web-config' : null;
  if (first === 'Server') return /<(?:Service|Connector)[\s/>]/.test(bare) ? 'tomcat' : null;
  if (first === 'Service' || first === 'Connector') return /<Connector\s[^<>]*\bport\s*=/.test(bare) ? 'tomcat' : null;
  if (first === 'SSLHostConfig') return 'tomcat';
  return /^[a-z!]/.test(first) || !/\bVirtualHost\b/i.test(head) ? null : undefined;
}
