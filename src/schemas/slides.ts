import { z } from 'zod';

/** `content/slides.yaml`: what each slide of the 2017 deck is about. */
export const slides = z.record(z.string().regex(/^S(0[1-9]|[12]\d|3[0-5])$/, '頁碼的寫法是 S01 到 S35。'), z.string().min(2, '標題太短。'));

export type Slides = z.infer<typeof slides>;
