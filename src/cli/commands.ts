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
};
