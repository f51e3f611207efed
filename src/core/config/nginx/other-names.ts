/** Directives of other servers, and words of headers, that are found in nginx's configuration by mistake; no module of nginx has them. With what was meant, null where there is nothing like it. */
const FOREIGN: Readonly<Record<string, string | null>> = {
  sslengine: 'listen … ssl',
  sslprotocol: 'ssl_protocols',
  sslciphersuite: 'ssl_ciphers',
  sslhonorcipherorder: 'ssl_prefer_server_ciphers',
  sslcertificatefile: 'ssl_certificate',
  sslcertificatekeyfile: 'ssl_certificate_key',
  sslcertificatechainfile: 'ssl_certificate',
  sslcacertificatefile: 'ssl_client_certificate',
  sslusestapling: 'ssl_stapling',
  sslverifyclient: 'ssl_verify_client',
  ssl_certificate_file: 'ssl_certificate',
  ssl_certificate_key_file: 'ssl_certificate_key',
  ssl_certificate_chain_file: 'ssl_certificate',
  ssl_certificate_chain: 'ssl_certificate',
  ssl_chain_file: 'ssl_certificate',
  ssl_chain: 'ssl_certificate',
  ssl_cert: 'ssl_certificate',
  ssl_key: 'ssl_certificate_key',
  ssl_private_key: 'ssl_certificate_key',
  ssl_ca_certificate: 'ssl_client_certificate',
  ssl_ca_file: 'ssl_client_certificate',
  ssl_intermediate_certificate: 'ssl_certificate',
  ssl_protocol: 'ssl_protocols',
  ssl_cipher: 'ssl_ciphers',
  ssl_cipher_suite: 'ssl_ciphers',
  ssl_ciphersuites: 'ssl_conf_command Ciphersuites',
  ssl_session_tickets_key: 'ssl_session_ticket_key',
  servername: 'server_name',
  serveralias: 'server_name',
  documentroot: 'root',
  directoryindex: 'index',
  errorlog: 'error_log',
  customlog: 'access_log',
  redirect: 'return',
  redirectmatch: 'rewrite',
  rewriteengine: null,
  rewritecond: 'if',
  rewriterule: 'rewrite',
  proxypass: 'proxy_pass',
  proxypassreverse: 'proxy_redirect',
  requestheader: 'proxy_set_header',
  header: 'add_header',
  virtualhost: 'server',
  hsts: 'add_header Strict-Transport-Security',
  includesubdomains: null,
  preload: null,
  always: null,
  'strict-transport-security': 'add_header Strict-Transport-Security',
};

/** What was meant by a name that can only be a mistake; undefined where it may be a directive of some module. */
export function foreignName(name: string): string | null | undefined {
  const lower = name.toLowerCase().replace(/^<\/?|>$|:$/g, '');
  return Object.hasOwn(FOREIGN, lower) ? FOREIGN[lower] : undefined;
}

/**
 * Directives beginning like nginx's own that modules and descendants of nginx bring: lua-nginx-module, nginx-ct, Tengine, Angie, the patch for
 * records of dynamic size; and those of the commercial version.
 */
const THIRD_PARTY =
  /_by_lua(?:_block|_file)?$|^(?:ssl_(?:ct|async|dyn_rec|sign|enc|ntls|verify_client_exceptions|asynch|early_data)|lua|js|perl|more|set|set_\w+|modsecurity|passenger|pagespeed|brotli|zstd|rtmp|auth_jwt|auth_oidc|acme|geoip2|headers|echo|check|upload|push|otel)(?:_|$)/;

/** May a name that nginx does not know belong to somebody else's module? */
export function isThirdParty(name: string): boolean {
  return THIRD_PARTY.test(name);
}

/** Directives that nginx takes without doing anything, with the release since which (ngx_http_v2_obsolete). */
const OBSOLETE: Readonly<Record<string, string>> = {
  http2_recv_timeout: '1.19.7',
  http2_idle_timeout: '1.19.7',
  http2_max_requests: '1.19.7',
  http2_max_field_size: '1.19.7',
  http2_max_header_size: '1.19.7',
  http2_push: '1.25.1',
  http2_push_preload: '1.25.1',
  http2_max_concurrent_pushes: '1.25.1',
};

/** Since which release a directive does nothing; null of all others. */
export function obsoleteSince(name: string): string | null {
  return Object.hasOwn(OBSOLETE, name) ? (OBSOLETE[name] ?? null) : null;
}
