import { copyFileSync } from 'node:fs';
import type { Materials } from './materials.ts';
import { pathOf, type Provocation } from './provocation.ts';
import type { Workshop } from '../support/workshop.ts';

/** Both languages of the interface, and "no" in each. */
const LANGUAGES = [
  { language: 'en', country: 'US', no: 'no' },
  { language: 'zh', country: 'TW', no: '否' },
] as const;

interface Situation {
  file: (name: string) => string;
  /** A copy of a keystore, which the command may change. */
  store: (name: string) => string;
  /** Where a new file may be made. */
  fresh: (name: string) => string;
}

interface Options {
  /** What has to be there before. */
  before?: (materials: Materials) => Promise<void>;
  /** Answers "no" to what keytool asks. */
  refuse?: boolean;
}

/** One command, run in English and in Traditional Chinese. */
function keytool(id: string, how: string, args: (situation: Situation) => string[], { before, refuse = false }: Options = {}): Provocation {
  return {
    id,
    how: `keytool ${how}`,
    program: 'keytool',
    async provoke(materials, shop) {
      await before?.(materials);
      const outputs: string[] = [];
      for (const { language, country, no } of LANGUAGES) {
        const fresh = (name: string): string => shop.path(`${language}-${name}`);
        const store = (name: string): string => {
          const copy = fresh(name);
          copyFileSync(materials.file(name), copy);
          return copy;
        };
        const command = args({ file: (name) => materials.file(name), store, fresh });
        outputs.push(
          await run(shop, [`-J-Duser.language=${language}`, `-J-Duser.country=${country}`, ...command], refuse ? `${no}\n` : ''),
        );
      }
      return outputs;
    },
  };
}

const UTF8 = ['file.encoding', 'stdout.encoding', 'stderr.encoding', 'sun.stdout.encoding', 'sun.stderr.encoding'].map(
  (name) => `-J-D${name}=UTF-8`,
);
/** What stands on the reader's screen: both streams in the order in which they were written, which two pipes do not keep. */
const run = async (shop: Workshop, args: string[], input: string): Promise<string> =>
  (await shop.run('sh', ['-c', 'exec "$0" "$@" 2>&1', pathOf('keytool'), '-J-XX:TieredStopAtLevel=1', ...UTF8, ...args], { input })).output;

const PASS = ['-storepass', 'changeit'];
const KEY = ['-keyalg', 'RSA', '-keysize', '2048', '-dname', 'CN=www.example.gov.tw'];
const reply = (file: string, keystore: string, ...more: string[]): string[] => [
  '-importcert',
  '-alias',
  'tomcat',
  '-file',
  file,
  '-keystore',
  keystore,
  ...PASS,
  ...more,
];

/** A keystore of the old kind whose key has a password of its own. */
const jks = {
  before: (materials: Materials) =>
    materials.once('st.jks', () =>
      materials.keytool(
        '-genkeypair',
        '-storetype',
        'JKS',
        '-alias',
        'tomcat',
        ...KEY,
        '-keystore',
        'st.jks',
        ...PASS,
        '-keypass',
        'otherpass',
      ),
    ),
};
/** One that trusts the intermediate certificate. */
const trusting = {
  before: (materials: Materials) =>
    materials.once('int-trust.p12', () =>
      materials.keytool('-importcert', '-noprompt', '-alias', 'int', '-file', 'int.pem', '-keystore', 'int-trust.p12', ...PASS),
    ),
};
/** A root certificate that Java has already. */
const builtIn = {
  refuse: true,
  before: (materials: Materials) =>
    materials.once('built-in.pem', async () => {
      const { stdout } = await materials.shop.run(pathOf('keytool'), ['-list', '-rfc', '-cacerts', ...PASS]);
      materials.shop.write('pki/built-in.pem', /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/.exec(stdout)?.[0] ?? '');
    }),
};

export const keytoolRows: Provocation[] = [
  keytool('k01', '-importcert：回覆是別把金鑰的憑證', ({ file, store }) => reply(file('leaf.pem'), store('re.p12'))),
  keytool('k02', '-importcert：只匯入伺服器憑證', ({ file, store }) => reply(file('leaf.pem'), store('ks.p12'))),
  keytool('k03a', '-importcert：把網頁當成要信任的憑證', ({ file, store }) => [
    '-importcert',
    '-alias',
    'newca',
    '-file',
    file('page.cer'),
    '-keystore',
    store('ks.p12'),
    ...PASS,
  ]),
  keytool('k03b', '-importcert：把網頁當成回覆', ({ file, store }) => reply(file('page.cer'), store('ks.p12'))),
  keytool('k03c', '-importcert：回覆是空檔', ({ file, store }) => reply(file('empty.cer'), store('ks.p12'))),
  keytool('k04', '-importcert：把請求檔當成回覆', ({ file, store }) => reply(file('leaf.csr'), store('ks.p12'))),
  keytool('k05a', '-list：keystore 密碼錯誤', ({ file }) => ['-list', '-keystore', file('ks.p12'), '-storepass', 'wrongwrong']),
  keytool('k05b', '-list：JKS 格式，密碼錯誤', ({ file }) => ['-list', '-keystore', file('st.jks'), '-storepass', 'wrongwrong'], jks),
  keytool(
    'k06',
    '-importkeystore：金鑰密碼錯誤',
    ({ file, store }) => [
      '-importkeystore',
      '-noprompt',
      '-srckeystore',
      file('st.jks'),
      '-srcstorepass',
      'changeit',
      '-srcalias',
      'tomcat',
      '-srckeypass',
      'wrongwrong',
      '-destkeystore',
      store('ks.p12'),
      '-deststorepass',
      'changeit',
      '-destalias',
      'copy',
    ],
    jks,
  ),
  keytool('k07', '-list：keystore 不存在', ({ file }) => ['-list', '-keystore', file('nowhere.p12'), ...PASS]),
  keytool('k08', '-list：keystore 是空檔', ({ file }) => ['-list', '-keystore', file('empty.cer'), ...PASS]),
  keytool('k09', '-genkeypair：別名已經有金鑰', ({ store }) => [
    '-genkeypair',
    '-alias',
    'tomcat',
    ...KEY,
    '-keystore',
    store('ks.p12'),
    ...PASS,
  ]),
  keytool(
    'k10',
    '-importcert：別名已經有憑證',
    ({ file, store }) => [
      '-importcert',
      '-noprompt',
      '-alias',
      'int',
      '-file',
      file('root.pem'),
      '-keystore',
      store('int-trust.p12'),
      ...PASS,
    ],
    trusting,
  ),
  keytool('k11', '-certreq：別名打錯', ({ file }) => ['-certreq', '-alias', 'tomact', '-keystore', file('ks.p12'), ...PASS]),
  keytool('k12', '-importcert：同一張憑證再匯入一次', ({ file, store }) => reply(file('leaf.pem'), store('server.p12'), '-noprompt')),
  keytool('k13', '-importcert：回覆只有 CA 憑證', ({ file, store }) => reply(file('caonly.pem'), store('ks.p12'), '-noprompt')),
  keytool('k14', '-importcert：回覆中間少一張', ({ file, store }) => reply(file('gap.pem'), store('ks.p12'), '-noprompt')),
  keytool('k15', '-importcert：回覆裡混了別家的憑證', ({ file, store }) => reply(file('odd.pem'), store('ks.p12'), '-noprompt')),
  keytool('k15', '-importcert：回覆裡的中繼憑證同名，金鑰卻不同', ({ file, store }) =>
    reply(file('wrong-int.pem'), store('ks.p12'), '-noprompt'),
  ),
  keytool('k17', '-importcert：回覆的根憑證不在信任清單', ({ file, store }) => reply(file('withroot.pem'), store('ks.p12')), {
    refuse: true,
  }),
  keytool(
    'k18',
    '-importcert -trustcacerts：Java 已經內建的根憑證',
    ({ file, store }) => [
      '-importcert',
      '-trustcacerts',
      '-alias',
      'extra',
      '-file',
      file('built-in.pem'),
      '-keystore',
      store('ks.p12'),
      ...PASS,
    ],
    builtIn,
  ),
  keytool('k19', '–import：選項前面是長破折號', ({ file, store }) => [
    '–import',
    '-alias',
    'tomcat',
    '-file',
    file('leaf.pem'),
    '-keystore',
    store('ks.p12'),
  ]),
  keytool('k19b', '-imports：選項打錯', ({ file, store }) => [
    '-imports',
    '-alias',
    'tomcat',
    '-file',
    file('leaf.pem'),
    '-keystore',
    store('ks.p12'),
  ]),
  keytool('k20', '-genkeypair：沒寫 -keyalg', ({ fresh }) => [
    '-genkeypair',
    '-alias',
    'tomcat',
    '-dname',
    'CN=x',
    '-keystore',
    fresh('new.p12'),
    ...PASS,
  ]),
  keytool('k21', '-genkeypair：密碼只有三個字', ({ fresh }) => [
    '-genkeypair',
    '-alias',
    'tomcat',
    ...KEY,
    '-keystore',
    fresh('new.p12'),
    '-storepass',
    'abc',
  ]),
  keytool('k22a', '-list：把憑證當成 keystore', ({ file }) => ['-list', '-keystore', file('leaf.pem'), ...PASS]),
  keytool('k22b', '-list -storetype JKS：把憑證當成 keystore', ({ file }) => [
    '-list',
    '-storetype',
    'JKS',
    '-keystore',
    file('leaf.pem'),
    ...PASS,
  ]),
  keytool('k23a', '-genkeypair：SHA-1 簽章', ({ fresh }) => [
    '-genkeypair',
    '-alias',
    'w',
    ...KEY,
    '-sigalg',
    'SHA1withRSA',
    '-keystore',
    fresh('weak.p12'),
    ...PASS,
  ]),
  keytool('k23b', '-genkeypair：1024 位元', ({ fresh }) => [
    '-genkeypair',
    '-alias',
    'w',
    ...KEY,
    '-keysize',
    '1024',
    '-keystore',
    fresh('weak.p12'),
    ...PASS,
  ]),
  keytool('k23c', '-genkeypair：JKS 格式', ({ fresh }) => [
    '-genkeypair',
    '-storetype',
    'JKS',
    '-alias',
    'w',
    ...KEY,
    '-keystore',
    fresh('weak.jks'),
    ...PASS,
    '-keypass',
    'changeit',
  ]),
  keytool('k24', '-importcert：檔案不存在', ({ file, store }) => reply(file('missing.cer'), store('ks.p12'))),
  {
    id: 'k25',
    how: '執行路徑裡沒有 keytool',
    program: 'bash',
    provoke: async (_, shop) => (await shop.run(pathOf('bash'), ['-c', 'keytool -list'], { env: { PATH: shop.folder } })).output,
  },
  keytool('k26', '-importcert：回覆含完整串鍊', ({ file, store }) => reply(file('withroot.pem'), store('ks.p12'), '-noprompt')),
  keytool('k27', '-importcert：別名打錯', ({ file, store }) => [
    '-importcert',
    '-noprompt',
    '-alias',
    'wrongalias',
    '-file',
    file('leaf.pem'),
    '-keystore',
    store('ks.p12'),
    ...PASS,
  ]),
];
