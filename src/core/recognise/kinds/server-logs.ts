import type { Detector, Recognised } from '../recognised.ts';

const LEVELS = '(?:emerg|alert|crit|error|warn|notice|info|debug|trace\\d)';
const APACHE = new RegExp(`^\\[[A-Z][a-z]{2} [A-Z][a-z]{2} +\\d{1,2} [\\d:.]{8,20} \\d{4}\\] \\[(?:[a-z0-9_]{1,30}:)?${LEVELS}\\]`, 'u');
const NGINX = new RegExp(`^\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2} \\[${LEVELS}\\] \\d{1,10}#\\d{1,10}:`, 'u');
const NGINX_TEST = /^nginx: (?:the )?configuration file (.{1,400}?) (test failed|test is successful|syntax is ok)\s*$/u;
const TOMCAT_LINE = /^\d{1,2}-\S{2,6}-\d{4} [\d:.]{8,14} (?:SEVERE|WARNING|INFO|嚴重|警告|資訊) \[/u;
const TOMCAT_CLASS = /\borg\.apache\.(?:catalina|coyote|tomcat|juli)\.[\w.]{1,100} \w{1,60}\s*$/u;
const TOMCAT_LEVEL = /^(?:SEVERE|WARNING|INFO|嚴重|警告|資訊)\s*[:：] /u;
const WEBLOGIC = /<BEA-\d{6}>/u;

/** The result of `nginx -t`. Facts: ok, path. */
export const nginxTest: Detector = (lines) => {
  const results = lines.flatMap((line, index) => {
    const found = line.startsWith('nginx: ') ? NGINX_TEST.exec(line) : null;
    return found === null ? [] : [{ index, path: found[1] ?? '', ok: found[2] !== 'test failed' }];
  });
  const [first] = results;
  if (first === undefined) return [];
  return [{ kind: 'nginx-test', line: first.index + 1, facts: { ok: results.every(({ ok }) => ok), path: first.path } }];
};

/** Lines of a server's own log, one result per product. Facts: product (apache, nginx, tomcat, weblogic), lines. */
export const serverLogs: Detector = (lines) => [
  ...log(lines, 'apache', (line) => line.startsWith('[') && APACHE.test(line)),
  ...log(lines, 'nginx', (line) => NGINX.test(line)),
  ...log(
    lines,
    'tomcat',
    (line, index) => TOMCAT_LINE.test(line) || (TOMCAT_LEVEL.test(line) && TOMCAT_CLASS.test(lines[index - 1] ?? '')),
  ),
  ...log(lines, 'weblogic', (line) => line.includes('<BEA-') && WEBLOGIC.test(line)),
];

function log(lines: readonly string[], product: string, test: (line: string, index: number) => boolean): Recognised[] {
  let first = 0;
  let count = 0;
  lines.forEach((line, index) => {
    if (!test(line, index)) return;
    if (count === 0) first = index + 1;
    count += 1;
  });
  return count === 0 ? [] : [{ kind: 'log', line: first, facts: { product, lines: count } }];
}
