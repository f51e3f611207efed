import type { CipherFamily, Protocol } from './probe-record.ts';

/**
 * The bytes of every ClientHello that is sent, in hex. `content/scripts/kb-probe.ps1` and `kb-probe.sh` carry the same table under
 * the same names, and a test compares them. Numbers are those of the IANA registries "TLS Cipher Suites", "TLS ExtensionType Values",
 * "TLS Supported Groups" and "TLS SignatureScheme".
 */
export const helloTable = {
  /** Suites with which a protocol is asked for: whatever any server of the last twenty years has, without those of `weak`. */
  suites:
    'c02bc02fc02cc030cca9cca8c023c027c024c028c009c013c00ac014009e009fccaa0067006b00330039' +
    '009c009d003c003d002f0035c008c0120016000ac007c01100050004000900150014001100080003000600620064',
  suites13: '130213031301',
  /** Application protocols of a web server: h2, http/1.1 (RFC 7301). */
  alpn: '0010000e000c02683208687474702f312e31',
  /** x25519, secp256r1, secp384r1, secp521r1. */
  groups: '000a000a0008001d001700180019',
  /** Uncompressed points (RFC 8422). */
  points: '000b00020100',
  /** ECDSA, RSA-PSS and RSA PKCS #1 with SHA-2, then SHA-1. */
  signatures: '000d0018001604030503060308040805080604010501060102030201',
  /** An OCSP response is asked for (RFC 6066). */
  status: '000500050100000000',
  /** An empty renegotiation_info: strict Windows servers refuse who sends none (RFC 5746). */
  renegotiation: 'ff01000100',
  /** supported_versions with TLS 1.3 alone. */
  versions13: '002b0003020304',
} as const;

/** Bytes of the version on the wire. */
export const versionBytes: Readonly<Record<Protocol, string>> = {
  SSLv3: '0300',
  'TLSv1.0': '0301',
  'TLSv1.1': '0302',
  'TLSv1.2': '0303',
  'TLSv1.3': '0304',
};

/** Suites of each weak family; a server that goes on with one of them has it. */
export const weakSuites: Readonly<Record<CipherFamily, string>> = {
  NULL: '00010002003bc001c006c00bc010c015',
  anon: '0018001b0034003a0046006c006d0089009b00a600a7c016c017c018c019001a0017',
  EXPORT: '0003000600080014001100620064000b000e',
  DES: '000900150012000c000f',
  RC4: '00040005c007c011c002c00c',
  '3DES': '000a00160013c008c012c003c00d000d0010',
  RSA: '009d009c003d0035003c002fc09dc09c008400410096',
};
