import type { Detector, Recognised } from '../recognised.ts';

const CERTUTIL_HEAD = /^={4,40}\s*(?:Certificate|憑證)\s+\d+\s*={4,40}\s*$/iu;
const POWERSHELL_ROW = /^\s{0,4}[0-9A-F]{40}\s+\S/u;
const POWERSHELL_HEAD = /^\s{0,4}Thumbprint\s+Subject\b/u;
const POWERSHELL_STORE = /PSParentPath\s*:\s*Microsoft\.PowerShell\.Security\\Certificate::(\S{1,80})/u;

/** `certutil -store`: how many certificates, how many of them say where their key lies, how many miss it. */
export const certutilStore: Detector = (lines) => {
  const heads = lines.flatMap((line, index) => (CERTUTIL_HEAD.test(line) ? [index] : []));
  const [first] = heads;
  if (first === undefined) return [];
  const body = lines.slice(first);
  return [
    {
      kind: 'certutil',
      line: first + 1,
      facts: {
        certificates: heads.length,
        keyContainers: body.filter((line) => /^\s*(?:Key Container|金鑰容器|Simple container name|簡單的容器名稱)\s*[=:：]/iu.test(line))
          .length,
        missingKeys: body.filter((line) =>
          /Missing stored keyset|Cannot find the certificate and private key|遺失儲存的金鑰組|遺漏儲存的金鑰組/iu.test(line),
        ).length,
      },
    },
  ];
};

/** PowerShell's listing of a certificate store. Facts: store as printed, certificates. */
export const powershellCerts: Detector = (lines): Recognised[] => {
  const store = lines.findIndex((line) => line.includes('PSParentPath') && POWERSHELL_STORE.test(line));
  const head = lines.findIndex((line) => POWERSHELL_HEAD.test(line));
  if (store === -1 && head === -1) return [];
  const rows = lines.filter((line) => POWERSHELL_ROW.test(line)).length;
  if (store === -1 && rows === 0) return [];
  const first = Math.min(store === -1 ? Infinity : store, head === -1 ? Infinity : head);
  return [
    {
      kind: 'powershell-certs',
      line: first + 1,
      facts: { store: POWERSHELL_STORE.exec(lines[store] ?? '')?.[1] ?? null, certificates: rows },
    },
  ];
};
