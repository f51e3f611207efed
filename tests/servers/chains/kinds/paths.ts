import { der, extension } from '../../../core/x509/der-build.ts';
import type { ChainDraft } from '../chain.ts';
import { authorityKeyId } from '../extensions.ts';
import { keysOf } from '../keys.ts';

const otherKeyId = authorityKeyId(keysOf('P-256', 'nobody'));
/** Issuer and serial number of an authority that is another. */
const otherIssuer = extension('2.5.29.35', der(0x30, der(0xa1, der(0xa4, der(0x30))), der(0x82, [0x2a])));

/** What is sent, in which order, and which way leads to the root. */
export const paths: readonly ChainDraft[] = [
  {
    name: '兩張中繼憑證，只送下面那一張',
    intermediates: [{}, {}],
    sends: ({ leaf, intermediates: [, lower] }) => [leaf, ...(lower ? [lower] : [])],
  },
  {
    name: '兩張中繼憑證，只送上面那一張',
    intermediates: [{}, {}],
    sends: ({ leaf, intermediates: [upper] }) => [leaf, ...(upper ? [upper] : [])],
  },
  { name: '兩張中繼憑證，順序顛倒', intermediates: [{}, {}], sends: ({ leaf, intermediates }) => [leaf, ...intermediates] },
  {
    name: '三張中繼憑證，根憑證在最前面，其餘顛倒',
    intermediates: [{}, {}, {}],
    sends: ({ leaf, intermediates, root }) => [leaf, root, ...intermediates],
  },
  { name: '四張中繼憑證，順序正確', intermediates: [{}, {}, {}, {}] },
  {
    name: '中間夾一張不相干的憑證',
    sends: ({ leaf, intermediates, also }) => [leaf, also('root', 'stranger', {}, null), ...intermediates],
  },
  {
    name: '最後多一張不相干的憑證',
    sends: ({ leaf, intermediates, also }) => [leaf, ...intermediates, also('leaf', 'other leaf', {}, null)],
  },
  { name: '中繼憑證送兩次，伺服器的也送兩次', sends: ({ leaf, intermediates }) => [leaf, ...intermediates, leaf, ...intermediates] },
  { name: '根憑證也送', sends: ({ leaf, intermediates, root }) => [leaf, ...intermediates, root] },
  { name: '只送伺服器的憑證與根憑證', sends: ({ leaf, root }) => [leaf, root] },
  {
    name: '先送一張同名而金鑰不同的中繼憑證',
    sends: ({ leaf, intermediates: [right], root, also }) =>
      right ? [leaf, also('intermediate', 'impostor', { subject: right.name, subjectKeyId: null }, root), right] : [],
  },
  {
    name: '只送同名而金鑰不同的中繼憑證',
    sends: ({ leaf, intermediates: [right], root, also }) =>
      right ? [leaf, also('intermediate', 'impostor', { subject: right.name }, root)] : [],
  },
  {
    name: '先送過期的中繼憑證，再送同名同金鑰的新的',
    sends: ({ leaf, intermediates: [right], root, also }) =>
      right ? [leaf, also('intermediate', 'intermediate 0', { subject: right.name, from: -800, until: -3 }, root), right] : [],
  },
  {
    name: '新舊根憑證：送的中繼憑證由舊的根簽，而信任新的；另送新的簽的',
    sends: ({ leaf, intermediates: [right], also }) =>
      right ? [leaf, also('intermediate', 'intermediate 0', { subject: right.name }, also('root', 'old root', {}, null)), right] : [],
  },
  {
    name: '送的中繼憑證只由沒有受信任的舊根簽',
    sends: ({ leaf, intermediates: [right], also }) =>
      right ? [leaf, also('intermediate', 'intermediate 0', { subject: right.name }, also('root', 'old root', {}, null))] : [],
  },
  {
    name: '多送一張舊根簽新根的交叉憑證，新根受信任',
    sends: ({ leaf, intermediates, root, also }) => [
      leaf,
      ...intermediates,
      also('intermediate', 'root', { subject: root.name }, also('root', 'old root', {}, null)),
    ],
  },
  {
    name: '多送一張已經過期的交叉憑證，新根受信任',
    sends: ({ leaf, intermediates, root, also }) => [
      leaf,
      ...intermediates,
      also('intermediate', 'root', { subject: root.name, until: -10 }, also('root', 'old root', {}, null)),
    ],
  },
  {
    name: '交叉憑證引到受信任的根，中間那張自簽的沒有受信任',
    sends: ({ leaf, root, also }) => {
      const newRoot = also('root', 'new root', {}, null);
      const lower = also('intermediate', 'intermediate 1', {}, newRoot);
      // The leaf keeps the key and name of the one that was made; only the way up is longer.
      return [
        leaf,
        also('intermediate', 'intermediate 0', {}, newRoot),
        newRoot,
        lower,
        also('intermediate', 'new root', { subject: newRoot.name }, root),
      ];
    },
  },
  {
    name: '根憑證的另一版：同名同金鑰，送的是過期的',
    sends: ({ leaf, intermediates, root, also }) => [
      leaf,
      ...intermediates,
      also('root', 'root', { subject: root.name, from: -2000, until: -5 }, null),
    ],
  },
  { name: '伺服器的憑證寫的發行者金鑰識別碼不對', leaf: { authorityKeyId: otherKeyId } },
  { name: '中繼憑證寫的發行者金鑰識別碼不對', intermediates: [{ authorityKeyId: otherKeyId }] },
  { name: '伺服器的憑證寫的發行者與序號不對', leaf: { authorityKeyId: otherIssuer } },
  { name: '根憑證寫的發行者金鑰識別碼不是自己的', root: { authorityKeyId: otherKeyId } },
  {
    name: '哪裡都沒有金鑰識別碼',
    root: { subjectKeyId: null },
    intermediates: [{ subjectKeyId: null, authorityKeyId: null }],
    leaf: { subjectKeyId: null, authorityKeyId: null },
  },
  { name: '中繼憑證沒有主體金鑰識別碼', intermediates: [{ subjectKeyId: null }] },
  { name: '中繼憑證由伺服器的憑證那樣的憑證簽出', intermediates: [{ basicConstraints: null, keyUsage: null }, {}] },
];
