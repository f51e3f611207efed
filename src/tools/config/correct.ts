import { correctConfig } from '../../core/config/correct/corrections.ts';
import { siteFacts } from '../../core/config/site-facts.ts';
import type { Examined } from './examined.ts';
import { renderCorrection } from './render-correction.ts';

/** What the script for corrections leaves for the tool. */
export interface ConfigCorrect {
  render: typeof render;
  fillWriter: typeof fillWriter;
}

/** The reader's own file, corrected; nothing where nothing in it has one certain answer. `mask` hides secrets in what is shown. */
export function render(examined: Examined, mask: (text: string) => string[]): HTMLElement[] {
  if (examined.outcome !== 'examined' || examined.text === null) return [];
  const { kind, text, version, findings, name, lineOf } = examined;
  const checker = globalThis.kbConfigCheckers?.[kind];
  if ((kind !== 'nginx' && kind !== 'apache') || !checker) return [];
  const correction = correctConfig(text, kind, version, checker.examine);
  return correction === null ? [] : [renderCorrection(text, correction, name, findings.length - correction.mended, lineOf, mask)];
}

const PATHS = ['certificatePath', 'keyPath', 'trustedPath', 'documentRoot'] as const;

/** Fills the form for a new configuration with the site that was pasted, unless the reader has written a name there. */
export function fillWriter(all: readonly Examined[]): void {
  const form = document.querySelector<HTMLFormElement>('kb-config-writer form');
  for (const examined of all) {
    if (examined.outcome !== 'examined' || examined.text === null) continue;
    const { kind, text, version } = examined;
    const facts = kind === 'nginx' || kind === 'apache' ? siteFacts(text, kind) : null;
    if (facts === null || !form) continue;
    const field = (name: string): HTMLInputElement => form.querySelector(`[name="${name}"]`) as HTMLInputElement;
    const domains = field('domains');
    if (domains.value !== (domains.dataset.taken ?? '')) return;
    domains.value = domains.dataset.taken = facts.domains.join(' ');
    const server = form.querySelector('select') as HTMLSelectElement;
    server.value = kind;
    // Of Apache the third number counts.
    field('version').value =
      version !== null && (kind === 'nginx' || /^\d+\.\d+\.\d/.test(version))
        ? version
        : (server.selectedOptions[0]?.dataset.version ?? '');
    for (const path of PATHS) field(path).value = facts[path] ?? '';
    // Where the form's script is not there yet, it reads the fields when it comes.
    if (form.closest<HTMLElement>('kb-config-writer')?.dataset.ready !== undefined) form.dispatchEvent(new Event('input'));
    return;
  }
}
