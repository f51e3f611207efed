/** What somebody reads who has put a private key where questions are typed; it is already gone then. */
export const refusal = '這是私密金鑰，已經清掉，沒有留下。私密金鑰不要貼到任何網頁；要比對的話，貼憑證或請求檔就夠了。';
