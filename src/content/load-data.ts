import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { links, type LinkRegister } from '../schemas/links.ts';
import { omissions, type Omissions } from '../schemas/omissions.ts';
import { search, type SearchWords } from '../schemas/search.ts';
import { forwarding, permalinks, type Forwarding, type Permalinks } from '../schemas/permalinks.ts';
import { site, type Site } from '../schemas/site.ts';
import { reproducedMessages, type ReproducedMessages } from '../schemas/reproduced-messages.ts';
import { slides, type Slides } from '../schemas/slides.ts';
import { verified, type Verified } from '../schemas/verified.ts';
import { words, type Words } from '../schemas/words.ts';
import { ContentError } from './load-content.ts';
import { root } from './root.ts';

/** `content/links.yaml`, validated. These throw ContentError with a message for the editor. */
export const loadLinks = (): LinkRegister => load('links', links);
/** `content/omissions.yaml`, validated. */
export const loadOmissions = (): Omissions => load('omissions', omissions);
/** `content/search.yaml`, validated. */
export const loadSearchWords = (): SearchWords => load('search', search);
/** `content/site.yaml`, validated. */
export const loadSite = (): Site => load('site', site);
/** `content/reproduced-messages.yaml`, validated. */
export const loadReproduced = (): ReproducedMessages => load('reproduced-messages', reproducedMessages);
/** `content/slides.yaml`, validated. */
export const loadSlides = (): Slides => load('slides', slides);
/** `content/permalinks.yaml`, validated. */
export const loadPermalinks = (): Permalinks => load('permalinks', permalinks);
/** `content/forwarding.yaml`, validated. */
export const loadForwarding = (): Forwarding => load('forwarding', forwarding);
/** `content/verified.yaml`, validated: what the tests on real servers have passed. */
export const loadVerified = (): Verified => load('verified', verified);
/** `content/words.yaml`, validated. */
export const loadWords = (): Words => load('words', words);

interface Schema<Value> {
  safeParse(
    input: unknown,
  ): { success: true; data: Value } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

function load<Value>(name: string, schema: Schema<Value>): Value {
  const result = schema.safeParse(parse(readFileSync(join(root, 'content', `${name}.yaml`), 'utf8')));
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.map(String).join('.') || '（整個檔案）'}：${message}`);
  throw new ContentError(`content/${name}.yaml 有 ${lines.length} 個地方要改：\n${lines.join('\n')}`);
}
