import { spawn } from 'node:child_process';
import { root } from '../content/root.ts';

/** What a command printed and how it ended. */
export interface Ran {
  code: number;
  output: string;
}

/** Runs a command in the repository, shows its output as it comes and answers with it. A command that cannot start counts as code 127. */
export function run(command: string, args: string[], options: { env?: Record<string, string>; quiet?: boolean } = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString();
      if (!options.quiet) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
