import { said } from '../../site/facts.ts';

/** One certificate of a drawn chain, root first. `mark` is its place in what the server sends. */
interface DrawnCertificate {
  lines: string[];
  kind?: 'plain' | 'own' | 'good' | 'bad' | 'ghost';
  mark?: number;
  /** Why the certificate above does not vouch for this one. */
  cut?: string;
}

interface DrawnChain {
  title: string;
  desc: string;
  boxes: DrawnCertificate[];
  sides: { from: number; to: number; lines: string[]; bad?: boolean }[];
  points: string[];
}

const sent = ['由伺服器', '送出', '號碼是', '順序'];

/** The chains that the articles draw. */
export const chainPictures: Record<'general' | 'missing' | 'wrong' | 'gtlsca' | 'twca', DrawnChain> = {
  general: {
    title: '一條完整的憑證串鍊',
    desc: '由上而下四張：根憑證簽發交互憑證，交互憑證簽發中繼憑證，中繼憑證簽發伺服器憑證。根憑證由瀏覽器內建，下面三張由伺服器依伺服器憑證、中繼、交互憑證的順序送出。',
    boxes: [
      { lines: ['根憑證', '自己簽自己'], kind: 'good' },
      { lines: ['交互憑證', '有的串鍊才有'], mark: 3 },
      { lines: ['中繼憑證', '簽發網站的那一張'], mark: 2 },
      { lines: ['伺服器憑證', '寫著您的網域'], kind: 'own', mark: 1 },
    ],
    sides: [
      { from: 0, to: 0, lines: ['瀏覽器', '內建'] },
      { from: 1, to: 3, lines: sent },
    ],
    points: [
      '上面那張簽發下面那張；下面那張的簽發者，就是上面那張的主體。',
      '伺服器送 1、2、3，從下往上。',
      '根憑證不用送。瀏覽器只認自己清單裡的那一張。',
      '中間少一張、拿錯一張、過期一張，這條線就斷了。',
    ],
  },
  missing: {
    title: '斷在這裡：只裝了伺服器憑證',
    desc: '根憑證在瀏覽器裡，伺服器只送出伺服器憑證，中間的中繼憑證沒有送，所以接不起來。',
    boxes: [
      { lines: ['根憑證', '瀏覽器內建'], kind: 'good' },
      { lines: ['中繼憑證', '伺服器沒有送'], kind: 'ghost' },
      { lines: ['伺服器憑證', '寫著您的網域'], kind: 'own', mark: 1, cut: '接不上' },
    ],
    sides: [
      { from: 1, to: 1, lines: ['少了', '這一張'], bad: true },
      { from: 2, to: 2, lines: ['伺服器', '只送這張'] },
    ],
    points: ['會自己下載補齊的瀏覽器看起來正常，其他的會失敗。', '補法：把中繼憑證接在伺服器憑證後面一起送。'],
  },
  wrong: {
    title: '斷在這裡：中繼憑證是另一家的',
    desc: '伺服器憑證的簽發者是 TAIWAN-CA，伺服器送出的中繼卻是 GTLSCA 與 ePKI 的交互憑證，所以伺服器憑證和中繼憑證之間接不起來。',
    boxes: [
      { lines: ['ePKI Root', '中華電信的根'] },
      { lines: ['eCA1_to_eCA2', '上一家的交互憑證'], kind: 'bad', mark: 3 },
      { lines: ['GTLSCA - G1', '上一家的中繼'], kind: 'bad', mark: 2 },
      { lines: ['伺服器憑證', '簽發者 TAIWAN-CA'], kind: 'own', mark: 1, cut: '不是它簽發的' },
    ],
    sides: [
      { from: 1, to: 2, lines: ['換憑證時', '沒有跟著', '換掉'], bad: true },
      { from: 3, to: 3, lines: ['新的', '憑證'] },
    ],
    points: [
      '2025 年以後政府網站最典型的錯：伺服器憑證換成 TWCA，中繼還留著 GTLSCA 的。',
      'Windows 的瀏覽器常會自己下載對的中繼，看起來正常；Linux 的程式直接失敗。',
      '補法：把 2、3 整組換成 TWCA 的。',
    ],
  },
  gtlsca: {
    title: 'GTLSCA 的串鍊，和它為什麼行不通',
    desc: '由上而下：ePKI Root、eCA1_to_eCA2 交互憑證、GTLSCA - G1、伺服器憑證。憑證之間接得起來，但最上面的 ePKI Root 已經不在 Chrome 與 Firefox 的清單裡。',
    boxes: [
      { lines: ['ePKI Root', '中華電信的根'], kind: 'bad' },
      { lines: ['eCA1_to_eCA2', 'ePKI Root G2 交互憑證'], mark: 3 },
      { lines: ['GTLSCA - G1', '政府伺服器憑證的中繼'], mark: 2 },
      { lines: ['伺服器憑證', '簽發者 行政院'], kind: 'own', mark: 1 },
    ],
    sides: [
      { from: 0, to: 0, lines: ['清單裡', '已經沒有'], bad: true },
      { from: 1, to: 3, lines: sent },
    ],
    points: [
      '三張照順序送，憑證之間接得起來，不是伺服器設定錯。',
      `斷的是最上面：Chromium 156 不內建 ePKI Root，Firefox 在 ${said('firefox-epki-removed')}移除。`,
      '補什麼中繼都沒有用，要換一家簽發。',
    ],
  },
  twca: {
    title: 'TWCA 的串鍊（SSL Certification Authority 這一條）',
    desc: '由上而下：TWCA Global Root CA 簽發 TWCA CYBER Root CA 的交互憑證，再簽發 TWCA SSL Certification Authority，再簽發伺服器憑證。下面三張由伺服器送出。',
    boxes: [
      { lines: ['TWCA Global Root CA', '各平台多半內建'], kind: 'good' },
      { lines: ['TWCA CYBER Root CA', '由 Global Root 交互簽發'], mark: 3 },
      { lines: ['TWCA SSL', 'Certification Authority'], mark: 2 },
      { lines: ['伺服器憑證', '簽發者 TAIWAN-CA'], kind: 'own', mark: 1 },
    ],
    sides: [
      { from: 0, to: 0, lines: ['瀏覽器', '內建'] },
      { from: 1, to: 3, lines: sent },
    ],
    points: [
      '認得 CYBER Root 的瀏覽器走到第 3 張的那把金鑰就停了，不必再往上。',
      'Apple 裝置、Java 與還沒更新根憑證清單的 Android App 沒有 CYBER Root，要靠第 3 張接到 Global Root。',
      '舊的一條比較短：TWCA Secure SSL Certification Authority 直接由 Global Root 簽發，只送兩張。',
    ],
  },
};
