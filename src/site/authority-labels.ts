import type { Authority, Platform, Trust } from '../core/authority/authority.ts';

/** Hierarchies in the order in which a reader of today meets them, with the words above each. */
export const families: { id: Authority['family']; title: string; summary: string }[] = [
  { id: 'twca', title: '臺灣網路認證（TWCA）', summary: '現在對外的政府網站多半用這一家。' },
  {
    id: 'gtlsca',
    title: '政府伺服器數位憑證管理中心（GTLSCA）',
    summary: 'Chrome 與 Firefox 已不信任上面的 ePKI 根憑證，對外網站不要再用。',
  },
  { id: 'cht-globalsign', title: '中華電信，GlobalSign 根憑證之下', summary: '2025 年起的網站憑證，上面是 GlobalSign，不是 ePKI。' },
  { id: 'hipki', title: '中華電信 HiPKI', summary: 'Chrome 只信任早就有 SCT 的舊憑證，新的不信任。' },
  { id: 'epki', title: '中華電信 ePKI', summary: 'GTLSCA 上面的根憑證與交互憑證。' },
  { id: 'cht-trustroot', title: '中華電信 TrustRoot', summary: '新的根憑證，平台還沒有普遍收錄。' },
  { id: 'gpki', title: '政府憑證總管理中心（GRCA）與 GCA', summary: '2017 年簡報的那一組，留作紀錄與辨認用，不要安裝。' },
];

export const statusLabel: Record<Authority['status'], string> = { usable: '可以用', limited: '有限制', obsolete: '已淘汰，不要安裝' };

export const roleLabel: Record<Authority['role'], string> = { root: '根憑證', cross: '交互憑證', intermediate: '中繼憑證' };

export const platformLabel: Record<Platform, string> = {
  chrome: 'Chrome',
  mozilla: 'Firefox（Mozilla）',
  windows: 'Windows',
  apple: 'Apple',
  android: 'Android',
  java: 'Java',
  node: 'Node.js',
};

export const trustLabel: Record<Trust['state'], string> = {
  trusted: '信任',
  constrained: '有條件',
  removed: '已移除',
  never: '沒有收錄',
  unknown: '尚未查證',
};
