import type { Facts } from '../facts.ts';
import type { Severity } from '../policy/finding.ts';

/** The four kinds of configuration that can be told apart and examined. */
export type ConfigKind = 'nginx' | 'apache' | 'tomcat' | 'web-config';

/** One remark on a pasted configuration; the words are in `content/messages/config.yaml` under the same code. */
export interface ConfigFinding {
  code: ConfigCode;
  severity: Severity;
  /** Of the directive or tag it is about, from 1. */
  line: number;
  /** Names of directives, protocols, ciphers, hosts and certificate files only: never a password, a key or a key's path. */
  facts: Facts;
}

const code = <const Fact extends string>(severity: Severity, ...facts: Fact[]): { severity: Severity; facts: Fact[] } => ({
  severity,
  facts,
});

/** Every code with its severity and the names of its facts. "check" in a name: only a hint out of a file's name. */
export const configCodes = {
  'protocol-ssl': code('error', 'protocols'),
  'protocol-old-tls': code('warning', 'protocols'),
  'protocol-all-leaves-old': code('warning', 'directive'),
  'protocol-default': code('info', 'directive'),
  'protocol-overridden': code('error', 'effective', 'lost'),
  'protocol-unknown': code('error', 'directive'),
  'protocol-tls10': code('error', 'directive'),
  'protocol-no-modern': code('error', 'directive'),

  'cipher-export': code('error', 'name'),
  'cipher-null': code('error', 'name'),
  'cipher-anonymous': code('error', 'name'),
  'cipher-anonymous-possible': code('warning', 'name'),
  'cipher-des': code('error', 'name'),
  'cipher-rc4': code('error', 'name'),
  'cipher-3des': code('warning', 'name'),
  'cipher-md5': code('warning', 'name'),
  'cipher-level-zero': code('warning'),
  'cipher-tls13': code('error', 'name'),
  'cipher-no-forward-secrecy': code('warning', 'name'),
  'cipher-cbc-only': code('warning', 'name'),

  'certificate-without-key': code('error', 'directive', 'missing'),
  'key-without-certificate': code('error', 'directive', 'missing'),
  'key-not-named': code('warning', 'directive', 'missing'),
  'certificate-not-seen': code('warning', 'directive'),
  'certificate-key-swapped': code('error', 'directive'),
  'certificate-is-request': code('error', 'directive', 'file'),
  'certificate-is-container': code('error', 'directive', 'file'),
  'certificate-der-check': code('info', 'directive', 'file'),
  'certificate-leaf-check': code('info', 'directive', 'file'),
  'certificate-test-check': code('warning', 'directive', 'file'),
  'certificate-ca-check': code('warning', 'directive', 'file'),
  'chain-retired-check': code('warning', 'directive', 'file'),
  'chain-repeats-leaf': code('warning', 'directive', 'file'),
  'chain-file-old': code('info', 'directive'),
  'chain-in-client-ca': code('warning', 'directive', 'file'),
  'chain-in-trusted': code('warning', 'directive', 'file'),

  'stapling-no-cache': code('error'),
  'stapling-cache-unseen': code('info'),
  'stapling-no-resolver': code('warning'),
  'stapling-no-trusted': code('info'),
  'client-certificate-asked': code('warning', 'directive', 'mode'),
  'client-certificate-unchecked': code('warning', 'directive', 'mode'),
  'client-certificate-no-ca': code('error', 'directive', 'missing'),
  'apache-client-no-ca': code('error', 'directive', 'missing'),

  'hsts-off': code('info', 'seconds'),
  'hsts-short': code('warning', 'seconds', 'days'),
  'hsts-long': code('info', 'seconds', 'days'),
  'hsts-preload': code('warning'),
  'hsts-subdomains': code('info'),
  'hsts-malformed': code('error'),
  'hsts-on-http': code('info'),
  'hsts-not-always': code('info', 'directive'),
  'hsts-lost-in-location': code('warning', 'directive'),
  'hsts-without-redirect': code('info'),

  'http-no-redirect': code('warning'),
  'redirect-to-http': code('error', 'directive'),
  'redirect-temporary': code('info', 'directive'),
  'server-name-missing': code('warning', 'directive'),
  'server-name-repeated': code('warning', 'name', 'firstLine'),
  'default-server-repeated': code('error', 'address', 'firstLine'),
  'port-443-plain': code('error', 'directive'),
  'include-unseen': code('info', 'directive', 'count'),
  'apache-include-unseen': code('info', 'directive', 'count'),
  'variable-unseen': code('info', 'name'),

  'byte-order-mark': code('error'),
  'part-pasted': code('info'),
  'unclosed-block': code('error', 'name'),
  'extra-close': code('error'),
  'section-mismatch': code('error', 'name', 'expected'),
  'unclosed-quote': code('error'),
  'missing-semicolon': code('error', 'name'),
  'inline-comment': code('error', 'directive'),
  'odd-character': code('error', 'character', 'codePoint'),

  'nginx-ssl-on': code('warning'),
  'nginx-listen-http2': code('info'),
  'unknown-line': code('error'),
  'unknown-directive': code('error', 'name'),
  'unknown-directive-meant': code('error', 'name', 'meant'),
  'unknown-directive-near': code('warning', 'name', 'meant'),
  'directive-of-module': code('info', 'name'),
  'misplaced-directive': code('error', 'name', 'place', 'allowed'),
  'directive-repeated': code('error', 'name', 'firstLine'),
  'directive-removed': code('error', 'name', 'removed'),
  'directive-removed-later': code('warning', 'name', 'removed'),
  'directive-too-new': code('error', 'name', 'since'),
  'directive-obsolete': code('info', 'name', 'since'),
  'wrong-arguments': code('error', 'name', 'count'),
  'wrong-value': code('error', 'name', 'expected'),
  'block-missing': code('error', 'name'),
  'block-nameless': code('error'),
  'extra-semicolon': code('error'),
  'if-condition': code('error'),
  'proxy-pass-scheme': code('error'),
  'proxy-pass-uri': code('error'),
  'header-parameter': code('error', 'directive'),
  'location-repeated': code('error', 'firstLine'),
  'root-and-alias': code('error', 'firstLine'),
  'unknown-variable': code('error', 'name'),
  'unknown-variable-meant': code('error', 'name', 'meant'),
  'unknown-variable-near': code('warning', 'name', 'meant'),
  'missing-quote': code('error', 'directive'),
  'text-after-quote': code('error', 'directive'),
  'regex-not-quoted': code('error', 'directive'),
  'backslash-path': code('error', 'directive'),
  'listen-spdy': code('error'),
  'listen-parameter': code('error', 'name'),
  'duplicate-listen': code('error', 'address', 'firstLine'),
  'duplicate-listen-options': code('error', 'address', 'firstLine'),
  'protocols-from-default-server': code('info', 'firstLine'),
  'redirect-loop': code('error', 'from', 'scheme'),
  'ipv6-missing': code('warning', 'name'),

  'xml-ampersand': code('error'),
  'xml-less-than': code('error'),
  'xml-comment': code('error'),
  'xml-malformed': code('error', 'name'),
  'xml-attribute-repeated': code('error', 'attribute'),
  'section-bracket': code('error', 'name'),

  'apache-engine-missing': code('error'),
  'apache-quote-open': code('info', 'directive'),
  'apache-access-old': code('info', 'directive'),
  'apache-access-mixed': code('warning', 'directive'),
  'apache-options-mixed': code('error'),
  'apache-rule-flags': code('error', 'directive'),
  'apache-tls13-too-new': code('error', 'since'),
  'apache-chain-not-sent': code('warning', 'directive'),
  'listen-missing': code('error', 'port'),
  'module-missing': code('error', 'directive', 'module'),
  'module-not-listed': code('warning', 'directive', 'module'),
  'tls-on-80': code('error'),
  'vhost-by-name': code('warning', 'name'),
  'rewrite-engine-off': code('warning', 'directive'),
  'redirect-slash': code('error', 'directive'),
  'redirect-loop-shared': code('warning', 'directive'),
  'hsts-removed': code('warning', 'directive'),
  'hsts-in-request': code('warning', 'directive'),
  'apache-compression': code('warning'),
  'apache-insecure-renegotiation': code('error'),
  'apache-name-virtual-host': code('info'),

  'tomcat-connector-attributes': code('warning', 'attributes'),
  'tomcat-host-attributes': code('warning', 'attributes'),
  'tomcat-no-host-config': code('error'),
  'tomcat-no-certificate': code('error'),
  'tomcat-default-host-missing': code('error', 'name'),
  'tomcat-mixed-attributes': code('error', 'jsse', 'openssl'),
  'tomcat-ssl-not-enabled': code('error'),
  'tomcat-attributes-gone': code('error', 'attributes', 'since'),
  'tomcat-attributes-beside-host': code('error', 'attributes'),
  'tomcat-host-repeated': code('error', 'name', 'firstLine'),
  'tomcat-attribute-meant': code('warning', 'attribute', 'element', 'meant'),
  'tomcat-attribute-unknown': code('warning', 'attribute', 'element'),
  'tomcat-attribute-elsewhere': code('warning', 'attribute', 'element', 'expected'),
  'tomcat-attribute-too-new': code('warning', 'attribute', 'element', 'since'),
  'tomcat-element-unknown': code('warning', 'element', 'parent', 'meant'),
  'tomcat-class-gone': code('error', 'name', 'removed'),
  'tomcat-class-leaving': code('warning', 'name', 'removed'),
  'apr-removed': code('warning', 'name', 'removed'),
  'tomcat-class-unknown': code('warning', 'meant'),
  'tomcat-no-keystore': code('warning'),
  'tomcat-tls13-lost': code('warning'),
  'keystore-is-certificate': code('error', 'attribute', 'file'),
  'tomcat-redirect-port': code('warning', 'port', 'expected'),
  'tomcat-port-repeated': code('error', 'port', 'firstLine'),
  'tomcat-no-tls': code('info'),
  'password-default': code('warning', 'attribute'),
  'password-in-text': code('info', 'attribute'),

  'web-config-no-tls': code('info'),
  'web-config-no-redirect': code('info'),
  'web-config-cookie': code('info'),
  'iis-host-config': code('info'),
  'iis-sni-missing': code('warning', 'address', 'firstLine'),
  'iis-binding-repeated': code('error', 'firstLine'),
  'iis-http-only': code('info', 'name'),
  'dotnet-weak-tls': code('warning', 'name'),
  'dotnet-old-target': code('info', 'name'),
} as const satisfies Record<string, { severity: Severity; facts: readonly string[] }>;

/** One of the keys of `configCodes`. */
export type ConfigCode = keyof typeof configCodes;

type FactsOf<Code extends ConfigCode> = Readonly<Record<(typeof configCodes)[Code]['facts'][number], string | number | null>>;

/** Collects findings; the type sees to it that each code gets its facts. */
export class ConfigReport {
  readonly findings: ConfigFinding[] = [];

  /** Each code once for one line. */
  add<Code extends ConfigCode>(name: Code, line: number, facts: FactsOf<Code>): void {
    if (this.findings.length >= FINDINGS) return;
    this.findings.push({ code: name, severity: configCodes[name].severity, line, facts });
  }

  /** In the order of the text, doubles dropped. */
  sorted(): ConfigFinding[] {
    const seen = new Set<string>();
    return this.findings
      .filter((finding) => {
        const key = `${finding.line} ${finding.code} ${JSON.stringify(finding.facts)}`;
        const isNew = !seen.has(key);
        seen.add(key);
        return isNew;
      })
      .sort((a, b) => a.line - b.line);
  }
}

/** More would tell the reader nothing new. */
const FINDINGS = 1_000;
