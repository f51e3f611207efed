import { readSiteAddress, siteAddressOf } from '../../core/reply/site-address.ts';

/** The address that the letter's links begin with, and what has to be said about it. */
export interface SiteNotice {
  address: string | null;
  /** Beside the field. */
  said: string;
  invalid: boolean;
  /** Above the letter, where its links cannot be opened. */
  warning: { title: string; text: string } | null;
}

const FILL_IN = '請在「網站網址」填上大家連得到的網址，信裡的連結與 QR 碼才能用。';

/** Decides between what was typed and where the page stands. */
export function siteNotice(typed: string, href: string): SiteNotice {
  const own = siteAddressOf(href, 'tools/reply.html');
  const site = typed.trim() === '' ? own : readSiteAddress(typed);
  if (site && !site.own) return { address: site.address, said: `信裡的連結會是 ${site.address}go/…`, invalid: false, warning: null };
  if (site) {
    return {
      address: site.address,
      said: `${site.address} 只有這台電腦打得開。`,
      invalid: typed.trim() !== '',
      warning: { title: '信裡的連結別人打不開', text: `網址是這台電腦自己的（${site.address}）。${FILL_IN}` },
    };
  }
  if (typed.trim() === '') {
    return {
      address: null,
      said: '這是用檔案開啟的副本，要填網址才有連結。',
      invalid: false,
      warning: { title: '還缺網站網址', text: `這是用檔案開啟的副本，別人打不開這裡的位置。${FILL_IN}` },
    };
  }
  const said = '看不懂這個網址。請寫成 https://kb.example.gov.tw/ 的樣子，不要有帳號密碼。';
  return { address: null, said, invalid: true, warning: { title: '網站網址有誤', text: `${said}修好之前，信裡沒有可以點的連結。` } };
}
