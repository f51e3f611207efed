import type { Inspection } from '../../core/inspect/inspect-input.ts';
import { decodeText } from '../../core/pem/decode-text.ts';
import type { Look } from '../recogniser/look.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { UnreadableScript } from './objects.ts';

const BODY = /^[A-Za-z0-9+/=\s]*$/;
const LONG = 48;

/** Whether a text has words besides PEM blocks and bare Base64: a cheap test, one look at each line. */
function hasOtherText(text: string): boolean {
  let inside = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.startsWith('-----')) {
      inside = line.startsWith('-----BEGIN ');
      continue;
    }
    const isBody = BODY.test(line) && (inside || line.trim().length >= LONG);
    if (!isBody && /\p{L}/u.test(line)) return true;
  }
  return false;
}

/** What the decoder says of a text without objects; it is said better by whoever recognises the text. */
const SAID = ['not-recognised', 'base64-unknown', 'html-page'];

/**
 * Asks the recogniser about whatever is not a certificate or a request; its script, and the words of what it found, are
 * loaded only then. `scripts` holds their addresses. Null where there is nothing to look at; rejects with UnreadableScript.
 */
export async function lookCloser(input: Uint8Array | string, { objects, problems }: Inspection, scripts: ParentNode): Promise<Look | null> {
  if (
    objects.some(({ subject }) => subject.encoding === 'der') ||
    problems.some(({ code }) => code === 'too-large' || code.endsWith('-file'))
  )
    return null;
  const text = typeof input === 'string' ? input : decodeText(input).text;
  if (text.slice(0, 2000).includes('\0') || !hasOtherText(text)) return null;
  const load = async (name: string): Promise<void> =>
    loadScript(scripts.querySelector<HTMLElement>(`[data-src*="/${name}."]`)?.dataset.src ?? '', true);
  await load('recogniser').catch(() => undefined);
  const api = globalThis.kbRecogniser;
  // Nobody has looked at the text then, and to call it unknown would be wrong.
  if (!api) throw new UnreadableScript();
  return api.look(text, {
    loadWords: async (names) => {
      await Promise.allSettled(names.map(load));
    },
  });
}

/** The reading without the remarks that what was recognised makes void. */
export function withoutVoid(inspection: Inspection, look: Look | null): Inspection {
  if (!look) return inspection;
  const found = globalThis.kbRecogniser?.hasFound(look) ?? false;
  const isVoid = (code: string): boolean => (found ? SAID.includes(code) : code === 'not-recognised');
  // Text that was recognised has not been passed over.
  const repairs = found ? inspection.repairs.filter(({ code }) => code !== 'text-around') : inspection.repairs;
  return { ...inspection, repairs, problems: inspection.problems.filter(({ code }) => !isVoid(code)) };
}
