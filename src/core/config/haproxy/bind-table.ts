/** What may stand on a `bind` line, with a value behind it and without, as `haproxy -dKall` of 2.6.12 prints it. Newer versions have more. */
const WITH_VALUE =
  'accept-netscaler-cip alpn backlog ca-file ca-ignore-err ca-sign-file ca-sign-pass ca-verify-file ciphers ciphersuites crl-file crt crt-ignore-err crt-list curves ecdhe expose-fd gid group id interface level maxconn mode mss name namespace nice npn process proto severity-output shards ssl-max-ver ssl-min-ver tcp-ut thread tls-ticket-keys uid user verify';
const ALONE =
  'accept-proxy allow-0rtt defer-accept force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12 force-tlsv13 generate-certificates no-ca-names no-sslv3 no-tls-tickets no-tlsv10 no-tlsv11 no-tlsv12 no-tlsv13 prefer-client-ciphers ssl strict-sni tfo transparent v4v6 v6only';

/** Words that a `bind` line may have, and whether a value follows. */
export const bindWords: ReadonlyMap<string, boolean> = new Map([
  ...WITH_VALUE.split(' ').map((name) => [name, true] as const),
  ...ALONE.split(' ').map((name) => [name, false] as const),
]);
