/** What the script saw on the Windows host itself. What it could not read is absent or null, never "not there". */
export interface LocalRecord {
  script: string | null;
  sha256: string | null;
  /** Clock of the host; milliseconds. */
  clock: number | null;
  /** Number and name: "10.0.17763.0 Windows Server 2019 Standard". */
  windows: string | null;
  powershell: string | null;
  /** Addresses of the host itself. */
  addresses: string[];
  /** Null where they could not be read, as of all lists here. */
  bindings: LocalBinding[] | null;
  /** Bindings of IIS's sites by https; empty also where there is no IIS. */
  sites: LocalSite[] | null;
  /** By store, in lower case; null where there is no such store. A store that could not be read is no key. */
  stores: Readonly<Record<string, LocalCertificate[] | null>>;
  schannel: SchannelSetting[];
  /** What could not be read: "bindings", "sites", "store-my"… */
  unread: string[];
  /** First and last line in the text, from 1. */
  line: number;
  endLine: number;
  isCut: boolean;
}

/** A certificate that http.sys serves. */
export interface LocalBinding {
  /** "0.0.0.0:443", "[::]:443", "www.example.gov.tw:443"; "ccs:443" of the central certificate store, which has no thumbprint. */
  endpoint: string;
  /** SHA-1, lower-case hex. */
  thumbprint: string | null;
  /** Lower case. */
  store: string | null;
}

export interface LocalSite {
  /** Its name in IIS; null where it was not in the text. */
  name: string | null;
  /** Address, port and host name as IIS writes them: "*:443:www.example.gov.tw". */
  binding: string;
  /** 1: by server name (SNI), 2: central certificate store; added up. */
  sslFlags: number;
}

export interface LocalCertificate {
  thumbprint: string;
  store: string;
  hasPrivateKey: boolean;
  /** Milliseconds. */
  notAfter: number;
  /** Where its key lies: "Microsoft Software Key Storage Provider"; null where that is not known. */
  provider: string | null;
  subject: string | null;
}

/** What the registry says of one protocol; null is "not set": Windows's own default holds. */
export interface SchannelSetting {
  /** "SSL 2.0" to "TLS 1.3". */
  protocol: string;
  side: 'server' | 'client';
  enabled: boolean | null;
  isDisabledByDefault: boolean | null;
}

export const LOCAL_VERSION = 1;

/**
 * The text that `kb-probe.ps1 -Local` writes, UTF-8, a line a field:
 *
 *     === kb-probe-local 1 ===
 *     script: kb-probe.ps1 1.0
 *     sha256: SHA-256 of that file, hex
 *     clock: 2026-11-30T05:40:00Z
 *     powershell: 5.1.17763.1
 *     windows: 10.0.17763.0 Windows Server 2019 Standard
 *     own-address: 192.0.2.1                              one line each
 *     bindings: 1                                         of netsh http show sslcert; so many lines follow
 *     binding: 0.0.0.0:443 SHA-1 My                       "-" where there is no certificate, or no store
 *     sites: 1                                            "none" without IIS
 *     site: *:443:www.example.gov.tw 1                    sslFlags
 *     site-name: Default Web Site                         belongs to the line above it
 *     store: My 1                                         "none" where there is no such store
 *     certificate: SHA-1 My key-yes 2027-05-01T00:00:00Z  or key-no; not after
 *     provider: Microsoft Software Key Storage Provider   belongs to the certificate, "unknown" where it was not seen
 *     subject: CN=www.example.gov.tw                      belongs to the certificate
 *     schannel: TLS-1.0 server enabled=0 disabled-by-default=not-set
 *     unread: bindings the reason, as Windows says it     instead of what could not be read
 *     === end kb-probe-local ===
 */
export function emptyLocalRecord(): LocalRecord {
  return {
    script: null,
    sha256: null,
    clock: null,
    windows: null,
    powershell: null,
    addresses: [],
    bindings: null,
    sites: null,
    stores: {},
    schannel: [],
    unread: [],
    line: 0,
    endLine: 0,
    isCut: false,
  };
}
