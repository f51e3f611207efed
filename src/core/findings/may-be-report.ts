/** Words that reports of scanners have and few other texts; every name of content/findings has one of them. */
const CLUES = [
  // What scanners write around their findings.
  ...[
    'plugin id',
    'nvt:',
    'nvt name',
    '<nvt oid',
    '<reportitem',
    '25623.1',
    'server_scan_results',
    'testssl',
    ' <<--',
    '"cert_',
    'fqdn/ip',
  ],
  ...['ssl report:', 'overall rating', 'grade capped to', 'grade set to', '| ssl-', '|_ssl', '| sslv2', 'trusted in all web browsers'],
  // What they call certificates.
  ...[
    'ssl certificate cannot',
    'ssl certificate expir',
    'ssl certificate -',
    'ssl certificate with',
    "ssl certificate 'co",
    'ssl certificate chain',
  ],
  ...[
    'ssl certificate signed',
    'ssl certificate will',
    'ssl certificate validity',
    'ssl self-signed',
    'ssl/tls: ',
    'ssl/tls certificate expired',
  ],
  // Protocols and ciphers.
  ...[
    'cipher suites',
    'protocol detection',
    'protocol deprecated',
    'deprecated protocol',
    'ssl server ',
    'ssl/tls server supports',
    'ssl/tls use of',
  ],
  ...['ssl/tls diffie', 'ssl/tls export', 'ssl/tls services', 'ssl/tls protocol init', 'sslv3.0/tlsv1.0', 'ssl / tls', 'hsts missing'],
  // Attacks.
  ...['heartbleed', 'bleichenbacher', 'birthday attacks', 'padding oracle', 'ssl drown', 'protocol crime', 'sweet32'],
];

/** Cheap and rough: is it worth while to have a text read as a report, which needs the names of all findings. */
export function mayBeReport(text: string): boolean {
  const lower = text.normalize('NFKC').toLowerCase();
  return CLUES.some((clue) => lower.includes(clue));
}
