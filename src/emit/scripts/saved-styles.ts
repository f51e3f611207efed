import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../content/root.ts';

/** What a sheet is styled by on its page, and what a saved one has of its own. */
const SHEETS = [
  'styles/site.css',
  'tools/shared/certificates.css',
  'tools/shared/tool.css',
  'tools/chain/chain.css',
  'tools/connection/connection.css',
  'tools/shared/sheet.css',
  'tools/saved/saved.css',
];

/** The styles that a saved sheet carries: a page opened from the disk may not read those of its own sheets. */
export function savedStyles(): string {
  const styles = SHEETS.map((file) => readFileSync(join(root, 'src', file), 'utf8')).join('\n');
  return transformSync(styles, { loader: 'css', minify: true, target: ['chrome105', 'firefox105', 'safari16'] }).code.trim();
}
