// site-settings.js 的範例：照著寫在 site-settings.js 裡，換成自己的。網站不會讀這個檔案。
// 用記事本存成 UTF-8。每一行最後要有逗號，文字放在兩個 ' 之間。
globalThis.kbSettings = {
  // 機關名稱，最多 40 個字，顯示在每一頁最上面與最下面。
  agency: '範例機關資訊處',
  // 讀者有問題時找的單位，最多 40 個字。
  helpdesk: '憑證服務窗口',
  // 大家打開這個網站的網址，http:// 或 https:// 開頭。客服回覆裡的連結用它開頭。
  address: 'https://kb.example.gov.tw/',
  // 電話，可以寫分機。
  phone: '(02) 1234-5678 轉 90',
  // 信箱；「回報錯誤」也寄到這裡。
  mail: 'tls-help@example.gov.tw',
  // 標誌：svg、png、jpg、webp 或 gif，放在這個資料夾裡，只寫檔名，不能是別的網站的網址。
  logo: 'icon.svg',
  // 公告，最多 200 個字，顯示在每一頁最上面；過了就拿掉這一行。
  notice: '12 月 5 日 22:00 到 24:00 內網維護，這段時間請用離線副本。',
};
