/** Turns labelled panels that follow each other into tabs (WAI-ARIA tabs pattern); the choice holds for all tabs of the page with that label. */
export function makeTabs(root: ParentNode): void {
  let count = 0;
  const groups: { tabs: HTMLButtonElement[]; panels: HTMLElement[] }[] = [];
  for (const group of root.querySelectorAll<HTMLElement>('.tabs')) {
    const panels = [...group.querySelectorAll<HTMLElement>(':scope > .tab')];
    if (panels.length < 2) continue;
    const list = document.createElement('div');
    list.setAttribute('role', 'tablist');
    const tabs = panels.map((panel) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `tab-${++count}`;
      tab.textContent = panel.dataset.label ?? '';
      tab.setAttribute('role', 'tab');
      panel.id ||= `panel-${count}`;
      tab.setAttribute('aria-controls', panel.id);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      list.append(tab);
      return tab;
    });
    group.prepend(list);
    groups.push({ tabs, panels });
    tabs.forEach((tab, index) => {
      tab.addEventListener('click', () => choose(tab.textContent, groups));
      tab.addEventListener('keydown', (event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        const next = tabs[(index + step + tabs.length) % tabs.length];
        if (!step || !next) return;
        event.preventDefault();
        choose(next.textContent, groups);
        next.focus();
      });
    });
    select(tabs, panels, 0);
  }
  // A link to what is folded or inside a hidden panel must show it.
  const reveal = (): void => {
    // Filled-in values may follow the id: #verify?domain=…
    const target = document.getElementById(location.hash.slice(1).split('?')[0] ?? '');
    const fold = target?.closest('details');
    const panel = target?.closest<HTMLElement>('[role="tabpanel"][hidden]');
    if (fold) fold.open = true;
    if (panel) choose(panel.dataset.label ?? '', groups);
    if (fold ?? panel) target?.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
}

function choose(label: string, groups: { tabs: HTMLButtonElement[]; panels: HTMLElement[] }[]): void {
  for (const { tabs, panels } of groups) {
    const index = tabs.findIndex((tab) => tab.textContent === label);
    if (index >= 0) select(tabs, panels, index);
  }
}

function select(tabs: HTMLButtonElement[], panels: HTMLElement[], chosen: number): void {
  tabs.forEach((tab, index) => {
    tab.setAttribute('aria-selected', String(index === chosen));
    tab.tabIndex = index === chosen ? 0 : -1;
  });
  panels.forEach((panel, index) => (panel.hidden = index !== chosen));
}
