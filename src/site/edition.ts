import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../content/root.ts';
import { commitDay } from '../content/commit-day.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Which edition of the site this is, as the foot of every page says: its version and the day of the last change to it. */
export const edition = { version, day: commitDay() };
