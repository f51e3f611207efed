import { run } from './run.ts';
import { serve } from './serve.ts';

/** `npm start`: builds the site and serves it. The address is the last line, so that it stays in view. */
const port = Number(process.env.PORT ?? 4321);
const built = await run('astro', ['build']);
if (built.code !== 0) process.exit(built.code);
try {
  await serve({ port, host: process.env.HOST ?? 'localhost' });
  console.log(`\n憑證工作檯在 http://localhost:${port}/ （按 Ctrl+C 結束）`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(`連接埠 ${port} 已經有別的程式在用。請關掉那個程式，或換一個連接埠：PORT=4322 npm start`);
  process.exit(1);
}
