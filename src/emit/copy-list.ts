import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from 'htmlparser2';
import { DIGITS, type OfflineCopy } from '../core/stored-copy/offline-copy.ts';
import { filesBelow } from '../content/files-below.ts';
import { root } from '../content/root.ts';
import { interfaceWords } from './scripts/inline-words.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const isShort = (file: string): boolean => /^go\/[^/]+\.html$/.test(file);

/**
 * What web servers keep to themselves, copies in another coding, the worker, and what administrators edit in place. One file that cannot
 * be fetched as it was built would fail the whole copy.
 */
const isApart = (file: string): boolean =>
  /^(?:sw|site-settings(?:\.example)?)\.js$/.test(file) || /\.(br|gz)$|(^|\/)(\.|web\.config$)/.test(file);

/** Writes `sw.js` for the files of `dist` as they are now; nothing in there may change afterwards. Answers with what it lists. */
export async function writeWorker(dist: string): Promise<OfflineCopy> {
  const all = filesBelow(dist).filter((file) => !isApart(file));
  const files = Object.fromEntries(
    all.filter((file) => !isShort(file)).map((file) => [file, sha256(readFileSync(join(dist, file))).slice(0, DIGITS)]),
  );
  const links = Object.fromEntries(all.filter(isShort).map((file) => [file, refreshTarget(file, readFileSync(join(dist, file), 'utf8'))]));
  const code = await workerCode();
  const copy: OfflineCopy = { version: sha256(JSON.stringify([files, links, code])).slice(0, 8), files, links };
  writeFileSync(join(dist, 'sw.js'), `const OFFLINE_COPY=${JSON.stringify(copy)};\n${code}`);
  return copy;
}

async function workerCode(): Promise<string> {
  const result = await build({
    entryPoints: [join(root, 'src/worker/sw.ts')],
    bundle: true,
    format: 'iife',
    target: ['chrome105', 'firefox105', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    minify: true,
    write: false,
    plugins: [interfaceWords()],
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Where a page of the short addresses leads, relative to the site's root. */
function refreshTarget(file: string, html: string): string {
  let target: string | undefined;
  const parser = new Parser({
    onopentag(tag, { 'http-equiv': name, content }) {
      if (tag === 'meta' && name?.toLowerCase() === 'refresh') target = /^\s*0\s*;\s*url=(.+)$/i.exec(content ?? '')?.[1];
    },
  });
  parser.write(html);
  parser.end();
  if (target === undefined) throw new Error(`${file} leads nowhere`);
  const { pathname, hash } = new URL(target, `https://site.invalid/${file}`);
  return pathname.slice(1) + hash;
}

/** The last step of the build: the worker that keeps the finished site for use without a network. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { version, files, links } = await writeWorker(fileURLToPath(dir));
        logger.info(`offline copy ${version}: ${Object.keys(files).length} files, ${Object.keys(links).length} short addresses`);
      },
    },
  };
}
