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
    listed: [],
    listing: 'none',
    isEmpty: false,
    verified: null,
    said: null,
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

/** What the options of a command line say was asked: a name in the first of `names` that is there, else where it connected to. */
export function askedOf(
  command: string,
  { names, targets }: { names: readonly string[]; targets: readonly string[] },
): Pick<Run, 'host' | 'port' | 'isAskedName'> {
  const words = command.split(/\s+/u).slice(0, 80);
  const after = (options: readonly string[]): string | undefined =>
    options.flatMap((option) => (words.includes(option) ? [words[words.indexOf(option) + 1]] : [])).find((word) => word !== undefined);
  const target = targetOf(after(targets) ?? '');
  const name = targetOf(after(names) ?? '');
  return {
    host: name?.host ?? target?.host ?? null,
    port: target?.port ?? null,
    isAskedName: name !== null && !isAddress(name.host),
  };
}

export function isAddress(host: string): boolean {
  return ADDRESS.test(host);
}
