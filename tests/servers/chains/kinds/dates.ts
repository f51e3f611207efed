import { der } from '../../../core/x509/der-build.ts';
import type { ChainDraft } from '../chain.ts';

/** Times, in days from today. */
export const dates: readonly ChainDraft[] = [
  { name: '伺服器的憑證昨天過期', leaf: { until: -1 } },
  { name: '伺服器的憑證後天才生效', leaf: { from: 2 } },
  { name: '伺服器的憑證 398 天', leaf: { from: -10, until: 388 } },
  { name: '伺服器的憑證 825 天', leaf: { from: -10, until: 815 } },
  { name: '伺服器的憑證 900 天', leaf: { from: -10, until: 890 } },
  { name: '伺服器的憑證三十年', leaf: { from: -10, until: 10_950 }, root: { until: 12_000 }, intermediates: [{ until: 12_000 }] },
  { name: '伺服器的憑證比中繼憑證晚到期', leaf: { until: 1800 } },
  { name: '伺服器的憑證比根憑證晚到期', leaf: { until: 4500 } },
  { name: '伺服器的憑證比中繼憑證早生效', leaf: { from: -700 } },
  { name: '中繼憑證昨天過期', intermediates: [{ until: -1 }] },
  { name: '中繼憑證後天才生效', intermediates: [{ from: 2 }] },
  { name: '上面的中繼憑證過期，下面的沒有', intermediates: [{ until: -2 }, {}] },
  { name: '根憑證昨天過期', root: { until: -1 } },
  { name: '根憑證後天才生效', root: { from: 2 } },
  { name: '中繼憑證與伺服器的憑證都過期', intermediates: [{ until: -1 }], leaf: { until: -1 } },
  { name: '伺服器的憑證到期早於生效', leaf: { from: -5, until: -10 } },
  { name: '伺服器的憑證沒有到期日（9999 年）', leaf: { validity: der(0x30, der(0x17, '260101000000Z'), der(0x18, '99991231235959Z')) } },
  {
    name: '伺服器的憑證用 GeneralizedTime 寫 2049 年以前',
    leaf: { validity: der(0x30, der(0x18, '20260101000000Z'), der(0x18, '20480101000000Z')) },
  },
  { name: '伺服器的憑證時間寫時差', leaf: { validity: der(0x30, der(0x17, '260101000000+0800'), der(0x17, '480101000000Z')) } },
  { name: '伺服器的憑證從 1950 年起', leaf: { validity: der(0x30, der(0x17, '500101000000Z'), der(0x17, '480101000000Z')) } },
];
