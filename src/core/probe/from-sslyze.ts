import { linePositions } from '../recognise/line-positions.ts';
import { listOf, objectOf, textOf, type Json } from '../text/json-values.ts';
import { groupOfWords, weakestGroup } from './group-names.ts';
import { certificateOf } from './pem-value.ts';
import { emptyRecord, starttlsKinds, type ProbeRecord, type Protocol, type SentChain } from './probe-record.ts';
import { familiesOf, refused, suiteNumber } from './suite-names.ts';

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  ssl_3_0_cipher_suites: 'SSLv3',
  tls_1_0_cipher_suites: 'TLSv1.0',
  tls_1_1_cipher_suites: 'TLSv1.1',
  tls_1_2_cipher_suites: 'TLSv1.2',
  tls_1_3_cipher_suites: 'TLSv1.3',
};

/** The servers in SSLyze's JSON (`--json_out`). What it says of HTTP is not taken over: it follows redirects and tells no status. */
export function fromSslyze(parsed: unknown, text: string): ProbeRecord[] {
  const { server_scan_results: servers, date_scans_started: started, sslyze_version: version } = objectOf(parsed);
  const positions = linePositions(text);
  const places = [...text.matchAll(/"server_location"/gu)].map(({ index }) => positions.at(index).line);
  return listOf(servers).flatMap((server, at) => {
    const record = recordOf(objectOf(server));
    if (record === null) return [];
    // Its clock is UTC and says so only in newer versions.
    const day = textOf(started);
    const clock = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/u.test(day) ? day : `${day}Z`);
    record.clock = Number.isNaN(clock) ? null : clock;
    record.script = textOf(version) === '' ? null : `SSLyze ${textOf(version)}`;
    record.line = record.endLine = places[at] ?? 1;
    return [record];
  });
}

/** Null where it names no server. */
function recordOf(server: Json): ProbeRecord | null {
  const location = objectOf(server['server_location']);
  const host = textOf(location['hostname']);
  const port = location['port'];
  if (host === '' || typeof port !== 'number') return null;
  const record = emptyRecord('sslyze', host, port);
  record.address = textOf(location['ip_address']) || null;
  const network = objectOf(server['network_configuration']);
  record.name = textOf(network['tls_server_name_indication']) || null;
  const starttls = textOf(network['tls_opportunistic_encryption']).toLowerCase();
  record.starttls = starttlsKinds.find((kind) => kind === starttls) ?? null;
  const state = textOf(server['connectivity_status']);
  record.connect = state === 'ERROR' ? 'failed' : state === 'COMPLETED' ? 'ok' : null;
  const scan = objectOf(server['scan_result']);
  const resultOf = (command: string): Json => {
    const of = objectOf(scan[command]);
    // Before version 5 the answer lay directly below its command.
    return 'result' in of ? objectOf(of['result']) : of;
  };
  const accepted: string[] = [];
  let isAll = true;
  for (const [command, protocol] of Object.entries(PROTOCOLS)) {
    const result = resultOf(command);
    isAll &&= Array.isArray(result['accepted_cipher_suites']);
    if (!Array.isArray(result['accepted_cipher_suites'])) continue;
    const suites = result['accepted_cipher_suites'].map(objectOf);
    const names = suites.map((suite) => textOf(objectOf(suite['cipher_suite'])['name']));
    const [first] = names;
    // Sorted by name, so that of several none is the chosen one.
    record.protocols[protocol] = first === undefined ? refused : { said: 'yes', cipher: names.length === 1 ? suiteNumber(first) : null };
    accepted.push(...names);
    const group = weakestGroup(suites.flatMap((suite) => groupOf(objectOf(suite['ephemeral_key'])) ?? []));
    if (group !== null) record.groups[protocol] = group;
  }
  record.ciphers = familiesOf(accepted, isAll);
  const certificates = resultOf('certificate_info');
  const [deployment] = listOf(certificates['certificate_deployments']).map(objectOf);
  record.name ??= textOf(certificates['hostname_used_for_server_name_indication']) || null;
  if (deployment === undefined) return record;
  record.chain = chainOf(deployment);
  if ('ocsp_response' in deployment) record.stapled = { isThere: deployment['ocsp_response'] !== null, response: null };
  return record;
}

function groupOf({ type_name: type, curve_name: curve, size }: Json): string | null {
  if (type === 'DH' && typeof size === 'number') return `dhe-${size}`;
  return groupOfWords(textOf(curve));
}

/** Null where one of the certificates is not there whole. */
function chainOf(deployment: Json): SentChain | null {
  const received = listOf(deployment['received_certificate_chain']).map(objectOf);
  const certificates = received.flatMap((each) => certificateOf(textOf(each['as_pem'])) ?? []);
  if (certificates.length === 0 || certificates.length !== received.length) return null;
  return { said: 'sent', protocol: null, certificates, lines: certificates.map(() => 0), isOrderKnown: true };
}
