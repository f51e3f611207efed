import type { Command } from './command.ts';

/** Every command by name. */
export const commands: Readonly<Record<string, Command>> = {
  inspect: {
    usage: '檔案… [--json] [--at YYYY-MM-DD] [--programme public-web|gca|gtlsca|twca]',
    summary: '解讀並檢查憑證、請求檔、PKCS#7 與 CRL',
    load: async () => (await import('./inspect.ts')).inspect,
  },
  scan: {
    usage: '檔案… [--json] [--kind html|css] [--base 網址]',
    summary: '找出 HTML 與 CSS 裡的混合內容',
    load: async () => (await import('./scan.ts')).scan,
  },
  chain: {
    usage: '檔案… [--trust 檔案]… [--host 名稱] [--leaf 檔案] [--at YYYY-MM-DD] [--json]',
    summary: '檢查憑證串鍊：缺哪一張、順序、效期、信任',
    load: async () => (await import('./chain.ts')).chain,
  },
  match: {
    usage: '檔案 檔案… [--json]',
    summary: '比對請求檔與憑證是不是同一組金鑰',
    load: async () => (await import('./match.ts')).match,
  },
  diagnose: {
    usage: '檔案… [--json]',
    summary: '這段文字是什麼、是什麼意思：錯誤訊息、工具輸出、記錄、設定',
    load: async () => (await import('./diagnose.ts')).diagnose,
  },
};
