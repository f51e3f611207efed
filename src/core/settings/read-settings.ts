import { readSiteAddress } from '../reply/site-address.ts';
import { settingLimits, settingNames, type SettingName, type Settings } from './settings.ts';

/** Something in the file that was not taken; everything else holds. */
export type SettingFault =
  | { code: 'no-object' }
  | { code: 'unknown-name'; name: string }
  | { code: 'no-text'; name: SettingName }
  | { code: 'too-long'; name: SettingName; most: number }
  | { code: 'bad-address' | 'bad-phone' | 'bad-mail' | 'bad-logo' | 'bad-encoding'; name: SettingName };

/** What of a file's value can be used, and what cannot. Nothing that an administrator writes breaks a page. */
export function readSettings(value: unknown): { settings: Settings; faults: SettingFault[] } {
  if (value === undefined) return { settings: {}, faults: [] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { settings: {}, faults: [{ code: 'no-object' }] };
  const settings: Settings = {};
  const faults: SettingFault[] = [];
  for (const [name, given] of Object.entries(value)) {
    if (!isSettingName(name)) {
      faults.push({ code: 'unknown-name', name: name.slice(0, 40) });
      continue;
    }
    const read = readText(name, given);
    if (typeof read !== 'string') faults.push(read);
    else if (read !== '') settings[name] = read;
  }
  return { settings, faults };
}

const isSettingName = (name: string): name is SettingName => (settingNames as string[]).includes(name);

/** The text to use, "" where nothing was written, or the fault. */
function readText(name: SettingName, given: unknown): string | SettingFault {
  if (given === undefined || given === null) return '';
  if (typeof given !== 'string') return { code: 'no-text', name };
  const most = settingLimits[name];
  // What is far too long is not even looked at.
  if (given.length > 10_000) return { code: 'too-long', name, most };
  const text = given.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
  if ([...text].length > most) return { code: 'too-long', name, most };
  if (text === '') return '';
  // What was saved as Big5 is no text of ours any more.
  if (text.includes('\ufffd')) return { code: 'bad-encoding', name };
  const plain = text.normalize('NFKC').replace(DASHES, '-');
  if (name === 'address')
    return (/^https?:\/\//i.test(plain) ? readSiteAddress(plain)?.address : undefined) ?? { code: 'bad-address', name };
  if (name === 'phone') return PHONE.test(plain) ? plain : { code: 'bad-phone', name };
  if (name === 'mail') return MAIL.test(plain) ? plain : { code: 'bad-mail', name };
  if (name === 'logo') return LOGO.test(text) ? text : { code: 'bad-logo', name };
  return text;
}

/** What word processors and Chinese typing make of a hyphen. */
const DASHES = /[\u2010-\u2015\u2212\u30fc]/gu;
/** Digits, what stands between them, and the word for an extension. */
const PHONE = /^(?=.*\d)[\d+#*()（）~、,;/ .轉分機-]+$/;
const MAIL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/i;
/** A file below the site's own folder; no way up, no other place. */
const LOGO = /^(?:[\w-][\w.-]*\/){0,4}[\w-][\w.-]*\.(?:svg|png|jpe?g|webp|gif)$/i;
