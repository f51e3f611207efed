import type { ExitCode, Terminal } from '../../src/cli/command.ts';
import { runCommand } from '../../src/cli/run-command.ts';

export interface Ran {
  code: ExitCode;
  out: string;
  err: string;
}

/** Runs `kb` in this process with a clock that stands still at 2026-11-22 unless `now` says otherwise. */
export async function kb(
  args: string[],
  { stdin = '', now = () => new Date('2026-11-22T00:00:00Z') }: { stdin?: string | Uint8Array; now?: () => Date } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    now,
  };
  return { code: await runCommand(args, terminal), out, err };
}
