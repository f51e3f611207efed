import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitDay } from '../content/commit-day.ts';
import { packSite } from '../emit/package/pack-site.ts';
import { root } from '../content/root.ts';
import { run, showNothing } from './run.ts';

/** `npm run package`: builds the site and writes it as a zip for intranets, with its SHA-256. */
const built = await run('astro', ['build'], { show: showNothing });
if (built.code !== 0) {
  console.error(built.output);
  process.exit(built.code);
}
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const { name, zip, checksum } = await packSite(join(root, 'dist'), { version, day: commitDay() });
mkdirSync(join(root, 'package'), { recursive: true });
writeFileSync(join(root, 'package', name), zip);
writeFileSync(join(root, 'package', `${name}.sha256`), checksum);
console.log(`package/${name}（${(zip.length / 1e6).toFixed(1)} MB）\nSHA-256 ${checksum.split(' ')[0]}`);
