import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../src/content/files-below.ts';

const dist = join(import.meta.dirname, '../../dist');
const all = filesBelow(dist).filter((file) => file.endsWith('.html'));
const leads = new Set(all.filter((file) => readFileSync(join(dist, file), 'utf8').includes('<meta http-equiv="refresh"')));

/** Every page of the built site that people read, relative to its root; not what servers show in place of what is not there, which goes on from wherever it is. */
export const sitePages = all.filter((file) => !leads.has(file) && file !== '404.html');

/** The pages that only lead to another: permanent links and old addresses. */
export const goPages = all.filter((file) => leads.has(file));
