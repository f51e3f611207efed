import type { Facts } from '../facts.ts';

/** The kinds of text the recogniser knows besides error messages. */
export type TextKind =
  | 'pem'
  | 'private-key'
  | 'html'
  | 'kb-probe'
  | 'kb-probe-local'
  | 's-client'
  | 'protocol-scan'
  | 'stapling'
  | 'x509-text'
  | 'x509-nss'
  | 'req-text'
  | 'crl-text'
  | 'crl-dates'
  | 'public-key-text'
  | 'x509-fields'
  | 'x509-list'
  | 'hashes'
  | 'key-check'
  | 'verify-ok'
  | 'checkend'
  | 'request-check'
  | 'ocsp'
  | 'pkcs12-info'
  | 'keytool-list'
  | 'keytool-entry'
  | 'keytool-print'
  | 'keytool-request'
  | 'keytool-copied'
  | 'certutil'
  | 'certutil-verify'
  | 'certutil-dump'
  | 'certutil-result'
  | 'certreq'
  | 'netsh-sslcert'
  | 'powershell-certs'
  | 'web-binding'
  | 'port-test'
  | 'schannel-registry'
  | 'cipher-suites'
  | 'clock'
  | 'listeners'
  | 'caa'
  | 'dns'
  | 'http-headers'
  | 'curl-verbose'
  | 'nginx-test'
  | 'apache-test'
  | 'apache-hosts'
  | 'apache-modules'
  | 'file-start'
  | 'key-file'
  | 'service'
  | 'certbot'
  | 'nmap-ciphers'
  | 'version'
  | 'log'
  | 'config'
  | 'json';

/** Something recognised in a text; `line` counts from 1. Of a private key nothing but its presence is told. */
export interface Recognised {
  kind: TextKind;
  line: number;
  facts: Facts;
  /** First and last line of what it was read from, where a text may hold several of its kind. */
  within?: readonly [first: number, last: number];
}

/** One detector: lines in, what it is sure of out. It claims nothing on a text of another sort. */
export type Detector = (lines: readonly string[]) => Recognised[];
