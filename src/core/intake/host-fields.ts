import { hostsIn } from './read-hosts.ts';

/** What the holes of a command are filled with. */
export type HostFields = Readonly<Record<string, string>>;

/** Of a log the beginning: nobody's host stands only behind it. */
const MOST = 20_000;
/** Where programs send somebody to read, and where authorities keep their lists. */
const ELSEWHERE =
  /(?:^|\.)(?:curl\.se|curl\.haxx\.se|microsoft\.com|msdn\.com|w3\.org|xmlsoap\.org|nginx\.org|apache\.org|openssl\.org|python\.org|oracle\.com|mozilla\.org|google\.com|github\.com|stackoverflow\.com|hinet\.net|twca\.com\.tw|taica\.com\.tw)$|^(?:ocsp|crl|pki|repository)\d?\.|ca\d?\.nat\.gov\.tw$/;

/** The host that a message or a log is about, as commands have it; empty where none is certain to be one. */
export function hostFields(text: string): HostFields {
  for (const { host, word } of hostsIn(text, MOST)) {
    const { name, port } = host;
    if (name === null || ELSEWHERE.test(name)) continue;
    // Names of packages and files look like hosts too.
    if (/\.tw$|^www\./.test(name) || /^https?:/i.test(word)) return { domain: name, port: String(port) };
  }
  return {};
}
