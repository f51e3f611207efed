import { spawn, type ChildProcess } from 'node:child_process';
import { until } from './browser.ts';
import { rawRequest } from './raw-request.ts';

/** A program that runs until it is stopped. */
export interface Running {
  process: ChildProcess;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a program; if the tests end without stopping it, it ends with them. */
export function startProgram(path: string, args: string[], environment: Record<string, string> = {}): Running {
  const child = spawn(path, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve();
    });
  });
  const kill = (): boolean => child.kill();
  process.once('exit', kill);
  return {
    process: child,
    output: () => output,
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}

/** Starts a server and waits until something answers at `address`; rejects with what it said if it ends instead. */
export async function startServer(path: string, args: string[], address: string, log: () => string = () => ''): Promise<Running> {
  const server = startProgram(path, args);
  const ended = (): boolean => server.process.exitCode !== null || server.process.pid === undefined;
  await until(
    path,
    async () =>
      ended() ||
      (await rawRequest(address).then(
        () => true,
        () => false,
      )),
  );
  if (ended()) throw new Error(`${path} 沒有啟動：${server.output()}${log()}`);
  return server;
}
