import { CLIENTS, type Client } from '../policy/client.ts';
import type { ChainProblem, ChainReport, ClientVerdict, ProblemCode } from './chain-report.ts';
import type { FoundProblem } from './problem-of.ts';
import { refusalsOf } from './refusals.ts';
import { unanimous } from './unanimous.ts';

/** What could not be checked here, and so may speak for or against the chain. */
const UNSURE: ReadonlySet<ProblemCode> = new Set([
  'root-not-at-hand',
  'signature-not-checked',
  'unsupported-key',
  'search-limit',
  'must-staple',
] as const);

/** Fills in who refuses because of a problem, by its code where it does not say so itself. `leaf` is the leaf's SHA-256. */
export function withRefusals({ only, ...problem }: FoundProblem, leaf: string): ChainProblem {
  const { code, facts, cert, severity } = problem;
  if (severity !== 'error') return problem;
  if (problem.refusedBy === undefined && UNSURE.has(code)) return { ...problem, unsure: code === 'must-staple' ? ['firefox'] : CLIENTS };
  const said = problem.refusedBy ?? refusalsOf(code, facts, cert === leaf);
  const refusedBy = only === undefined ? said : Object.fromEntries(only.map((client) => [client, said[client] ?? null]));
  return Object.keys(refusedBy).length === 0 ? problem : { ...problem, refusedBy };
}

/**
 * Which of several codes a client shows, the first that is in its list. Chromium: what ends the handshake, then as
 * MapCertStatusToNetError (net/cert/cert_status_flags.cc) ranks them. Firefox: what keeps the certificate from being read, then the issuers, then
 * the certificate, then its names (lib/mozpkix/include/pkix/pkix.h). OpenSSL: the path from the top down, then the names.
 */
const FIRST: Readonly<Record<Client, readonly string[]>> = {
  chromium: [
    'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    'ERR_SSL_KEY_USAGE_INCOMPATIBLE',
    'ERR_SSL_SERVER_CERT_BAD_FORMAT',
    'ERR_SSL_PROTOCOL_ERROR',
    'ERR_CERT_INVALID',
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_CERT_COMMON_NAME_INVALID',
    'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
    'ERR_CERT_WEAK_KEY',
    'ERR_CERT_DATE_INVALID',
    'ERR_CERT_VALIDITY_TOO_LONG',
  ],
  firefox: [
    'SEC_ERROR_BAD_DER',
    'SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION',
    'SEC_ERROR_BAD_SIGNATURE',
    'SEC_ERROR_UNKNOWN_ISSUER',
    'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
    'SEC_ERROR_CA_CERT_INVALID',
    'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE',
    'MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE',
    'SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID',
    'SEC_ERROR_CERT_NOT_IN_NAME_SPACE',
    'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED',
    'SEC_ERROR_INADEQUATE_KEY_USAGE',
    'MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY',
    'SEC_ERROR_INADEQUATE_CERT_TYPE',
    'SEC_ERROR_EXPIRED_CERTIFICATE',
    'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE',
    'SSL_ERROR_BAD_CERT_DOMAIN',
  ],
  openssl: [
    'unable to get local issuer certificate',
    'self-signed certificate in certificate chain',
    'self-signed certificate',
    'invalid CA certificate',
    'unhandled critical extension',
    'path length constraint exceeded',
    'unsuitable certificate purpose',
    'certificate signature failure',
    'certificate has expired',
    'certificate is not yet valid',
  ],
};

/** The columns of a report. `anchored`: the path ends at what is trusted, or what keeps it from there is among the problems. `hasServer` is false where no server's certificate is there to be refused. */
export function judgeClients(
  problems: readonly ChainProblem[],
  { anchored, hasServer }: { anchored: boolean; hasServer: boolean },
): ChainReport['clients'] {
  const verdict = (client: Client): ClientVerdict => {
    const rank = ({ refusedBy }: ChainProblem): number => {
      const at = FIRST[client].indexOf(refusedBy?.[client] ?? '');
      return at < 0 ? FIRST[client].length : at;
    };
    const [first] = problems.filter(({ refusedBy }) => refusedBy?.[client] !== undefined).sort((left, right) => rank(left) - rank(right));
    if (first !== undefined) return { accepts: false, code: first.refusedBy?.[client] ?? null, problem: first.code };
    const open = problems.find(({ unsure }) => unsure?.includes(client));
    const known = hasServer && open === undefined && anchored;
    return { accepts: known ? true : null, code: null, problem: open?.code ?? null };
  };
  return { chromium: verdict('chromium'), firefox: verdict('firefox'), openssl: verdict('openssl') };
}

/** The columns where there is nothing to judge. */
export const noVerdicts: ChainReport['clients'] = unanimous(null);
