import { z } from 'zod';
import type { Authority } from '../core/authority/authority.ts';
import { changeable } from './changes.ts';
import { confidence, provenance } from './provenance.ts';
import { text } from './text.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const oneOf = <const T extends readonly [string, ...string[]]>(field: string, values: T) =>
  z.enum(values, { error: `${field} 只能是 ${values.join('、')} 其中之一。` });

/** YAML reads 0123 as a number and 12e5 as another one; the message says what to do about it. */
const quoted = (field: string) => z.string({ error: `${field} 要用引號包起來，免得被當成數字。` });

const hex = (field: string, bytes: number) =>
  quoted(field).regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`), `${field} 是 ${bytes * 2} 個小寫的十六進位字元，不含冒號與空白。`);

const serial = quoted('serialHex').regex(
  /^([0-9a-f]{2}){1,20}$/,
  'serialHex 是小寫的十六進位序號，不含冒號與空白，位數要是偶數（前面補 0），最多 40 個字元（RFC 5280）。',
);

const time = (field: string) =>
  z.iso.datetime({ precision: 0, error: `${field} 請寫成世界標準時間，例如 2019-07-19T06:46:45Z，並用引號包起來。` });

/** The key identifier can be any length (RFC 5280 4.2.1.2); all of these are SHA-1 digests. */
const keyIdentifier = (field: string) => hex(field, 20).nullable();

/** The families of authorities. */
export const familyIds = ['gpki', 'gtlsca', 'epki', 'hipki', 'twca', 'cht-globalsign', 'cht-trustroot'] as const;

const trust = z
  .strictObject(
    {
      platform: oneOf('platform', ['chrome', 'mozilla', 'windows', 'apple', 'android', 'java', 'node']),
      /** never: not in the list, and no record that it ever was. */
      state: oneOf('state', ['trusted', 'constrained', 'removed', 'never', 'unknown']),
      /** Only where versions that people still use do not trust it: those need an update or another way to a root. */
      since: quoted('since').min(1, 'since 是開始信任的版本，例如 "16"；不必分版本就不寫。').optional(),
      note: text('note（給讀者看的一句話，寫出版本或日期）', 5),
      confidence,
    },
    { error: 'trust 的每一項要寫 platform、state、note、confidence，分版本的再寫 since，沒有其他欄位。' },
  )
  .refine(({ state, since }) => since === undefined || state === 'trusted', {
    path: ['since'],
    error: 'since 只有 state 是 trusted 時才寫。',
  });

const fields = z.strictObject(
  {
    id: z.string({ error: '缺少 id。' }).regex(KEBAB, 'id 只能用小寫英文、數字與連字號，並與檔名相同；公開之後不能再改。'),
    name: text('name（大家怎麼稱呼這張憑證）', 4),
    role: oneOf('role', ['root', 'cross', 'intermediate']),
    family: oneOf('family', familyIds),
    status: oneOf('status', ['usable', 'limited', 'obsolete']),
    advice: text('advice（手上有這裡簽發的憑證時該怎麼辦）', 10),
    subject: text('subject（主體名稱，RFC 4514 的寫法）', 3),
    issuer: text('issuer（簽發者名稱，RFC 4514 的寫法）', 3),
    serialHex: serial,
    notBefore: time('notBefore'),
    notAfter: time('notAfter'),
    keyType: text('keyType', 2),
    keyBits: z.int({ error: 'keyBits 是金鑰的位元數，例如 4096。' }).positive('keyBits 是金鑰的位元數，例如 4096。'),
    signatureAlgorithm: text('signatureAlgorithm（例如 sha256WithRSAEncryption）', 5),
    ski: keyIdentifier('ski'),
    aki: keyIdentifier('aki'),
    spkiSha256: hex('spkiSha256', 32),
    sha1: hex('sha1', 20),
    sha256: hex('sha256', 32),
    issuedBy: z.array(z.string().regex(KEBAB, 'issuedBy 填的是其他憑證的 id。'), {
      error: 'issuedBy 是清單：由哪些憑證的金鑰簽發，自簽的根憑證寫 []。',
    }),
    files: z.array(z.string().regex(/^[\w.-]+$/, 'files 填檔名，例如 GTLSCA.crt。'), {
      error: 'files 是清單：以哪些檔名提供，不知道就寫 []。',
    }),
    download: text('download（到哪裡下載；不知道就寫 null）', 5).nullable(),
    /** Of roots only, and of what hangs under a root that is not here: the others share the fate of the roots above them. */
    trust: z.array(trust, { error: 'trust 是清單；中繼憑證與交互憑證看它上面的根憑證，寫 []。' }),
    ...provenance,
    ...changeable,
  },
  { error: 'authorities 的檔案有缺漏或不認識的欄位，請對照別的檔案。' },
);

/** One CA certificate of `content/authorities`. What needs the certificate itself or the other files is checked by tests. */
export const authority = fields
  .refine(({ notBefore, notAfter }) => notBefore < notAfter, { path: ['notAfter'], error: 'notAfter 要晚於 notBefore。' })
  .refine(({ id, issuedBy }) => !issuedBy.includes(id), { path: ['issuedBy'], error: 'issuedBy 不能包含自己；自簽的根憑證寫 []。' })
  .refine(({ trust: list }) => new Set(list.map(({ platform }) => platform)).size === list.length, {
    path: ['trust'],
    error: 'trust 裡同一個 platform 只能寫一次。',
  }) satisfies z.ZodType<Authority>;
