import { ui as commonUi } from 'content:interface/common';
import type { ConfigKind } from '../../core/config/config-finding.ts';
import { readServerVersion } from '../../core/config/server-version.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { copyBox } from '../shared/take-away.ts';
import { part } from '../shared/element.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import type { ConfigCorrect } from './correct.ts';
import { examineSource, type Examined } from './examined.ts';
import { maskSecrets } from './mask-secrets.ts';
import { renderExamined, reportExamined } from './render-examined.ts';

/** Examines pasted, dropped or chosen server configurations and says line by line what to mend. */
export class KbConfig extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    for (const name of ['kind', 'version']) part(this, name).addEventListener('change', () => void this.#examine());
    this.#panel = new InputPanel(this, () => void this.#examine());
    this.#panel.start();
  }

  /** The version that was typed; what cannot be read is told beside the field and counts as none. */
  #version(): string | null {
    const field = part<HTMLInputElement>(this, 'version');
    const version = readServerVersion(field.value);
    const fits = version !== null || field.value.trim() === '';
    if (fits) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
    const said = part(this, 'version-said');
    said.textContent = fits ? '' : (said.dataset.odd ?? '');
    return version;
  }

  async #examine(): Promise<void> {
    const panel = this.#panel;
    const sources = panel.sources();
    const version = this.#version();
    if (sources.length === 0) return;
    const isLast = panel.begin();
    const chosen = (part<HTMLSelectElement>(this, 'kind').value || null) as ConfigKind | null;
    const all: Examined[] = [];
    for (const source of sources) {
      const examined = await examineSource(source, chosen, version, this.dataset, panel.words);
      if (!isLast()) return;
      all.push(examined);
    }
    const isReport = all.some(({ outcome }) => outcome === 'examined');
    const sections = all.map((examined) => renderExamined(examined, this.dataset.root ?? ''));
    panel.answer([...sections, ...(isReport ? [copyBox(commonUi.copyReport, () => reportExamined(all))] : [])]);
    if (!all.some((examined) => canBeCorrected(examined))) return;
    const correct = await correcting(this.dataset.correct);
    if (!isLast()) return;
    for (const [at, examined] of all.entries()) sections[at]?.append(...(correct?.render(examined, maskSecrets) ?? []));
    correct?.fillWriter(all);
  }
}

/** Null when its script cannot be read: the findings stand without it. */
async function correcting(script = ''): Promise<ConfigCorrect | null> {
  await loadScript(script).catch(() => undefined);
  return globalThis.kbConfigCorrect ?? null;
}

const canBeCorrected = (examined: Examined): boolean =>
  examined.outcome === 'examined' && (examined.kind === 'nginx' || examined.kind === 'apache');
