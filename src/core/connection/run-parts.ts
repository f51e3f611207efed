import type { ListedCertificate, Run, RunTool } from './run.ts';

/** A listed certificate of which nothing is known yet. */
export function unknownCertificate(subject: string | null = null): ListedCertificate {
  return { subject, issuer: null, notBefore: null, notAfter: null, sha256: null, pemLine: null };
}

/** A run of which nothing is known yet; lines count from 1. */
export function emptyRun(tool: RunTool, line: number, endLine: number): Run {
  return {
    tool,
    line,
    endLine,
    host: null,
    port: null,
    isAskedName: false,
    sentName: true,
    listed: [],
    listing: 'none',
    isEmpty: false,
    verified: null,
    said: null,
    complaints: [],
  };
}

const PROMPT =
  /^\s{0,8}(?:[$%] |PS [A-Z]:\\[^>]{0,120}>|[A-Z]:\\[^>]{0,120}>|\[?[\w.-]{1,40}@[\w.-]{1,80}[: ][^\]$#%]{0,80}\]?[$#%](?: |$))/u;

/** Whether a shell waits for the next command on this line, so that what was printed before ends here. */
export function isPrompt(line: string): boolean {
  return PROMPT.test(line);
}

const TARGET = /^(?:https?:\/\/)?(\[[0-9A-Fa-f:.]{2,60}\]|[^:/?#\s]{1,253})(?::(\d{1,5}))?(?:[/?#].*)?$/u;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\]|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*)$/u;

/** Host and port of "host:port", of an address in brackets or of a URL; null where it is none, as with a shell's variable. */
export function targetOf(text: string): { host: string; port: string | null } | null {
  const [, host, port = null] = TARGET.exec(text.replace(/^["']|["']$/gu, '')) ?? [];
  return host === undefined || !/^[\p{L}\p{N}.[\]:_*-]+$/u.test(host) ? null : { host, port };
}

/** Options whose value may look like where to connect to. */
const OTHER_TARGETS = new Set(['-proxy', '-bind', '-xmpphost', '-unix']);

/** What the options of a command line say was asked: a name in the first of `names` that is there, else where it connected to. */
export function askedOf(
  command: string,
  { names, targets }: { names: readonly string[]; targets: readonly string[] },
): Pick<Run, 'host' | 'port' | 'isAskedName'> {
  const [own = ''] = command.split(/\s\d?[<>|;&]/u);
  const words = own.trim().split(/\s+/u).slice(0, 80);
  const after = (options: readonly string[]): string | undefined =>
    options.flatMap((option) => (words.includes(option) ? [words[words.indexOf(option) + 1]] : [])).find((word) => word !== undefined);
  const bare = words.find((word, at) => /^[^-].{0,300}:\d{1,5}["']?$/u.test(word) && !OTHER_TARGETS.has(words[at - 1] ?? ''));
  const target = targetOf(after(targets) ?? bare ?? '');
  const name = targetOf(after(names) ?? '');
  return {
    host: name?.host ?? target?.host ?? null,
    port: target?.port ?? null,
    // "web01" is what a machine is called at home; nobody is given a certificate for it.
    isAskedName: name === null ? target?.host.includes('.') === true && !isAddress(target.host) : !isAddress(name.host),
  };
}

export function isAddress(host: string): boolean {
  return ADDRESS.test(host);
}

/** The reader's day, UTC+8, as "2026-11-29". */
export function dayOf(time: number | null): string | null {
  return time === null || Number.isNaN(time) ? null : new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);
}
