import { runServers } from './servers/run-servers.ts';

/** `npm run test:servers [-- --write]`: the guides' commands and settings on real software. */
const { passed, failed, skipped } = await runServers({ write: process.argv.includes('--write') });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
