/** The page that `content/authorities` makes; menus show it among the articles on chains. */
export const authoritiesPage = {
  id: 'chain-authorities',
  title: '各家憑證的序號、指紋與檔案',
  nav: '各家憑證',
  summary: '每一張根憑證、交互憑證與中繼憑證的名稱、序號、指紋、效期、各平台的態度，以及網站憑證該配哪幾張。',
  section: 'chain',
  href: '/chain/authorities.html',
  order: 25,
} as const;
