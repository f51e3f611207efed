/** From the oldest to the newest; SSLv2 is not asked. */
export const protocols = ['SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type Protocol = (typeof protocols)[number];

/** Kinds of weak cipher suites, from the worst: no encryption, no authentication, export strength, DES, RC4, 3DES, key exchange by the server's RSA key. */
export const cipherFamilies = ['NULL', 'anon', 'EXPORT', 'DES', 'RC4', '3DES', 'RSA'] as const;
export type CipherFamily = (typeof cipherFamilies)[number];

export const starttlsKinds = ['smtp', 'imap', 'pop3', 'ftp'] as const;
export type Starttls = (typeof starttlsKinds)[number];

/** How a question ended without the answer that it asked for. `alert` is the number of RFC 8446, section 6, for the way `alert`. */
export interface Ending {
  how: 'alert' | 'closed' | 'reset' | 'other-version' | 'timeout' | 'refused' | 'not-tls' | 'garbage' | 'too-large' | 'no-tool' | 'failed';
  alert: number | null;
  /** What was chosen instead, for the way `other-version`. */
  protocol: Protocol | null;
}

/**
 * What came of one ClientHello. yes: the server went on with it. no: it refused (an alert, the end of the connection, another version).
 * unknown: nothing can be concluded, since it was silent, spoke something else or could not be asked.
 */
export type Answer =
  | { said: 'yes'; /** Number of the suite, e.g. 0xc02f; null where the witness does not say. */ cipher: number | null }
  | { said: 'no' | 'unknown'; ending: Ending };

/** What a server sent as its Certificate message. */
export type SentChain =
  | {
      said: 'sent';
      protocol: Protocol | null;
      /** DER, in the order in which they came. */
      certificates: Uint8Array[];
      /** Line on which the PEM of each begins, from 1; 0 where it was not read from a text. */
      lines: number[];
      /** False where the client's library handed them over in an order of its own. */
      isOrderKnown: boolean;
    }
  | { said: 'no' | 'unknown'; ending: Ending };

/** Where a connection came to; null where the witness does not say. */
export type Connecting = 'ok' | 'refused' | 'timeout' | 'unknown-host' | 'unreachable' | 'reset' | 'no-starttls' | 'failed';

export interface HttpAnswer {
  /** Null where no answer came; `ending` then says why. */
  status: number | null;
  ending: Ending | null;
  /** Values of the fields of the answer; null where it has none. */
  location: string | null;
  server: string | null;
  hsts: string | null;
  /** Clock of the server, and that of the client when it came; milliseconds. */
  date: number | null;
  dateAt: number | null;
}

export type Witness = 'kb-probe' | 's-client' | 'curl' | 'testssl' | 'sslyze' | 'nmap';

/** What one witness saw of one server at one address. What it did not look at is absent or null, never "not there". */
export interface ProbeRecord {
  witness: Witness;
  /** Its name and version, and for ours the SHA-256 of the file, in lower-case hex; null where not said. */
  script: string | null;
  sha256: string | null;
  /** The TLS library or shell that it used. */
  library: string | null;
  /** Clock of the client at the beginning; milliseconds. */
  clock: number | null;
  host: string;
  port: number;
  /** The name sent as server_name; null where none was sent or none is known. */
  name: string | null;
  /** The address that answered. */
  address: string | null;
  starttls: Starttls | null;
  connect: Connecting | null;
  protocols: Partial<Record<Protocol, Answer>>;
  ciphers: Partial<Record<CipherFamily, Answer>>;
  /** Group of the key exchange as the registry of IANA names it ("x25519", "secp256r1"), or "dhe-1024" for a finite field of that many bits. */
  groups: Partial<Record<Protocol, string>>;
  /** The application protocol chosen of h2 and http/1.1; "none" where the server chose none. */
  alpn: string | null;
  /** Whether an OCSP response came with the certificate, and its DER where the witness kept it. */
  stapled: { isThere: boolean; response: Uint8Array | null } | null;
  /** Asked with `name`, and without any name. */
  chain: SentChain | null;
  unnamed: SentChain | null;
  /** `HEAD /` over plain HTTP on port 80, and over TLS on this port. */
  http: HttpAnswer | null;
  https: HttpAnswer | null;
  /** First and last line in the text that it was read from, from 1; 0 where it was not read from a text. */
  line: number;
  endLine: number;
  /** The text ends before the record does. */
  isCut: boolean;
}

/** A record of which only the target is known. */
export function emptyRecord(witness: Witness, host: string, port: number): ProbeRecord {
  return {
    witness,
    script: null,
    sha256: null,
    library: null,
    clock: null,
    host,
    port,
    name: null,
    address: null,
    starttls: null,
    connect: null,
    protocols: {},
    ciphers: {},
    groups: {},
    alpn: null,
    stapled: null,
    chain: null,
    unnamed: null,
    http: null,
    https: null,
    line: 0,
    endLine: 0,
    isCut: false,
  };
}

/** An ending of which nothing more is to be said. */
export function ending(how: Ending['how'], alert: number | null = null, protocol: Protocol | null = null): Ending {
  return { how, alert, protocol };
}

/** The endings by which a server that can be reached says no. */
export function isRefusal({ how }: Ending): boolean {
  return how === 'alert' || how === 'closed' || how === 'reset' || how === 'other-version';
}

/** The question's answer that an ending makes. */
export function answerOf(end: Ending): Answer & SentChain & { said: 'no' | 'unknown' } {
  return { said: isRefusal(end) ? 'no' : 'unknown', ending: end };
}
