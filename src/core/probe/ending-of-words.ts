import { ending, type Ending } from './probe-record.ts';

/** Alerts as OpenSSL words them (RFC 8446, section 6). */
const ALERTS: readonly (readonly [words: string, alert: number])[] = [
  ['alert protocol version', 70],
  ['alert handshake failure', 40],
  ['unrecognized name', 112],
  ['alert internal error', 80],
  ['alert insufficient security', 71],
  ['alert certificate required', 116],
];
const NUMBER = /SSL alert number (\d{1,3})/u;

/** How a connection ended by what OpenSSL and curl print of it; null where the line says nothing of the kind. */
export function endingOfWords(line: string): Ending | null {
  if (!/error:|errno|curl: \(|SSL_|closed|reset/iu.test(line)) return null;
  const number = NUMBER.exec(line)?.[1];
  if (number !== undefined) return ending('alert', Number(number));
  const named = ALERTS.find(([words]) => line.includes(words));
  if (named !== undefined) return ending('alert', named[1]);
  if (/wrong version number|packet length too long|:http request|unknown protocol/u.test(line)) return ending('not-tls');
  if (/errno[=: ]{1,2}104|errno=10054|reset by peer|connection was reset|ECONNRESET/iu.test(line)) return ending('reset');
  if (/unexpected eof|errno=0\b|SSL_ERROR_SYSCALL|empty reply|closed abruptly/iu.test(line)) return ending('closed');
  return /curl: \(28\)|timed out/iu.test(line) ? ending('timeout') : null;
}
