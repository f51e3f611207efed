import { existsSync } from 'node:fs';
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

/** What the readers' shell script writes of a port of this machine, read as the page reads it. */
export async function askScript(shop: Workshop, { port, httpPort, starttls }: Question, seconds: number): Promise<ProbeRecord> {
  const more = [
    ...(httpPort === undefined ? [] : ['--http-port', `${httpPort}`]),
    ...(starttls === undefined ? [] : ['--starttls', starttls]),
  ];
  const args = [script, '--timeout', `${seconds}`, '--address', '127.0.0.1', ...more, `${HOST}:${port}`];
  const ran = await shop.run('sh', args);
  const [record] = readProbeText(ran.stdout).records;
  if (record === undefined || record.isCut) throw new Error(`${script} 沒有寫出一筆完整的紀錄（${ran.code}）：\n${ran.output}`);
  return record;
}
