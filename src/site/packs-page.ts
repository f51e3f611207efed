/** The page that `content/packs` makes; menus show it among the articles on chains. */
export const packsPage = {
  id: 'chain-packs',
  title: '憑證包：依簽發者配好的串鍊',
  nav: '憑證包',
  summary: '每一種網站憑證要配的中繼憑證，依序接好放在一個檔案裡，附 SHA-256。檔案就在本站，連不到外網的主機也能用。',
  section: 'chain',
  href: '/chain/packs.html',
  order: 22,
} as const;
