import { z } from 'zod';

/** Commands that show an object on the reader's own machine, by the object's kind. */
export const commands = z.strictObject({
  kind: z.enum(['csr', 'certificate', 'pkcs7', 'private-key', 'crl', 'public-key'], {
    error: 'kind 要是 csr、certificate、pkcs7、private-key、crl 或 public-key。',
  }),
  commands: z
    .array(
      z.strictObject({
        tool: z.string().min(2),
        purpose: z.string().min(2, 'purpose 用幾個字說明這個指令在看什麼。'),
        encoding: z.enum(['pem', 'der', 'any'], { error: 'encoding 是 pem、der 或 any。' }),
        code: z.string().min(3),
      }),
    )
    .min(1),
});

export type Commands = z.infer<typeof commands>;
