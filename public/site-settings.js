// 這個網站是誰的、有問題找誰：寫在這裡，存檔後重新整理就有，不必重新建置。
// 每一行都可以不寫；整個檔案刪掉，網站也照常。寫法見旁邊的 site-settings.example.js。
// 改完打開 about.html#settings，寫錯的地方會列在那裡。
globalThis.kbSettings = {
  // agency: '機關名稱',
  // helpdesk: '服務窗口的名稱',
  // address: 'https://這個網站的網址/',
  // phone: '電話',
  // mail: '電子郵件信箱',
  // logo: '標誌的檔名，放在這個檔案旁邊',
  // notice: '每一頁最上面的公告，一句話',
};
