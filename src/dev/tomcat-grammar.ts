import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../content/root.ts';

/**
 * `node src/dev/tomcat-grammar.ts FOLDER`: writes src/core/config/tomcat/attribute-table.ts from a clone of Tomcat with its branches. Tomcat's
 * Digester sets an attribute by the bean's setter of that name (IntrospectionUtils.setProperty), so that the setters are the attributes.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder of a clone of Tomcat is wanted');
const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });

const BRANCHES = ['8.5.x', '9.0.x', '10.1.x', '11.0.x'];
const LETTERS = 'abcd';
const NET = 'java/org/apache/tomcat/util/net';
const HTTP = 'java/org/apache/coyote';
/** Classes whose setters one element reaches; those of a branch that has not got a class are left out. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  Connector: [
    'java/org/apache/catalina/connector/Connector.java',
    `${HTTP}/AbstractProtocol.java`,
    `${HTTP}/http11/AbstractHttp11Protocol.java`,
    `${HTTP}/http11/AbstractHttp11JsseProtocol.java`,
    `${HTTP}/http11/Http11NioProtocol.java`,
    `${HTTP}/http11/Http11Nio2Protocol.java`,
    `${HTTP}/http11/Http11AprProtocol.java`,
    `${HTTP}/ajp/AbstractAjpProtocol.java`,
    `${NET}/AbstractEndpoint.java`,
    `${NET}/AbstractJsseEndpoint.java`,
    `${NET}/NioEndpoint.java`,
    `${NET}/Nio2Endpoint.java`,
    `${NET}/AprEndpoint.java`,
  ],
  SSLHostConfig: [`${NET}/SSLHostConfig.java`],
  Certificate: [`${NET}/SSLHostConfigCertificate.java`],
};
/** Only what can be written in an attribute: IntrospectionUtils turns text into these. */
const SETTER =
  /\bpublic\s+(?:synchronized\s+|final\s+)*(?:void|boolean)\s+set([A-Z]\w*)\s*\(\s*(?:final\s+)?(?:String|int|long|boolean|InetAddress)\s+\w+\s*\)/g;
/** Read by a rule of its own before the bean is made (CertificateCreateRule, ConnectorCreateRule). */
const EXTRA: Readonly<Record<string, readonly string[]>> = {
  Certificate: ['type'],
  Connector: ['executor', 'protocol', 'sslImplementationName', 'SSLEnabled'],
};

const groups = new Map<string, string[]>();
for (const [element, classes] of Object.entries(ELEMENTS)) {
  const where = new Map<string, string>();
  for (const [at, branch] of BRANCHES.entries()) {
    const files = new Set(git('ls-tree', '-r', '--name-only', `refs/heads/${branch}`, 'java').split('\n'));
    const names = new Set(EXTRA[element]);
    for (const path of classes) {
      if (!files.has(path)) continue;
      for (const [, name = ''] of git('show', `refs/heads/${branch}:${path}`).matchAll(SETTER)) {
        // Introspector.decapitalize: two capitals in front stay.
        names.add(/^[A-Z]{2}/.test(name) ? name : `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`);
      }
    }
    for (const name of names) where.set(name, `${where.get(name) ?? ''}${LETTERS[at] ?? ''}`);
  }
  for (const [name, branches] of where) groups.set(`${element} ${branches}`, [...(groups.get(`${element} ${branches}`) ?? []), name]);
}
const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, names]) => `${key}:${names.sort().join(' ')}`);
const versions = BRANCHES.map((branch) => {
  const text = git('show', `refs/heads/${branch}:build.properties.default`);
  return ['major', 'minor', 'build'].map((part) => new RegExp(`^version\\.${part}=(\\d+)`, 'm').exec(text)?.[1] ?? '').join('.');
});
writeFileSync(
  join(root, 'src/core/config/tomcat/attribute-table.ts'),
  `// Made by src/dev/tomcat-grammar.ts from https://github.com/apache/tomcat, branches at ${versions.join(', ')}; do not edit.

/** A line: element, branches that have the attributes (a: 8.5, b: 9, c: 10.1, d: 11), and their names. */
export const ATTRIBUTE_TABLE = \`
${lines.join('\n')}
\`;
`,
);
console.log(lines.map((line) => `${line.split(':')[0] ?? ''} ${line.split(' ').length - 1}`).join('\n'));
