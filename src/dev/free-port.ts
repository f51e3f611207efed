import { serve } from './serve.ts';

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const served = await serve({ port: 0 });
  await served.close();
  return served.port;
}
