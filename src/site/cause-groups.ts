/** Causes by what they are about, in the order in which a connection meets them: a page each. */
export const causeGroups = [
  { id: 'trust', title: '信任與憑證串鍊' },
  { id: 'validity', title: '效期、名稱與用途' },
  { id: 'keys', title: '私密金鑰' },
  { id: 'files', title: '檔案與 keystore' },
  { id: 'protocol', title: '協定與交握' },
  { id: 'server', title: '伺服器設定' },
  { id: 'applying', title: '申請與簽發' },
  { id: 'network', title: '網路' },
  { id: 'tools', title: '工具與指令' },
  { id: 'pages', title: '網頁與應用程式' },
] as const;
