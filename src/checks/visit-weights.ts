import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Some way in which a reader uses the site: which scripts the pages' attributes name for it, by the name of the last of each list. */
interface Visit {
  what: string;
  pages: readonly { page: string; scripts: readonly string[] }[];
  /** Bytes after gzip that all JavaScript of the visit may have. */
  limit: number;
}

const certificate = { page: 'tools/decode.html', scripts: ['decoder', 'objects', 'rules-certificate', 'authorities'] };
/** One that the finer rules are asked about. */
const oddCertificate = { ...certificate, scripts: [...certificate.scripts, 'lint'] };
const request = { page: 'tools/decode.html', scripts: ['decoder', 'objects', 'rules-csr'] };
/** A message, the heaviest of everything that it may need: its entry, its sentence, its code, its cause. */
const message = {
  page: 'tools/decode.html',
  scripts: ['decoder', 'recogniser', 'known-entries-*', 'known-wordings-*', 'known-codes-*', 'cause-*', 'errors-*'],
};
/** The output of a connection with the certificates in it. */
const connection = {
  page: 'tools/decode.html',
  scripts: [
    'recogniser',
    'outputs',
    'known-entries-openssl',
    'known-wordings-openssl',
    'known-codes-x509-verify',
    'cause-missing-intermediate',
    'errors-openssl',
    'output-s',
  ],
};
/** What a Windows command printed when it failed. */
const command = {
  page: 'tools/decode.html',
  scripts: [
    'decoder',
    'recogniser',
    'outputs',
    'known-entries-iis',
    'known-wordings-certutil',
    'known-codes-hresult',
    'cause-key-not-here',
    'errors-iis',
    'output-certutil',
  ],
};
const report = { page: 'tools/decode.html', scripts: ['decoder', 'recogniser', 'findings'] };
const chain = { page: 'tools/chain.html', scripts: ['chain'] };
const match = { page: 'tools/match.html', scripts: ['match'] };
const compare = { page: 'tools/compare.html', scripts: ['compare'] };
const config = { page: 'tools/config.html', scripts: ['config', 'config-nginx'] };
const apacheConfig = { page: 'tools/config.html', scripts: ['config', 'config-apache'] };
const otherConfig = { page: 'tools/config.html', scripts: ['config', 'config-others'] };
const furtherConfig = (kind: string) => ({ page: 'tools/config.html', scripts: ['config', `config-${kind}`] });
const configWriter = { page: 'tools/config.html', scripts: ['config-writer'] };
const faults = { page: 'tools/decode.html', scripts: ['faults'] };
const kinds = { page: 'tools/decode.html', scripts: ['decoder', 'faults', 'kinds'] };
/** What a program printed of a certificate: the finer rules are always asked of such a one, and the tool for messages reads the text too. */
const printout = { page: 'tools/decode.html', scripts: ['faults', 'kinds', 'dumps', 'recogniser', 'outputs', 'output-x509'] };
const probes = { page: 'tools/connection.html', scripts: ['connection', 'probed', 'rules-certificate'] };
const rehearse = { page: 'tools/rehearse.html', scripts: ['rehearse', 'rules-csr'] };
const mixed = { page: 'tools/mixed.html', scripts: ['mixed'] };

/**
 * Limits of single tools are what each weighed when every tool carried everything it uses. Words for faults come on top where a text has
 * any: a damaged certificate weighs 3 kB more than then, and two keys with remarks 0.3 kB; all else less. Whatever is pasted first has
 * 110 kB, but for an output with certificates in it, which takes the tool for messages and the one for certificates together, and for what a
 * program printed of one, which takes the finer rules and a reader of its own besides.
 */
export const VISITS: readonly Visit[] = [
  { what: '檢查工具，貼錯誤訊息', pages: [message], limit: 110_000 },
  { what: '檢查工具，貼 Windows 指令的輸出', pages: [command], limit: 110_000 },
  { what: '檢查工具，貼弱點掃描報告', pages: [report], limit: 110_000 },
  { what: '檢查工具，貼請求檔', pages: [request], limit: 77_421 },
  { what: '檢查工具，貼憑證', pages: [certificate], limit: 77_421 },
  // What fills in the sheet below a verdict that stands already.
  { what: '檢查工具，貼憑證，連同結論以下的', pages: [{ ...certificate, scripts: [...certificate.scripts, 'sheet'] }], limit: 85_000 },
  // What reads the same once more with another program, where somebody asks for it.
  {
    what: '檢查工具，貼憑證，用第二套程式再讀一次',
    pages: [{ ...certificate, scripts: [...certificate.scripts, 'sheet', 'second'] }],
    limit: 130_000,
  },
  { what: '檢查工具，貼少見的憑證', pages: [oddCertificate], limit: 110_000 },
  { what: '檢查工具，貼壞掉的請求檔', pages: [request, faults], limit: 77_421 },
  { what: '檢查工具，貼壞掉的憑證', pages: [certificate, faults], limit: 81_000 },
  { what: '檢查工具，貼含憑證的整段輸出', pages: [certificate, connection], limit: 150_000 },
  {
    what: '檢查工具，貼含壞掉的憑證與兩種軟體訊息的整段輸出',
    pages: [certificate, faults, { page: 'tools/decode.html', scripts: ['recogniser', 'errors-keytool', 'errors-chrome'] }],
    limit: 140_000,
  },
  { what: '檢查工具，貼別種東西（SSH、PGP、時戳…）', pages: [kinds], limit: 45_000 },
  { what: '檢查工具，貼程式印出的憑證', pages: [oddCertificate, printout], limit: 185_000 },
  { what: '串鍊檢查', pages: [chain], limit: 90_810 },
  { what: '串鍊檢查，有要說明的地方', pages: [{ ...chain, scripts: [...chain.scripts, 'faults'] }], limit: 90_810 },
  // The words of the problems, the checks of what authorities constrain, and what could not be read.
  {
    what: '串鍊檢查，有不可用的問題',
    pages: [{ ...chain, scripts: [...chain.scripts, 'chain-problems', 'chain-constraints', 'faults'] }],
    limit: 102_000,
  },
  {
    what: '串鍊檢查，有不可用的問題，連同圖',
    pages: [{ ...chain, scripts: [...chain.scripts, 'chain-problems', 'chain-constraints', 'faults', 'chain-drawing'] }],
    limit: 111_000,
  },
  // What is missing is given: the words of that, and the certificates themselves.
  {
    what: '串鍊檢查，少了交互憑證',
    pages: [{ ...chain, scripts: [...chain.scripts, 'chain-problems', 'chain-cross', 'authority-files'] }],
    limit: 110_000,
  },
  { what: '比對', pages: [match], limit: 52_786 },
  { what: '比對，有要說明的地方', pages: [{ ...match, scripts: [...match.scripts, 'faults'] }], limit: 53_500 },
  { what: '新舊比較', pages: [compare], limit: 65_000 },
  { what: '設定檔', pages: [config], limit: 76_598 },
  { what: '設定檔，Apache', pages: [apacheConfig], limit: 76_598 },
  // What offers the reader's own file, corrected, below a verdict that stands already.
  {
    what: '設定檔，Apache，連同改好的檔案',
    pages: [{ ...apacheConfig, scripts: [...apacheConfig.scripts, 'config-correct'] }],
    limit: 78_000,
  },
  { what: '設定檔，Tomcat 與 IIS', pages: [otherConfig], limit: 76_598 },
  { what: '設定檔，HAProxy', pages: [furtherConfig('haproxy')], limit: 76_598 },
  { what: '設定檔，WildFly', pages: [furtherConfig('wildfly')], limit: 76_598 },
  { what: '設定檔，Spring Boot', pages: [furtherConfig('spring')], limit: 76_598 },
  {
    what: '產生設定，HAProxy、WildFly 與 Spring Boot',
    pages: [{ ...configWriter, scripts: [...configWriter.scripts, 'config-writers'] }],
    limit: 76_598,
  },
  { what: '產生設定', pages: [configWriter], limit: 76_598 },
  { what: '混合內容', pages: [mixed], limit: 57_802 },
  { what: '憑證清冊，還沒有放東西', pages: [{ page: 'tools/register.html', scripts: ['register'] }], limit: 90_000 },
  { what: '連線檢查，還沒有貼', pages: [{ page: 'tools/connection.html', scripts: ['connection'] }], limit: 95_000 },
  { what: '連線檢查，貼紀錄', pages: [probes], limit: 110_000 },
  // What stands below a verdict: the words of the problems, the picture, the missing certificate, how each server is mended.
  {
    what: '連線檢查，有不可用的問題，連同圖與補好的憑證檔',
    pages: [
      {
        ...probes,
        scripts: [
          ...probes.scripts,
          'chain-problems',
          'chain-constraints',
          'chain-drawing',
          'chain-cross',
          'authority-files',
          'connection-fixes',
        ],
      },
    ],
    limit: 150_000,
  },
  // What reads and judges carries all that it uses, as it runs off the page's thread.
  {
    what: '憑證清冊，讀檔案',
    pages: [{ page: 'tools/register.html', scripts: ['register', 'register-reader', 'rules-certificate'] }],
    limit: 212_000,
  },
  // It stands alone, and asks the finer rules as the decoder does.
  { what: '安裝演練，貼請求檔', pages: [rehearse], limit: 88_000 },
  // What issues comes where somebody asks for it; without Web Crypto with what stands in for that.
  { what: '安裝演練，產生憑證', pages: [{ ...rehearse, scripts: [...rehearse.scripts, 'issuer'] }], limit: 150_000 },
  {
    what: '安裝演練，沒有 crypto.subtle 時產生憑證',
    pages: [{ ...rehearse, scripts: [...rehearse.scripts, 'fallback', 'issuer', 'issue-plain'] }],
    limit: 200_000,
  },
  { what: '三個工具：檢查、串鍊、比對', pages: [certificate, chain, match], limit: 120_000 },
  { what: '五個工具', pages: [certificate, chain, match, config, mixed], limit: 175_000 },
];

/** What a visit loads, each script once: bytes after gzip, and bytes that the browser parses. */
export interface VisitWeight {
  what: string;
  gzip: number;
  raw: number;
  limit: number;
  scripts: string[];
}

/** Weighs every visit on the built site. Throws where a page does not name a script. */
export function weighVisits(dist: string): VisitWeight[] {
  const assets = readdirSync(join(dist, 'assets'));
  const sizes = new Map(
    assets.map((file) => {
      const bytes = readFileSync(join(dist, 'assets', file));
      return [file, { gzip: gzipSync(bytes, { level: 9 }).length, raw: bytes.length }];
    }),
  );
  const weight = (files: Iterable<string>, of: 'gzip' | 'raw'): number =>
    [...files].reduce((sum, file) => sum + (sizes.get(file)?.[of] ?? NaN), 0);
  return VISITS.map(({ what, pages, limit }) => {
    const files = new Set(
      pages.flatMap(({ page, scripts }) => filesOf(readFileSync(join(dist, page), 'utf8'), page, ['site', 'guard', ...scripts], weight)),
    );
    return {
      what,
      gzip: weight(files, 'gzip'),
      raw: weight(files, 'raw'),
      limit,
      scripts: [...files].map((file) => file.split('.')[0] ?? ''),
    };
  });
}

/** The files that a page's attributes name for the scripts; of several that fit (`errors-*`) the heaviest. */
function filesOf(
  html: string,
  page: string,
  scripts: readonly string[],
  weight: (files: Iterable<string>, of: 'gzip') => number,
): string[] {
  const lists = [...html.matchAll(/ (?:src|data-[a-z-]+)="([^"]*\.js)"/g)].map(([, list = '']) =>
    list.split(' ').map((address) => basename(address)),
  );
  return scripts.flatMap((script) => {
    const fitting = lists.filter((list) => new RegExp(`^${script.replace('*', '[a-z-]+')}\\.`).test(list.at(-1) ?? ''));
    const [heaviest] = fitting.sort((one, other) => weight(other, 'gzip') - weight(one, 'gzip'));
    if (!heaviest) throw new Error(`${page} names no script ${script}.`);
    return heaviest;
  });
}
