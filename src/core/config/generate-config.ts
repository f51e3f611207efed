import { apacheLines } from './generate-apache.ts';
import { iisLines } from './generate-iis.ts';
import { nginxLines } from './generate-nginx.ts';
import { tomcatLines } from './generate-tomcat.ts';
import { checkRequest } from './generate-request.ts';
import type { ConfigRequest, GeneratedLine, RequestProblem } from './generate-request.ts';

export type { ConfigRequest, GeneratedLine, RequestProblem } from './generate-request.ts';

/** A configuration with the place it belongs to, or what is wrong with the wish. */
export type GeneratedConfig = { ok: true; lines: GeneratedLine[]; file: string } | { ok: false; problem: RequestProblem };

/** What writes for each server: its lines, and where they usually belong. */
export type Writers = Readonly<
  Partial<Record<ConfigRequest['server'], (request: ConfigRequest) => { lines: GeneratedLine[]; file: string }>>
>;

const USUAL: Writers = { nginx: nginxLines, apache: apacheLines, tomcat: tomcatLines, iis: iisLines };

/**
 * Writes the TLS configuration of one site: TLS 1.2 and 1.3, Mozilla's six intermediate suites (server-side TLS guideline 6.0, 2026-04-06).
 * `file` is where it usually belongs. Each line's `note` is a code in `content/messages/config.yaml`, null where it speaks for itself.
 * `further` writes for the servers that not every page brings (generate-further.ts).
 * A wish that could break out of its line (quotes, line ends, blanks in a path) is refused, not repaired.
 */
export function generateConfig(request: ConfigRequest, further: Writers = {}): GeneratedConfig {
  const problem = checkRequest(request);
  if (problem !== null) return { ok: false, problem };
  const write = further[request.server] ?? USUAL[request.server];
  if (!write) throw new Error(`no writer for ${request.server}`);
  return { ok: true, ...write(request) };
}

/** The lines as one text with a line end after each. */
export function configText(lines: readonly GeneratedLine[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}
