import { pause, type Running } from '../support/workshop.ts';

/** Waits until a server has written something that matches; a port may be bound long before its server is up or has failed. */
export async function until(server: Running, pattern: RegExp): Promise<string> {
  const end = Date.now() + 30_000;
  while (!pattern.test(server.output()) && Date.now() < end) await pause(50);
  return server.output();
}
