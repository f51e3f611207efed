import { helloTable, weakSuites } from '../../core/probe/hello-table.ts';
import {
  answerOf,
  cipherFamilies,
  emptyRecord,
  ending,
  protocols,
  type Answer,
  type CipherFamily,
  type ProbeRecord,
  type Protocol,
  type SentChain,
  type Starttls,
} from '../../core/probe/probe-record.ts';
import type { ServerAnswer } from '../../core/probe/server-answer.ts';
import { askServer, openFor, type Target } from './ask-server.ts';
import { Connection } from './connect.ts';
import { askSealed } from './sealed-answer.ts';
import { askHttp, askHttps } from './ask-http.ts';

export interface ProbeQuestion {
  host: string;
  port: number;
  /** An address of the host, or what stands in its place. */
  address: string;
  /** Sent as server_name; null for none. */
  name: string | null;
  starttls: Starttls | null;
  /** Milliseconds for each question. */
  timeout: number;
  /** Port of plain HTTP; null where it is not asked. */
  httpPort: number | null;
  now: () => Date;
}

/** From the newest: what answers first has the certificate. */
const order = protocols.toReversed();

/** Everything that can be seen of one server at one address, by handshakes of which each has its time. Never rejects. */
export async function probeServer(question: ProbeQuestion): Promise<ProbeRecord> {
  const { host, port, address, name, starttls, timeout, now } = question;
  const record: ProbeRecord = {
    ...emptyRecord('kb-probe', host, port),
    library: `Node.js ${process.versions.node}`,
    clock: now().getTime(),
    name,
    address,
    starttls,
  };
  const target: Target = { address, port, starttls, timeout };
  const connection = await openFor(target, AbortSignal.timeout(timeout));
  if (!(connection instanceof Connection)) return { ...record, connect: connection };
  connection.close();
  record.connect = 'ok';

  const withAlpn = starttls === null;
  let best: ServerAnswer | null = null;
  for (const protocol of order) {
    const suites = protocol === 'TLSv1.3' ? helloTable.suites13 : helloTable.suites;
    const answer = await askServer(target, { protocol, suites, name, withAlpn }, 'done');
    record.protocols[protocol] = answerFor(protocol, answer);
    if (answer.protocol !== protocol) continue;
    if (answer.group !== null) record.groups[protocol] = answer.group;
    // What comes before the certificate in clear text tells the rest as well.
    if (protocol !== 'TLSv1.3') best ??= answer;
  }
  if (best !== null) {
    record.chain = chainOf(best);
    record.alpn = withAlpn ? (best.alpn ?? 'none') : null;
    if (best.certificates !== null) record.stapled = { isThere: best.response !== null, response: best.response };
    const { protocol } = best;
    if (protocol !== null && name !== null)
      record.unnamed = chainOf(await askServer(target, { protocol, suites: helloTable.suites, name: null, withAlpn }, 'done'));
  }
  const newest = best?.protocol ?? (refusesAll(record) ? 'TLSv1.2' : null);
  if (newest !== null) {
    // Newer versions have no EXPORT (RFC 4346, appendix A.5) and no DES (RFC 5246, section 1.2): some servers take them in older versions alone.
    const oldest =
      protocols.find((protocol) => protocol !== 'SSLv3' && protocol !== 'TLSv1.3' && record.protocols[protocol]?.said === 'yes') ?? newest;
    for (const family of cipherFamilies) {
      const protocol = family === 'DES' || family === 'EXPORT' ? oldest : newest;
      record.ciphers[family] = await askFamily(target, family, protocol, name);
    }
  }
  if (best === null && record.protocols['TLSv1.3']?.said === 'yes') await lookSealed(record, target, withAlpn);
  if (starttls === null) {
    record.https = await askHttps(target, name, host, now);
    if (question.httpPort !== null) record.http = await askHttp({ ...target, port: question.httpPort }, name ?? host, now);
  }
  return record;
}

/** Who refuses every ordinary suite may still take one without encryption or without a certificate. */
function refusesAll({ protocols: answers }: ProbeRecord): boolean {
  const said = Object.values(answers).map((answer) => answer.said);
  return said.includes('no') && !said.includes('yes');
}

/** Of a server of TLS 1.3 alone the certificate is encrypted; only who speaks TLS sees it. */
async function lookSealed(record: ProbeRecord, target: Target, withAlpn: boolean): Promise<void> {
  const { chain, alpn, response } = await askSealed(target, { name: record.name, withAlpn });
  record.chain = chain;
  if (chain.said !== 'sent') return;
  record.alpn = withAlpn ? (alpn ?? 'none') : null;
  record.stapled = { isThere: response !== null, response };
  if (record.name !== null) record.unnamed = (await askSealed(target, { name: null, withAlpn })).chain;
}

async function askFamily(target: Target, family: CipherFamily, protocol: Protocol, name: string | null): Promise<Answer> {
  const suites = weakSuites[family];
  const { ending: end, cipher } = await askServer(target, { protocol, suites, name, withAlpn: false }, 'hello');
  if (end !== null) return answerOf(end);
  // Whoever answers with a suite that was not offered does not have this family.
  return isOffered(cipher, suites) ? { said: 'yes', cipher } : answerOf(ending('garbage'));
}

const isOffered = (cipher: number | null, suites: string): boolean =>
  cipher !== null && suites.match(/.{4}/gu)?.some((suite) => Number.parseInt(suite, 16) === cipher) === true;

/** A server that chose another version did not take this one. */
function answerFor(protocol: Protocol, { ending: end, protocol: chosen, cipher }: ServerAnswer): Answer {
  if (chosen !== null && chosen !== protocol) return answerOf(ending('other-version', null, chosen));
  if (chosen === protocol) return { said: 'yes', cipher };
  return answerOf(end ?? ending('failed'));
}

function chainOf({ ending: end, certificates, protocol }: ServerAnswer): SentChain {
  if (certificates === null) return answerOf(end ?? ending('failed'));
  return { said: 'sent', protocol, certificates, lines: certificates.map(() => 0), isOrderKnown: true };
}
