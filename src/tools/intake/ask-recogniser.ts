import { isSolid } from '../../core/diagnose/weigh.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { Look, RecogniserApi } from '../recogniser/look.ts';
import { part } from '../shared/element.ts';

/** What the recogniser sees in a text; null where its script cannot be read. `tool` names the scripts. */
export async function askRecogniser(tool: HTMLElement, text: string): Promise<{ api: RecogniserApi; look: Look } | null> {
  const scripts = part<HTMLTemplateElement>(tool, 'scripts').content;
  const load = async (name: string): Promise<void> => {
    const address = scripts.querySelector<HTMLElement>(`[data-src*="/${name}."]`)?.dataset.src ?? '';
    await loadScript(address, name !== 'recogniser' && name !== 'config-kinds');
  };
  if (!globalThis.kbRecogniser) await load('recogniser').catch(() => undefined);
  const api = globalThis.kbRecogniser;
  if (!api) return null;
  const look = await api.look(text, {
    loadWords: async (names) => {
      await Promise.allSettled(names.map(load));
    },
  });
  return { api, look };
}

/** Whether it knows more than that some words of a question often go with some cause; of a page's source only a report counts, and what is wrong. */
export function isKnown({ kinds, errors, codes, report, verdicts }: Look, isPage: boolean): boolean {
  if (report !== null || verdicts.some(({ evidence }) => evidence.some(isSolid))) return true;
  return !isPage && kinds.length + errors.length + codes.length > 0;
}
