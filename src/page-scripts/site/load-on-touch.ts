import { ui } from 'content:interface/page';
import { loadScript } from './load-script.ts';

/** What a tool finds on itself when its script arrives. */
export interface WaitingTool extends HTMLElement {
  /** Files dropped on it before; the tool takes them over. */
  waiting?: File[];
  /** How the last text came into its field before: the edit's own kind. */
  entered?: string | undefined;
}

/** Loads a tool's script the moment somebody touches the tool, so that the page itself stays light. */
export function loadOnTouch(root: ParentNode): void {
  for (const tool of root.querySelectorAll<WaitingTool>('[data-src]')) {
    const load = (event?: Partial<InputEvent>): void => {
      tool.entered = event?.inputType ?? tool.entered;
      // A page may bring the script by itself.
      if (customElements.get(tool.localName)) return;
      loadScript(tool.dataset.src ?? '').catch(() => {
        const status = tool.querySelector('[role=status]');
        if (status) status.textContent = ui.toolUnreadable;
      });
    };
    // Parts that can do nothing before a script runs.
    for (const part of tool.querySelectorAll<HTMLElement>('[data-live]')) part.hidden = false;
    if (tool.dataset.fragment !== undefined) loadForValues(load);
    if (tool.dataset.fragment === 'kept') loadForKept(root, load);
    for (const type of ['focusin', 'pointerenter', 'dragenter', 'input']) tool.addEventListener(type, load);
    tool.addEventListener('dragover', (event) => event.preventDefault());
    // Sent before the script is there: the page's policy forbids it anyway, and the script reads the fields when it comes.
    tool.addEventListener('submit', (event) => {
      if (tool.dataset.ready !== undefined) return;
      event.preventDefault();
      tool.dataset.asked = '';
      load();
    });
    tool.addEventListener('drop', (event) => {
      if (tool.dataset.ready !== undefined) return;
      event.preventDefault();
      tool.waiting = [...(event.dataTransfer?.files ?? [])];
      load();
    });
  }
}

/** An address that carries values (`#verify?domain=…`, `#add=iis-f5`) is to be followed at once, also one that is opened on the page itself. */
function loadForValues(load: () => void): void {
  const follow = (): void => {
    if (/[?=]./.test(location.hash)) load();
  };
  addEventListener('hashchange', follow);
  follow();
}

/** Where tools/fill/kept.ts keeps it. */
const KEPT = 'kb-filled';

/** What the reader filled in or chose on another page holds on this one too; and what is chosen here is to be kept. */
function loadForKept(root: ParentNode, load: () => void): void {
  try {
    if (localStorage.getItem(KEPT)) load();
  } catch {
    // Nothing may be stored here.
  }
  for (const tabs of root.querySelectorAll('.tabs')) tabs.addEventListener('click', load);
}
