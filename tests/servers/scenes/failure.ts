import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../../../src/content/root.ts';
import { kb } from '../../cli/terminal.ts';
import { servedCertificates } from '../support/client.ts';
import type { Reader } from '../support/reader.ts';

/** A failure that a guide documents. */
export interface Failure {
  name: string;
  /** The article that documents it, and what it quotes of the message. */
  guide: string;
  quotes: string;
  /** The entry of the error catalogue that `kb diagnose` has to name. */
  id: string;
  /** Makes it happen; answers with what the software said. */
  provoke: () => Promise<string>;
}

/** Provokes each in turn: the guide's words appear, and `kb diagnose` names the cause from that very output. */
export async function provokeAll(context: TestContext, reader: Reader, failures: readonly Failure[]): Promise<void> {
  for (const { name, guide, quotes, id, provoke } of failures) {
    await context.test(`${id}：${name}`, async () => {
      const output = await provoke();
      const article = readFileSync(join(root, 'content', `${guide}.mdx`), 'utf8');
      assert.ok(article.includes(quotes), `${guide} 沒有寫「${quotes}」`);
      const pieces = quotes.split(/\s*(?:\.\.\.|…|<[^>]*>|\[x\])\s*/).filter((piece) => piece !== '');
      for (const piece of pieces) assert.ok(output.includes(piece), `沒有出現「${piece}」：\n${output}`);
      assert.ok((await diagnosed(reader, output)).includes(id), `kb diagnose 沒有認出 ${id}：\n${output}`);
    });
  }
}

/** The catalogue entries that `kb diagnose` names for a text. */
export async function diagnosed(reader: Reader, output: string): Promise<string[]> {
  const { out } = await kb(['diagnose', '--json', reader.shop.write('output.txt', output)]);
  const { recognised } = JSON.parse(out) as { recognised: { id: string | null }[] };
  return recognised.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** The problems that `kb chain` names for what the reader's server sends. */
export async function chainProblems(reader: Reader, host = reader.values.domain ?? ''): Promise<string[]> {
  const served = reader.shop.write('served.pem', (await servedCertificates(reader.shop, Number(reader.values.port))).join('\n'));
  const { out } = await kb(['chain', '--json', served, '--trust', reader.env.SSL_CERT_FILE ?? '', '--host', host], {
    now: () => new Date(),
  });
  const { problems } = JSON.parse(out) as { problems: { code: string }[] };
  return problems.map(({ code }) => code);
}
