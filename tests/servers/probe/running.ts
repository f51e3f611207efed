import { isRunning, type Refused, type Running } from '../support/workshop.ts';

/** The server; rejects with what it printed where it did not start. */
export function running(server: Running | Refused): Running {
  if (!isRunning(server)) throw new Error(`沒有啟動：${server.output}`);
  return server;
}
