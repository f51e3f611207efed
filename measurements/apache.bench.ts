import { execFileSync } from 'node:child_process';
import { examineConfig } from '../src/core/config/examine-config.ts';
import { findConfigs } from '../src/core/config/find-configs.ts';
import type { Row } from './run.ts';

export const title =
  'Apache 的公開設定檔（KB_CERTBOT 指到 certbot/certbot 的 git 資料夾）：檔案數、認得的、說「無法啟動」或「繞圈」的各是哪一行';

/** Findings that say Apache would refuse the file, or that readers go round in a circle. */
const REFUSING =
  /^(?:unknown-directive(?:-meant|-near)?|misplaced-directive|directive-removed|wrong-(?:arguments|value)|missing-quote|inline-comment|section-(?:mismatch|bracket)|unclosed-(?:block|quote)|extra-close|stapling-(?:no-cache|cache-in-host)|redirect-loop(?:-shared)?|unknown-line|apache-(?:options-mixed|rule-flags))$/;
/** Certbot's test data: `passing` and `failing` are what its own reader makes of them, which is not what Apache says. */
const PATHS = /\/apache\/(?:apache-conf-files\/passing|testdata)\/.*(?<!\.(?:py|pem|txt|md))$/;

export function measure(): Row[] {
  const folder = process.env['KB_CERTBOT'];
  if (folder === undefined || folder === '') return [{ what: 'KB_CERTBOT', value: '略過：沒有指定資料夾' }];
  const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  // A link's text is only where it leads to.
  const texts = git('ls-tree', '-r', '--format=%(objectmode) %(path)', 'HEAD')
    .split('\n')
    .filter((line) => line.startsWith('100') && PATHS.test(line))
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .map((name) => ({ name, text: git('show', `HEAD:${name}`) }));
  const known = texts.filter(({ text }) => findConfigs(text.split('\n'))[0]?.product === 'apache');
  const refused = known.flatMap(({ name, text }) =>
    examineConfig(text, 'apache').flatMap(({ code, line, facts }) =>
      REFUSING.test(code) ? [{ what: `  ${name.replace(/.*\/apache\//, '')}:${line}`, value: `${code} ${JSON.stringify(facts)}` }] : [],
    ),
  );
  return [{ what: '檔案', value: `${texts.length} 份，認得 ${known.length} 份，說無法啟動或繞圈的 ${refused.length} 處` }, ...refused];
}
