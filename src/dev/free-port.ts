import { randomInt } from 'node:crypto';
import { serve } from './serve.ts';

/** Below where systems take the port of an outgoing connection and of who asks for any (from 32,768 on): those come and go all the time. */
const LOWEST = 15_000;
const COUNT = 15_000;
const ATTEMPTS = 100;

/** A port that nobody listens on at this moment, and that by chance nobody else is given before it is used. Rejects with the system's error if none can be had. */
export async function freePort(): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = LOWEST + randomInt(COUNT);
    try {
      const served = await serve({ port });
      await served.close();
      return port;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || attempt === ATTEMPTS) throw error;
    }
  }
}
