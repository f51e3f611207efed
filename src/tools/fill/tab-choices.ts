import { keepTab, kept } from './kept.ts';

/** A choice the page offers as tabs (system, version), shown in the form as well so that a link carries it. */
export interface TabChoice {
  /** Its name in the fragment: "tab1", "tab2"… in the order of the page. */
  name: string;
  select: HTMLSelectElement;
  tabs: HTMLElement[];
}

/** Adds a select to `form` for each group of tabs on the page and keeps the two in step; `changed` runs when the reader chose otherwise. */
export function tabChoices(page: ParentNode, form: HTMLElement, title: string, changed: () => void): TabChoice[] {
  return [...page.querySelectorAll<HTMLElement>('[role="tablist"]')].map((list, index) => {
    const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
    const name = `tab${index + 1}`;
    const select = document.createElement('select');
    select.id = `fill-${name}`;
    select.append(...tabs.map((tab) => new Option(tab.textContent)));
    const label = document.createElement('label');
    label.htmlFor = select.id;
    label.textContent = title;
    const row = document.createElement('div');
    row.append(label, select);
    form.append(row);
    const follow = (): void => {
      select.selectedIndex = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    };
    follow();
    // Chosen before this script came.
    if (select.selectedIndex > 0) keepTab(select.value);
    select.addEventListener('change', () => {
      tabs[select.selectedIndex]?.click();
      keepTab(select.value);
      changed();
    });
    // Tabs change by click, by arrow key, by their namesakes elsewhere on the page and by a link into a hidden panel;
    // only what the reader did here goes into the address, or a followed link would be overwritten before it is read.
    new MutationObserver(follow).observe(list, { subtree: true, attributeFilter: ['aria-selected'] });
    for (const type of ['click', 'keyup']) {
      list.addEventListener(type, ({ isTrusted }) => {
        follow();
        // What a link or an earlier page chose is not kept anew and must not change the address before it has been read.
        if (!isTrusted) return;
        keepTab(select.value);
        changed();
      });
    }
    return { name, select, tabs };
  });
}

/** The tabs that were chosen on other pages and that this one has; "Windows（PowerShell）" is Windows. The latest choice of a group counts. */
export function keptTabs(choices: readonly TabChoice[]): HTMLElement[] {
  const labels = kept().getAll('tab').map(kindOf);
  return choices.flatMap(({ select, tabs }) => {
    if (select.selectedIndex > 0) return [];
    const kinds = tabs.map(({ textContent }) => kindOf(textContent));
    const label = labels.find((each) => kinds.includes(each));
    return (label !== undefined && tabs[kinds.indexOf(label)]) || [];
  });
}

const kindOf = (label: string): string => label.split('\uff08')[0] ?? '';

/** What the fragment carries of the choices: those that differ from what the page shows by itself. */
export function chosenTabs(choices: readonly TabChoice[]): Record<string, string> {
  return Object.fromEntries(choices.filter(({ select }) => select.selectedIndex > 0).map(({ name, select }) => [name, select.value]));
}

/** The tabs that a fragment asks for; a label the page does not have is passed over. */
export function tabsIn(choices: readonly TabChoice[], values: Readonly<Record<string, string>>): HTMLElement[] {
  return choices.flatMap(({ name, tabs }) => tabs.find((tab) => tab.textContent === values[name]) ?? []);
}
