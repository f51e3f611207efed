import { spawn, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { root } from '../content/root.ts';

/** What a command printed and how it ended. */
export interface Ran {
  code: number;
  output: string;
}

export interface RunOptions {
  /** Added to this program's; undefined takes one out. */
  env?: Record<string, string | undefined>;
  /** Gets what is printed, as it comes. Without, this program prints it. */
  show?: (text: string) => void;
  /** Lets others use the processors first. */
  patient?: boolean;
}

const running = new Set<ChildProcess>();
const signals = ['SIGINT', 'SIGTERM'] as const;
let stopped = false;

/** Who stops this stops what it started, and this ends when they have. */
function stop(signal: NodeJS.Signals): void {
  stopped = true;
  process.exitCode = 128 + constants.signals[signal];
  for (const child of running) child.kill(signal);
}

function begin(child: ChildProcess): void {
  if (running.size === 0) for (const signal of signals) process.on(signal, stop);
  running.add(child);
}

function end(child: ChildProcess): void {
  running.delete(child);
  if (running.size > 0) return;
  if (stopped) process.exit();
  for (const signal of signals) process.off(signal, stop);
}

/** For a command of which only the end is looked at. */
export const showNothing = (): void => undefined;

/** Runs a command in the repository, shows its output as it comes and answers with it. A command that cannot start counts as code 127. Of one that was stopped together with this program nobody hears again. */
export function run(command: string, args: string[], { env, show, patient = false }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    begin(child);
    if (patient && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = '';
    const take = (stream: NodeJS.WriteStream) => (text: string) => {
      output += text;
      if (show === undefined) stream.write(text);
      else show(text);
    };
    // A chunk may end within a character.
    child.stdout.setEncoding('utf8').on('data', take(process.stdout));
    child.stderr.setEncoding('utf8').on('data', take(process.stderr));
    const done = (ran: Ran): void => {
      end(child);
      if (!stopped) resolve(ran);
    };
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
