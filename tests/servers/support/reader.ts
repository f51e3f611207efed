import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandBlock } from '../../../src/content/command-blocks.ts';
import { fillBlock } from '../../core/fill/block.ts';
import { HOST } from './authority.ts';
import { pathOf } from './checks.ts';
import { expectedOf, makes } from './expected.ts';
import { findProgram, type ProgramName } from './find-program.ts';
import { guideBlock } from './guide-block.ts';
import { replacements } from './replacements.ts';
import { tell } from './results.ts';
import type { Ran, Workshop } from './workshop.ts';
import { load } from '../../../src/content/content-folder.ts';

/** The password that the reader thinks up everywhere; it stands in the guides' examples too. */
export const PASSWORD = 'change-me';

const kinds = Object.fromEntries(Object.entries(load('fields')).map(([name, { kind }]) => [name, kind]));

/** Somebody who follows the guides in a folder of their own: fills the blocks in as the page does, runs them, looks at what comes. */
export class Reader {
  readonly shop: Workshop;
  readonly folder: string;
  readonly www: string;
  readonly values: Record<string, string>;
  /** The port that stands for 80. */
  httpPort = 0;
  /** The port of the name server that stands for 53. */
  dnsPort = 0;
  /** The port of the application behind the server. */
  appPort = 0;
  /** The port by which a server is told to read its settings again. */
  adminPort = 0;
  /** Ports of mail servers by the number that the guides write, "993". */
  ports: Record<string, number> = {};
  /** How many certificates the server is to send. */
  served = 0;
  env: Record<string, string> = {};
  readonly #rewritten = new Map<string, string>();

  constructor(shop: Workshop, name = 'reader') {
    this.shop = shop;
    this.folder = shop.path(name);
    this.www = shop.path('www');
    mkdirSync(this.folder, { recursive: true });
    shop.write('www/index.html', '<!doctype html><title>測試</title>\n');
    const host = shop.path(name, 'host');
    this.values = {
      domain: HOST,
      altDomain: 'example.gov.tw',
      organisation: '行政院測試機關',
      locality: '臺北市',
      alias: 'tomcat',
      keyFile: 'server.key',
      csrFile: 'server.csr',
      certFile: '405DB92C677DA6AAD09F96A139842C42.cer',
      pemFile: 'server.crt',
      chainFile: 'chain.pem',
      fullchainFile: 'fullchain.pem',
      rootFile: 'root.pem',
      pfxFile: 'server.pfx',
      keystoreFile: 'server.p12',
      configFile: 'san.cnf',
      p7bFile: 'chain.p7b',
      replyFile: 'reply.pem',
      intermediateFile: 'intermediate.crt',
      crossFile: 'cross.crt',
      backupDir: shop.path(name, 'backup'),
      serverIp: '127.0.0.1',
      port: '443',
      resolverIp: '127.0.0.1',
      keystorePath: 'conf/server.p12',
      fullchainPath: join(host, 'fullchain.pem'),
      keyPath: join(host, 'server.key'),
      caBundlePath: join(host, 'ca-bundle.pem'),
      acmeMail: 'webmaster@example.gov.tw',
      eabKid: 'kid-1',
      nameServer: 'localhost',
      delegatedName: 'www.validation.example.gov.tw',
      registeredDomain: 'example.gov.tw',
    };
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Changes a block's text for this reader; nothing that such a reader does counts as passed. */
  rewrite(id: string, change: (code: string) => string): void {
    const { code } = guideBlock(id);
    const changed = change(code);
    if (changed === code) throw new Error(`${id} 沒有被改到`);
    this.#rewritten.set(id, changed);
  }

  /** The block with the reader's values in its holes and the replacements made. */
  text(id: string): string {
    return this.#prepared(id).text;
  }

  #prepared(id: string): { block: CommandBlock; text: string; replaced: string[] } {
    const block = guideBlock(id);
    const filled = fillBlock(block.language, this.#rewritten.get(id) ?? block.code, kinds, this.values);
    if ('refused' in filled) throw new Error(`${id} 填不進去：${filled.refused}`);
    let { text } = filled;
    const replaced: string[] = [];
    for (const { language, literal, becomes, why } of replacements) {
      if (language !== block.language) continue;
      text = text.replace(literal, (whole: string, ...groups: unknown[]) => {
        const written = becomes(this, ...groups.filter((group): group is string => typeof group === 'string'));
        replaced.push(
          [whole, written].map((text) => text.replaceAll(this.shop.folder, '…').replace(/\d{4,5}/, '（空連接埠）')).join(' → ') +
            `：${why}`,
        );
        return written;
      });
    }
    return { block, text, replaced };
  }

  /** Runs a block of commands and throws unless it shows what is expected of it. */
  async run(id: string): Promise<Ran> {
    const { block, text, replaced } = this.#prepared(id);
    if (block.language !== 'sh') throw new Error(`${id} 不是指令`);
    const expected = expectedOf(id);
    for (const field of makes[id] ?? []) rmSync(pathOf(this, field), { recursive: true, force: true });
    const ran = await this.shop.shell(text, {
      cwd: this.folder,
      env: this.env,
      input: (expected.typed ?? []).map((line) => `${line}\n`).join(''),
    });
    const problems = ran.code === 0 ? [] : [`結束代碼 ${ran.code}`];
    for (const check of expected.checks) {
      const problem = await check({ ran, reader: this });
      if (problem !== null) problems.push(problem);
    }
    if (problems.length > 0)
      throw new Error(
        `${block.file}:${block.line} run="${id}"：${problems.join('；')}\n${text}\n${ran.output.replace(/^[.+*]{60,}$/gm, '')}`,
      );
    this.#passed(id, expected.programs, replaced);
    return ran;
  }

  /** Runs several blocks one after another. */
  async runAll(...ids: string[]): Promise<void> {
    for (const id of ids) await this.run(id);
  }

  /**
   * Settings count as passed when `observe` has used the text of each of them and says what it saw. It throws what it does not like.
   * Their texts are asked for when the values are known: a server's ports.
   */
  async settings(
    programs: ProgramName[],
    ids: readonly string[],
    observe: (text: (id: string) => string) => Promise<string[]>,
  ): Promise<void> {
    const replacedIn = new Map<string, string[]>();
    const text = (id: string): string => {
      if (!ids.includes(id)) throw new Error(`${id} 不在這一組設定裡`);
      const prepared = this.#prepared(id);
      replacedIn.set(id, prepared.replaced);
      return prepared.text;
    };
    const seen = await observe(text).catch((error: unknown) => {
      const where = ids.map((id) => `${guideBlock(id).file}:${guideBlock(id).line} run="${id}"`).join('、');
      if (error instanceof Error) error.message = `${where}：${error.message}`;
      throw error;
    });
    if (seen.length === 0) throw new Error(`${ids.join('、')}：沒有觀察到任何結果`);
    for (const id of ids) {
      const replaced = replacedIn.get(id);
      if (replaced === undefined) throw new Error(`${id} 沒有被用到`);
      this.#passed(id, programs, replaced);
    }
  }

  #passed(id: string, programs: ProgramName[], replaced: string[]): void {
    if (this.#rewritten.size === 0)
      tell({
        id,
        software: Object.fromEntries(programs.map((name) => [name, findProgram(name, this.shop.newer)?.version ?? ''])),
        replaced,
      });
  }
}
