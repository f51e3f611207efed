import { loadScript } from './load-script.ts';

/** Files dropped on a tool before its script has arrived; the tool takes them over. */
export interface WaitingTool extends HTMLElement {
  waiting?: File[];
}

/** Loads a tool's script the moment somebody touches the tool, so that the page itself stays light. */
export function loadOnTouch(root: ParentNode): void {
  for (const tool of root.querySelectorAll<WaitingTool>('[data-src]')) {
    const address = tool.dataset.src ?? '';
    const load = (): void => {
      loadScript(address).catch(() => {
        const status = tool.querySelector('[data-status]');
        if (status) status.textContent = '檢查工具的程式讀不到。請重新整理；如果是離線副本，請確認 assets 資料夾也一起複製了。';
      });
    };
    for (const type of ['focusin', 'pointerdown', 'pointerenter', 'dragenter', 'input']) tool.addEventListener(type, load, { once: true });
    tool.addEventListener('dragover', (event) => event.preventDefault());
    tool.addEventListener('drop', (event) => {
      if (tool.dataset.ready !== undefined) return;
      event.preventDefault();
      tool.waiting = [...(event.dataTransfer?.files ?? [])];
      load();
    });
  }
}
