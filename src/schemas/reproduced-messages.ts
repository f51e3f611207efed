import { z } from 'zod';
import { isoDate, latestToday } from './provenance.ts';

/** Software that messages of the catalogue are reproduced with. */
const SOFTWARE = [
  'openssl',
  'keytool',
  'java',
  'curl',
  'wget',
  'git',
  'python',
  'node',
  'nginx',
  'apache',
  'haproxy',
  'caddy',
  'lighttpd',
  'postgresql',
  'socat',
  'slapd',
  'tomcat',
  'tomcat8',
  'tomcat9',
  'tomcat10',
  'tomcat11',
  'wildfly',
  'springboot3',
  'springboot4',
  'jetty10',
  'jetty12',
  'bash',
  'chromium',
  'go',
  'pebble',
  'certbot',
  'lego',
  'dehydrated',
  'named',
  'nsupdate',
  'postfix',
  'dovecot',
] as const;

/** One message that the installed software printed when it was made to, and that the recogniser found. */
const reproducedMessage = z.strictObject({
  /** The entry in `content/errors`. */
  id: z.string({ error: '缺少 id。' }).regex(/^[a-z]{1,12}\d{2}[a-z]?$/, 'id 是錯誤訊息的代號，例如 k01。'),
  /** What was done. */
  how: z.string({ error: '缺少 how：怎麼引發的。' }).min(4, 'how 太短。'),
  program: z.enum(SOFTWARE, { error: `program 只能是 ${SOFTWARE.join('、')}。` }),
  version: z.string({ error: '缺少 version。' }).regex(/^\d[\w.+-]*$/, 'version 是軟體的版本，例如 1.22.1，要加引號。'),
  /** The first day on which this version did so. */
  since: isoDate.refine((date) => date <= latestToday(), { error: 'since 不能是未來的日子。' }),
  /** Fingerprint of the entry's texts at that time. */
  texts: z.string({ error: '缺少 texts。' }).regex(/^[0-9a-f]{16}$/, 'texts 是訊息原文的指紋，由程式寫入。'),
});

/** `content/reproduced-messages.yaml`, which the server tests write. */
export const reproducedMessages = z.strictObject({
  /** Where the last run took place. */
  system: z.string({ error: '缺少 system：執行測試的作業系統。' }).min(3, 'system 太短。'),
  messages: z.array(reproducedMessage, { error: '缺少 messages。' }).min(1, '至少要有一則。'),
});

export type ReproducedMessage = z.infer<typeof reproducedMessage>;
export type ReproducedMessages = z.infer<typeof reproducedMessages>;
