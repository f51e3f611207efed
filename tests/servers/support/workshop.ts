import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../../../src/dev/free-port.ts';
import { answers } from './answers.ts';
import { killGroup, leftovers } from './leftovers.ts';
import { newerFolder, type NewerProgram } from './newer-release.ts';

/** What a command printed and how it ended. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** Both, as they came. */
  output: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** What is typed; nothing if left out. */
  input?: string;
  cwd?: string;
}

/** A server that answers on its ports. */
export interface Running {
  ports: number[];
  /** What it has printed until now. */
  output(): string;
  stop(): Promise<void>;
}

/** A server that ended before it answered. */
export interface Refused {
  output: string;
}

export const isRunning = (server: Running | Refused): server is Running => 'ports' in server;

/** Guards against hanging, in milliseconds; other suites may have the processors first. */
const WAIT = 300_000;
const LONGEST_RUN = 600_000;

/** A temporary folder with everything that was started in it; `close` stops and removes all of it. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'servers-'));
  readonly #started = new Set<ChildProcess>();
  #logs = 0;
  /** What is run here in a newer version than this machine's own. */
  readonly newer: readonly NewerProgram[];

  constructor(newer: readonly NewerProgram[] = []) {
    this.newer = newer;
    leftovers.folders.add(this.folder);
    // A server's own user must reach its files.
    chmodSync(this.folder, 0o755);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  write(name: string, text: string | Uint8Array): string {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Runs a program to its end; one that cannot start, or takes longer than ten minutes, counts as code 127. */
  run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return new Promise((resolve) => {
      // A session of its own has no terminal, so that programs read passwords from standard input.
      const child = spawn(command, args, { cwd: options.cwd ?? this.folder, env: this.#environment(options.env), detached: true });
      leftovers.processes.add(child);
      const late = setTimeout(() => killGroup(child, 'SIGKILL'), LONGEST_RUN);
      let [stdout, stderr, output] = ['', '', ''];
      const end = (code: number): void => {
        clearTimeout(late);
        leftovers.processes.delete(child);
        resolve({ code, stdout, stderr, output });
      };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
        output += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        output += text;
      });
      child.on('error', (error) => {
        output += error.message;
        end(127);
      });
      child.on('close', (code) => end(code ?? 127));
      // A program that ends without reading what it is given is no fault of the test.
      child.stdin.on('error', () => {});
      child.stdin.end(options.input ?? '');
    });
  }

  /** A script of the guides, as a reader's bash runs it line by line: the first line that fails ends it. */
  shell(script: string, options: RunOptions = {}): Promise<Ran> {
    return this.run('bash', ['--norc', '-e', '-u', '-o', 'pipefail', '-c', script], options);
  }

  /**
   * Starts a server on free ports of this machine and waits until it answers on each of them, or ends. One that listens before it is
   * sure to start, or that goes on without a port, says by `ready` when it has started. `start` is asked again with other ports if one
   * of them was taken in the meantime.
   */
  async serve(
    count: number,
    start: (ports: number[]) => { command: string; args: string[]; env?: Record<string, string>; logs?: string[]; ready?: RegExp },
  ): Promise<Running | Refused> {
    for (let attempt = 1; ; attempt++) {
      const ports: number[] = [];
      while (ports.length < count) ports.push(await freePort());
      const { command, args, env, logs = [], ready } = start(ports);
      const log = this.path(`.output-${++this.#logs}`);
      const out = openSync(log, 'w');
      const child = spawn(command, args, { cwd: this.folder, env: this.#environment(env), stdio: ['ignore', out, out], detached: true });
      closeSync(out);
      leftovers.processes.add(child);
      this.#started.add(child);
      const output = (): string => [log, ...logs].map(readIfThere).join('');
      const ended = new Promise<string>((resolve) => {
        child.once('error', (error) => resolve(error.message));
        child.once('close', () => resolve(''));
      });
      const stop = async (): Promise<void> => {
        await this.#stop(child, ended);
      };
      let said = null as string | null;
      void ended.then((text) => (said = text));
      let until = Date.now() + WAIT;
      let isReady = ready === undefined;
      let open = false;
      while (said === null && !open && Date.now() < until) {
        if (!isReady && ready?.test(output())) {
          isReady = true;
          until = Math.min(until, Date.now() + 2000);
        }
        open = isReady && (await Promise.all(ports.map(answers))).every(Boolean);
        if (!open) await pause(40);
      }
      if (said === null && open) return { ports, output, stop };
      await stop();
      const text = output() + (said ?? '\nno answer\n');
      if (attempt < 3 && /address already in use/i.test(text)) continue;
      return { output: text };
    }
  }

  /** Stops everything that was started here and removes the folder. */
  async close(): Promise<void> {
    for (const child of this.#started) await this.#stop(child, new Promise((resolve) => child.once('close', () => resolve(''))));
    rmSync(this.folder, { recursive: true, force: true });
    leftovers.folders.delete(this.folder);
  }

  async #stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
    this.#started.delete(child);
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      killGroup(child, 'SIGTERM');
      if (!(await Promise.race([ended.then(() => true), pause(5000).then(() => false)]))) {
        killGroup(child, 'SIGKILL');
        await ended;
      }
    }
    // Workers may outlive their parent.
    killGroup(child, 'SIGKILL');
    leftovers.processes.delete(child);
  }

  #environment(more: Record<string, string> = {}): Record<string, string> {
    const path = [...this.newer.map(newerFolder), process.env.PATH, '/usr/sbin'].join(':');
    return { PATH: path, HOME: this.folder, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', ...more };
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Asks again until it is so. What has to come is waited for however long it takes; only what never comes is given up on. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const guard = Date.now() + WAIT;
  while (!(await isSo()) && Date.now() < guard) await pause(50);
}

/** Waits that many milliseconds. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
