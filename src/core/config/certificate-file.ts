import type { ConfigReport } from './config-finding.ts';
import { fileFact } from './safe-fact.ts';

/** Names under which the CA files of the 2003–2017 chain were handed out; nothing below them is trusted for web sites today. */
const RETIRED = /^(?:GRCA2?|GRCA1(?:_5)?_to_GRCA(?:1_5|2)|new_with_old|old_with_new|GCA2?)\.(?:cer|crt|pem|der|p7b)$/i;
/** CA files in use, and what administrators usually call such files. */
const AUTHORITY =
  /^(?:GTLSCA(?:[-_]?G\d)?|eCA\d?_to_eCA\d?(?:-New)?|ROOTeCA(?:_64)?|eCA(?:G2)?|HiPKI.*|TWCA.*|root(?:[-_]?ca)?|ca|cacert|ca[-_]?(?:bundle|cert|chain|root)|.*[-_.]ca|intermediates?(?:[-_].*)?|.*[-_.]intermediates?|chain|.*[-_.](?:ca)?[-_]?chain)\.(?:cer|crt|pem)$/i;
const TEST = /snakeoil|self[-_]?sign|dummy|localhost|^example\.(?:crt|pem)$/i;
const WHOLE_CHAIN = /full|bundle|combined|with[-_]?chain|all[-_]|chained|server[-_]?chain|cert[-_]?chain/i;
const LEAF = /^(?:cert|certificate|server|leaf|site|host|domain|web|www[\w.-]*|[0-9a-f]{16,40})\.(?:cer|crt|pem|cert)$/i;

/** Does the name alone suggest certificates of issuers? */
export function looksLikeAuthority(file: string): boolean {
  return (
    RETIRED.test(file) ||
    /^(?:ca|root|intermediate)[-_.]?(?:bundle|chain)\.(?:cer|crt|pem)$/i.test(file) ||
    (AUTHORITY.test(file) && !WHOLE_CHAIN.test(file))
  );
}

/** Does the name alone suggest one certificate without its chain? `names` are the host names of the same server. */
export function looksLikeLeaf(file: string, names: readonly string[] = []): boolean {
  if (WHOLE_CHAIN.test(file)) return false;
  return LEAF.test(file) || names.some((name) => file.toLowerCase().replace(/\.(?:cer|crt|pem|cert)$/, '') === name.toLowerCase());
}

/** Remarks on the name of a file that is to hold the server's certificate. Names prove nothing: most remarks only ask to look. */
export function examineCertificateFile(path: string, directive: string, line: number, report: ConfigReport): void {
  const file = fileFact(path);
  if (/\.key$/i.test(path)) report.add('certificate-key-swapped', line, { directive });
  if (file === null) return;
  if (/\.(?:csr|req|p10)$/i.test(file)) report.add('certificate-is-request', line, { directive, file });
  else if (/\.(?:p7b|p7c|pfx|p12|jks|keystore)$/i.test(file)) report.add('certificate-is-container', line, { directive, file });
  else if (RETIRED.test(file)) report.add('chain-retired-check', line, { directive, file });
  else if (TEST.test(file)) report.add('certificate-test-check', line, { directive, file });
  else if (looksLikeAuthority(file)) report.add('certificate-ca-check', line, { directive, file });
  else if (/\.(?:cer|der)$/i.test(file)) report.add('certificate-der-check', line, { directive, file });
}

/** A key's path is judged and never shown. */
export function examineKeyFile(path: string, directive: string, line: number, report: ConfigReport): void {
  if (/\.(?:cer|crt|csr|p7b)$/i.test(path)) report.add('certificate-key-swapped', line, { directive });
}

/** Remarks on a file of issuers' certificates. */
export function examineChainFile(path: string, directive: string, line: number, report: ConfigReport): void {
  const file = fileFact(path);
  if (file === null) return;
  if (RETIRED.test(file)) report.add('chain-retired-check', line, { directive, file });
  else if (/\.(?:p7b|p7c|pfx|p12)$/i.test(file)) report.add('certificate-is-container', line, { directive, file });
}
