import { z } from 'zod';

const omission = z.strictObject(
  {
    slide: z.string({ error: '缺少 slide。' }).regex(/^S(0[1-9]|[12]\d|3[0-5])$/, 'slide 的寫法是 S01 到 S35。'),
    what: z.string({ error: '缺少 what：簡報上的原文，一字不改。' }).min(1, 'what 不能空白。'),
    reason: z.string({ error: '缺少 reason：為什麼不收。' }).min(6, 'reason 太短，請讓讀者看得懂為什麼不收。'),
  },
  { error: '每一項寫 slide、what、reason。' },
);

/** `content/omissions.yaml`: facts of the 2017 deck that the site leaves out on purpose. */
export const omissions = z.array(omission, { error: 'omissions.yaml 是清單。' });
