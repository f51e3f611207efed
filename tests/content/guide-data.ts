import type { Guide } from '../../src/schemas/guide.ts';

/** Front matter as the schema gives it, for tests that are about the text below it. */
export const guideData: Guide = {
  id: 'x',
  title: '怎麼做？',
  nav: '做法',
  summary: '先看，再做，最後檢查。',
  section: 'csr',
  order: 1,
  status: 'current',
  slides: [],
  sources: [{ title: '測試' }],
  checked: '2026-11-22',
  confidence: 'stated',
};
