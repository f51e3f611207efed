import type { Facts } from '../facts.ts';

/** The kinds of text the recogniser knows besides error messages. */
export type TextKind =
  | 'pem'
  | 'private-key'
  | 'html'
  | 's-client'
  | 'x509-text'
  | 'req-text'
  | 'keytool-list'
  | 'keytool-entry'
  | 'certutil'
  | 'powershell-certs'
  | 'curl-verbose'
  | 'nginx-test'
  | 'log'
  | 'config'
  | 'json';

/** Something recognised in a text; `line` counts from 1. Of a private key nothing but its presence is told. */
export interface Recognised {
  kind: TextKind;
  line: number;
  facts: Facts;
}

/** One detector: lines in, what it is sure of out. It claims nothing on a text of another sort. */
export type Detector = (lines: readonly string[]) => Recognised[];
