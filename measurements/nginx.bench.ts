import { execFileSync } from 'node:child_process';
import { examineConfig } from '../src/core/config/examine-config.ts';
import { findConfigs } from '../src/core/config/find-configs.ts';
import type { Row } from './run.ts';

export const title =
  'nginx 的公開設定檔（KB_CERTBOT、KB_NGINX_TESTS 指到 certbot/certbot 與 nginx/nginx-tests 的 git 資料夾）：檔案數、認得的、說「無法啟動」的各是哪一行';

/** Findings that say nginx would refuse the file. */
const REFUSING =
  /^(?:unknown-directive(?:-meant)?|misplaced-directive|directive-(?:repeated|removed|too-new)|wrong-(?:arguments|value)|block-missing|missing-(?:quote|semicolon)|text-after-quote|regex-not-quoted|listen-(?:spdy|parameter)|duplicate-listen(?:-options)?|default-server-repeated|unclosed-(?:block|quote)|extra-(?:close|semicolon)|block-nameless|if-condition|proxy-pass-(?:scheme|uri)|header-parameter|location-repeated|root-and-alias|unknown-variable(?:-meant|-near)?|protocol-tls10|redirect-loop)$/;

interface Text {
  name: string;
  text: string;
}

/** Every configuration of a clone: files of certbot's test data, and what nginx's own tests write into nginx.conf. */
const SOURCES: readonly [variable: string, paths: RegExp, configs: (text: string) => string[]][] = [
  ['KB_CERTBOT', /nginx.*test-?data.*(?<!\.(?:py|pem|txt|md))$/i, (text) => [text]],
  [
    'KB_NGINX_TESTS',
    /\.t$/,
    (text) =>
      [...text.matchAll(/<<'?"?EOF'?"?[^\n]*\n([^]*?)\nEOF/g)].flatMap(([, config = '']) =>
        /events\s*\{/.test(config) ? [filled(config)] : [],
      ),
  ],
];

/** The tests' own place holders, with what they stand for. */
const filled = (text: string): string =>
  text
    .replace(/%%PORT_(\d+)\w*%%/g, '$1')
    .replace(/%%TEST_GLOBALS\w*%%/g, '')
    .replace(/%%\w+%%/g, 'x');

export function measure(): Row[] {
  return SOURCES.flatMap(([variable, paths, configs]) => {
    const folder = process.env[variable];
    if (folder === undefined || folder === '') return [{ what: variable, value: '略過：沒有指定資料夾' }];
    const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const texts: Text[] = git('ls-tree', '-r', '--name-only', 'HEAD')
      .split('\n')
      .filter((path) => paths.test(path))
      .flatMap((path) => configs(git('show', `HEAD:${path}`)).map((text) => ({ name: path, text })));
    const known = texts.filter(({ text }) => findConfigs(text.split('\n'))[0]?.product === 'nginx');
    const refused = known.flatMap(({ name, text }) =>
      examineConfig(text, 'nginx').flatMap(({ code, line }) => (REFUSING.test(code) ? [{ what: `  ${name}:${line}`, value: code }] : [])),
    );
    return [{ what: variable, value: `${texts.length} 份，認得 ${known.length} 份，說無法啟動的 ${refused.length} 處` }, ...refused];
  });
}
