import type { ConfigReport } from './config-finding.ts';

/** Protocol versions in their usual spelling, oldest first. */
const protocolNames = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type ProtocolName = (typeof protocolNames)[number];

/** The name whatever its case, else null. `SSLv2Hello` is a handshake format of Java and no protocol. */
export function protocolOf(word: string): ProtocolName | null {
  const lower = word.toLowerCase();
  return protocolNames.find((name) => name.toLowerCase() === lower) ?? null;
}

/** A word where a version should stand: TLS 1.0 is written without the zero. */
export function reportUnknownProtocol(word: string, directive: string, line: number, report: ConfigReport): void {
  report.add(/^TLSv?1\.0$/i.test(word) ? 'protocol-tls10' : 'protocol-unknown', line, { directive });
}

/** Remarks on the versions that one directive switches on. */
export function examineProtocols(enabled: ReadonlySet<ProtocolName>, directive: string, line: number, report: ConfigReport): void {
  const among = (...names: ProtocolName[]): string => names.filter((name) => enabled.has(name)).join(' ');
  const ssl = among('SSLv2', 'SSLv3');
  const old = among('TLSv1', 'TLSv1.1');
  if (ssl !== '') report.add('protocol-ssl', line, { protocols: ssl });
  if (old !== '') report.add('protocol-old-tls', line, { protocols: old });
  if (enabled.size > 0 && among('TLSv1.2', 'TLSv1.3') === '') report.add('protocol-no-modern', line, { directive });
}
