import { serve } from '../../src/dev/serve.ts';

/** Serves the built site for the whole run, at the root and under a sub path. */
export default async function serveDist(): Promise<() => Promise<void>> {
  const served = await serve({ port: Number(process.env.KB_PORT), prefixes: ['/', '/intranet/kb/'] });
  return () => served.close();
}
