import type { Facts } from '../facts.ts';
import type { Severity } from '../policy/finding.ts';
import type { configFacts } from './config-facts.ts';

/** Kinds of configuration that a text as a whole is told to be by its shape. */
export type ShapedKind = 'nginx' | 'apache' | 'tomcat' | 'web-config';
/** Kinds of configuration that can be told apart and examined. */
export type ConfigKind = ShapedKind | 'haproxy' | 'wildfly' | 'spring';

/** One remark on a pasted configuration; the words are in `content/messages/config.yaml` under the same code. */
export interface ConfigFinding {
  code: ConfigCode;
  severity: Severity;
  /** Of the directive or tag it is about, from 1. */
  line: number;
  /** Names of directives, protocols, ciphers, hosts and certificate files only: never a password, a key or a key's path. */
  facts: Facts;
}

/** Every code with its severity. "check" in a name: only a hint out of a file's name. The facts of each are in config-facts.ts. */
export const configCodes: Readonly<Record<ConfigCode, Severity>> = {
  'protocol-ssl': 'error',
  'protocol-old-tls': 'warning',
  'protocol-all-leaves-old': 'warning',
  'protocol-default': 'info',
  'protocol-overridden': 'error',
  'protocol-unknown': 'error',
  'protocol-tls10': 'error',
  'protocol-no-modern': 'error',

  'cipher-export': 'error',
  'cipher-null': 'error',
  'cipher-anonymous': 'error',
  'cipher-anonymous-possible': 'warning',
  'cipher-des': 'error',
  'cipher-rc4': 'error',
  'cipher-3des': 'warning',
  'cipher-md5': 'warning',
  'cipher-level-zero': 'warning',
  'cipher-tls13': 'error',
  'cipher-no-forward-secrecy': 'warning',
  'cipher-cbc-only': 'warning',

  'certificate-without-key': 'error',
  'key-without-certificate': 'error',
  'key-not-named': 'warning',
  'certificate-not-seen': 'warning',
  'certificate-key-swapped': 'error',
  'certificate-is-request': 'error',
  'certificate-is-container': 'error',
  'certificate-der-check': 'info',
  'certificate-leaf-check': 'info',
  'certificate-test-check': 'warning',
  'certificate-ca-check': 'warning',
  'chain-retired-check': 'warning',
  'chain-repeats-leaf': 'warning',
  'chain-file-old': 'info',
  'chain-in-client-ca': 'warning',
  'chain-in-trusted': 'warning',

  'stapling-no-cache': 'error',
  'stapling-cache-unseen': 'info',
  'stapling-no-resolver': 'warning',
  'stapling-no-trusted': 'info',
  'client-certificate-asked': 'warning',
  'client-certificate-unchecked': 'warning',
  'client-certificate-no-ca': 'error',
  'apache-client-no-ca': 'error',

  'hsts-off': 'info',
  'hsts-short': 'warning',
  'hsts-long': 'info',
  'hsts-preload': 'warning',
  'hsts-subdomains': 'info',
  'hsts-malformed': 'error',
  'hsts-on-http': 'info',
  'hsts-not-always': 'info',
  'hsts-lost-in-location': 'warning',
  'hsts-without-redirect': 'info',

  'http-no-redirect': 'warning',
  'redirect-to-http': 'error',
  'redirect-temporary': 'info',
  'server-name-missing': 'warning',
  'server-name-repeated': 'warning',
  'default-server-repeated': 'error',
  'port-443-plain': 'error',
  'backend-no-ca': 'error',
  'include-unseen': 'info',
  'reference-unseen': 'warning',
  'backend-nameless': 'warning',
  'part-unseen': 'info',
  'backend-unchecked': 'info',
  'apache-include-unseen': 'info',
  'variable-unseen': 'info',

  'byte-order-mark': 'error',
  'part-pasted': 'info',
  'unclosed-block': 'error',
  'extra-close': 'error',
  'section-mismatch': 'error',
  'unclosed-quote': 'error',
  'missing-semicolon': 'error',
  'inline-comment': 'error',
  'odd-character': 'error',

  'nginx-ssl-on': 'warning',
  'nginx-listen-http2': 'info',
  'unknown-line': 'error',
  'unknown-directive': 'error',
  'unknown-directive-meant': 'error',
  'unknown-directive-near': 'warning',
  'directive-of-module': 'info',
  'misplaced-directive': 'error',
  'directive-repeated': 'error',
  'directive-removed': 'error',
  'directive-removed-later': 'warning',
  'directive-too-new': 'error',
  'directive-obsolete': 'info',
  'wrong-arguments': 'error',
  'wrong-value': 'error',
  'block-missing': 'error',
  'block-nameless': 'error',
  'extra-semicolon': 'error',
  'if-condition': 'error',
  'proxy-pass-scheme': 'error',
  'proxy-pass-uri': 'error',
  'header-parameter': 'error',
  'location-repeated': 'error',
  'root-and-alias': 'error',
  'unknown-variable': 'error',
  'unknown-variable-meant': 'error',
  'unknown-variable-near': 'warning',
  'missing-quote': 'error',
  'text-after-quote': 'error',
  'regex-not-quoted': 'error',
  'backslash-path': 'error',
  'listen-spdy': 'error',
  'listen-parameter': 'error',
  'duplicate-listen': 'error',
  'duplicate-listen-options': 'error',
  'protocols-from-default-server': 'info',
  'redirect-loop': 'error',
  'ipv6-missing': 'warning',

  'xml-ampersand': 'error',
  'xml-less-than': 'error',
  'xml-comment': 'error',
  'xml-malformed': 'error',
  'xml-attribute-repeated': 'error',
  'section-bracket': 'error',

  'apache-engine-missing': 'error',
  'apache-quote-open': 'info',
  'apache-access-old': 'info',
  'apache-access-mixed': 'warning',
  'apache-options-mixed': 'error',
  'apache-rule-flags': 'error',
  'apache-tls13-too-new': 'error',
  'apache-chain-not-sent': 'warning',
  'listen-missing': 'error',
  'module-missing': 'error',
  'module-not-listed': 'warning',
  'tls-on-80': 'error',
  'vhost-by-name': 'warning',
  'rewrite-engine-off': 'warning',
  'redirect-slash': 'error',
  'redirect-loop-shared': 'warning',
  'hsts-removed': 'warning',
  'hsts-in-request': 'warning',
  'apache-compression': 'warning',
  'apache-insecure-renegotiation': 'error',
  'apache-name-virtual-host': 'info',

  'tomcat-connector-attributes': 'warning',
  'tomcat-host-attributes': 'warning',
  'tomcat-no-host-config': 'error',
  'tomcat-no-certificate': 'error',
  'tomcat-default-host-missing': 'error',
  'tomcat-mixed-attributes': 'error',
  'tomcat-ssl-not-enabled': 'error',
  'tomcat-attributes-gone': 'error',
  'tomcat-attributes-beside-host': 'error',
  'tomcat-host-repeated': 'error',
  'tomcat-attribute-meant': 'warning',
  'tomcat-attribute-unknown': 'warning',
  'tomcat-attribute-elsewhere': 'warning',
  'tomcat-attribute-too-new': 'warning',
  'tomcat-element-unknown': 'warning',
  'tomcat-class-gone': 'error',
  'tomcat-class-leaving': 'warning',
  'apr-removed': 'warning',
  'tomcat-class-unknown': 'warning',
  'tomcat-no-keystore': 'warning',
  'tomcat-tls13-lost': 'warning',
  'keystore-is-certificate': 'error',
  'tomcat-redirect-port': 'warning',
  'tomcat-port-repeated': 'error',
  'tomcat-no-tls': 'info',
  'password-default': 'warning',
  'password-in-text': 'info',

  'web-config-no-tls': 'info',
  'web-config-no-redirect': 'info',
  'web-config-cookie': 'info',
  'iis-host-config': 'info',
  'iis-sni-missing': 'warning',
  'iis-binding-repeated': 'error',
  'iis-http-only': 'info',
  'dotnet-weak-tls': 'warning',
  'dotnet-old-target': 'info',
};

/** One of the keys of `configFacts`. */
export type ConfigCode = keyof typeof configFacts;

type FactsOf<Code extends ConfigCode> = Readonly<Record<(typeof configFacts)[Code][number], string | number | null>>;

/** Collects findings; the type sees to it that each code gets its facts. */
export class ConfigReport {
  readonly findings: ConfigFinding[] = [];

  /** Each code once for one line. */
  add<Code extends ConfigCode>(name: Code, line: number, facts: FactsOf<Code>): void {
    if (this.findings.length >= FINDINGS) return;
    this.findings.push({ code: name, severity: configCodes[name], line, facts });
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
