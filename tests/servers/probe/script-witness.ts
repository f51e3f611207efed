import { appendFileSync, chmodSync, existsSync, mkdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProbeRecord, Starttls } from '../../../src/core/probe/probe-record.ts';
import { readProbeText } from '../../../src/core/probe/read-probe-text.ts';
import { HOST } from '../support/authority.ts';
import { everythingIsRequired } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';

const file = fileURLToPath(new URL('../../../content/scripts/kb-probe.sh', import.meta.url));
/** KB_PROBE_SCRIPT tries another copy. */
export const script = process.env.KB_PROBE_SCRIPT ?? file;
/** Without the script the others are compared alone, but where everything has to be there. */
export const hasScript = existsSync(script) || everythingIsRequired;

export interface Question {
  port: number;
  httpPort?: number;
  starttls?: Starttls;
}

/** Seconds that do not pass by themselves. */
export interface Clock {
  env: Record<string, string>;
  /** A visitor has said all that it says to a server that answers nothing: the rest of a step is waiting. */
  heard: () => void;
}

/**
 * A `date` for the script by which a step's time is over when the server has heard the question, or when the head of an HTTP answer has
 * come, and not before: how long the machine takes to start a program does not matter.
 */
export function stoppedClock(shop: Workshop): Clock {
  const heard = shop.write('clock/heard', '');
  const path = process.env.PATH ?? '';
  const TMPDIR = shop.path('clock/tmp');
  mkdirSync(TMPDIR);
  const lines = [
    '#!/bin/sh',
    `[ "$*" = +%s ] || exec env PATH='${path}' date "$@"`,
    `seconds=$(($(wc -c <'${heard}') * 1000))`,
    `! head -n 1 '${TMPDIR}'/kb-probe.*/out | grep -q '^HTTP/' || seconds=$((seconds + 1000))`,
    'echo "$seconds"',
  ];
  chmodSync(shop.write('clock/bin/date', `${lines.join('\n')}\n`), 0o755);
  return { env: { PATH: `${shop.path('clock/bin')}${delimiter}${path}`, TMPDIR }, heard: () => appendFileSync(heard, '.') };
}

/** What the readers' shell script writes of a port of this machine, read as the page reads it. */
export async function askScript(
  shop: Workshop,
  { port, httpPort, starttls }: Question,
  seconds: number,
  env: Record<string, string> = {},
): Promise<ProbeRecord> {
  const more = [
    ...(httpPort === undefined ? [] : ['--http-port', `${httpPort}`]),
    ...(starttls === undefined ? [] : ['--starttls', starttls]),
  ];
  const args = [script, '--timeout', `${seconds}`, '--address', '127.0.0.1', ...more, `${HOST}:${port}`];
  const ran = await shop.run('sh', args, { env });
  const [record] = readProbeText(ran.stdout).records;
  if (record === undefined || record.isCut) throw new Error(`${script} 沒有寫出一筆完整的紀錄（${ran.code}）：\n${ran.output}`);
  return record;
}
