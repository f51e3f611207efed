import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { Case, Judging } from './case.ts';

/** The tool's element, with the shell's markup and what the page was built with. */
export function toolOfPage(): HTMLElement {
  const tool = document.querySelector<HTMLElement>('kb-decoder');
  if (!tool) throw new Error('The page has no kb-decoder.');
  return tool;
}

/** Sends for the styles of sheets where the page is too light to have them. */
export function loadStyles(): void {
  const { styles } = toolOfPage().dataset;
  if (styles !== undefined) document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles }));
}

interface Told {
  object: InspectedObject;
  judging: Judging;
  source: Case;
  tool: HTMLElement;
}

/** Sends for what draws a sheet below its verdict, which does not wait for it; without it the verdict stands alone. */
export function fillLater(section: HTMLElement, { object, judging: { at, root }, source: { name, inspection }, tool }: Told): void {
  const pasted = inspection.objects.map(({ subject }) => subject);
  void painted()
    .then(() => loadScript(tool.dataset.sheet ?? ''))
    .then(
      () => globalThis.kbSheet?.fillSheet(section, { object, at, name, pasted, root, tool }),
      () => undefined,
    );
}

/** The next picture has been made, and with it the verdict is to be seen. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
