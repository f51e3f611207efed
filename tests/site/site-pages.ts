import { join } from 'node:path';
import { filesBelow } from '../../src/build/files-below.ts';

/** Every page of the built site, relative to its root. */
export const sitePages = filesBelow(join(import.meta.dirname, '../../dist')).filter((file) => file.endsWith('.html'));
