import type { NameIndex } from './name-index.ts';
import { listOf, objectOf, textOf, type Json } from '../text/json-values.ts';
import { hostOf, quoteOf, type ReportFinding } from './scan-report.ts';

/** What one server's result says, as far as the rules ask. */
interface Result {
  command: (name: string) => Json;
  accepted: { name: string; anonymous: boolean; dhSize: number | null; version: string }[];
  certificate: Json;
  day: string;
}

/**
 * SSLyze's JSON. A rule of content/findings is one of: `<command>.<field> is true|false|null|<word>`, `certificate.<field> is …`,
 * `<command> accepted` (the version is offered), `accepted <part of a cipher's name>`, `accepted anon`, `accepted DH < 2048`,
 * `certificate is untrusted|self-signed|expired`, `certificate has RSA < 2048`.
 */
export function readSslyze(report: unknown, lineOf: (word: string, server: number) => number, index: NameIndex): ReportFinding[] {
  const root = objectOf(report);
  const day = textOf(root['date_scans_completed']).slice(0, 10);
  return listOf(root['server_scan_results']).flatMap((server, number) => {
    const { server_location: location, scan_result: scan } = objectOf(server);
    const { hostname, port, ip_address: address } = objectOf(location);
    const result = resultOf(objectOf(scan), day);
    return index.vocabulary.findings.flatMap(({ id: finding, names }): ReportFinding[] => {
      const [proof] = names.sslyze.flatMap((rule) => proofOf(rule, result) ?? []);
      if (proof === undefined) return [];
      return [
        {
          finding,
          scanner: 'sslyze',
          state: 'open',
          host: hostOf(textOf(hostname)) ?? hostOf(textOf(address)),
          port: typeof port === 'number' ? port : null,
          line: lineOf(proof.word, number),
          quote: quoteOf(proof.quote),
        },
      ];
    });
  });
}

function resultOf(scan: Json, day: string): Result {
  const command = (name: string): Json => {
    const of = objectOf(scan[name === 'certificate' ? 'certificate_info' : name]);
    // Before version 5 the answer lay directly below its command.
    return 'result' in of ? objectOf(of['result']) : of;
  };
  const accepted = Object.keys(scan)
    .filter((name) => name.endsWith('_cipher_suites'))
    .flatMap((version) =>
      listOf(command(version)['accepted_cipher_suites']).map((suite) => {
        const { cipher_suite: cipher, ephemeral_key: key } = objectOf(suite);
        const { name, is_anonymous: anonymous } = objectOf(cipher);
        const { type_name: type, size } = objectOf(key);
        return {
          name: textOf(name),
          anonymous: anonymous === true,
          dhSize: type === 'DH' && typeof size === 'number' ? size : null,
          version,
        };
      }),
    );
  return { command, accepted, certificate: objectOf(listOf(command('certificate')['certificate_deployments'])[0]), day };
}

interface Proof {
  /** A word to find the line by. */
  word: string;
  quote: string;
}

function proofOf(rule: string, { command, accepted, certificate, day }: Result): Proof | null {
  const [subject = '', verb = '', ...rest] = rule.split(' ');
  const object = rest.join(' ');
  if (subject === 'accepted') {
    const suite = accepted.find((one) =>
      verb === 'anon' ? one.anonymous : verb === 'DH' ? one.dhSize !== null && one.dhSize < 2048 : one.name.includes(verb),
    );
    return suite === undefined ? null : { word: `"${suite.name}"`, quote: `${suite.version}: ${suite.name}` };
  }
  if (verb === 'accepted') {
    const suite = accepted.find(({ version }) => version === subject);
    return suite === undefined ? null : { word: `"${subject}"`, quote: `${subject}: ${suite.name}` };
  }
  if (subject === 'certificate') return certificateProof(`${verb} ${object}`, certificate, day);
  const [name = '', field = ''] = subject.split('.');
  const of = name === 'certificate' ? certificate : command(name);
  if (!(field in of) || String(of[field]) !== object) return null;
  return { word: `"${field}"`, quote: `${field}: ${object}` };
}

function certificateProof(rule: string, certificate: Json, day: string): Proof | null {
  const leaf = objectOf(listOf(certificate['received_certificate_chain'])[0]);
  const nameOf = (field: string): string => textOf(objectOf(leaf[field])['rfc4514_string']);
  const selfSigned = nameOf('subject') !== '' && nameOf('subject') === nameOf('issuer');
  if (rule === 'is self-signed') return selfSigned ? { word: '"issuer"', quote: nameOf('issuer') } : null;
  if (rule === 'is untrusted') {
    const paths = listOf(certificate['path_validation_results']).map(objectOf);
    const failed =
      paths.length > 0 && paths.every((path) => path['was_validation_successful'] === false || textOf(path['validation_error']) !== '');
    return failed && !selfSigned ? { word: '"path_validation_results"', quote: 'was_validation_successful: false' } : null;
  }
  if (rule === 'is expired') {
    const until = textOf(leaf['not_valid_after']).slice(0, 10);
    return until !== '' && day !== '' && until < day ? { word: '"not_valid_after"', quote: `not_valid_after: ${until}` } : null;
  }
  const { algorithm, key_size: size } = objectOf(leaf['public_key']);
  const small = rule === 'has RSA < 2048' && textOf(algorithm).includes('RSA') && typeof size === 'number' && size < 2048;
  return small ? { word: '"key_size"', quote: `key_size: ${size}` } : null;
}
