import { keepValue, kept } from './kept.ts';

/** The table of issuers as a choice in the form: the reader says once whose certificates the agency has, and only that row stays. */
export function issuerChoice(page: ParentNode, form: HTMLElement): HTMLSelectElement | null {
  const fold = page.querySelector<HTMLDetailsElement>('.which-ca');
  const summary = fold?.querySelector('summary');
  if (!fold || !summary) return null;
  const rows = [...fold.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const select = document.createElement('select');
  select.id = 'fill-issuer';
  select.append(new Option(''), ...rows.map((row) => new Option(row.cells[0]?.textContent)));
  const label = document.createElement('label');
  label.htmlFor = select.id;
  label.textContent = fold.dataset.label ?? '';
  const row = document.createElement('div');
  row.append(label, select);
  form.append(row);
  const chosen = document.createElement('span');
  chosen.className = 'filled';
  summary.append(chosen);
  const show = (): void => {
    for (const [index, each] of rows.entries()) each.hidden = select.selectedIndex > 0 && index !== select.selectedIndex - 1;
    chosen.textContent = select.value;
  };
  select.addEventListener('change', () => {
    keepValue('issuer', select.value);
    fold.open = select.value !== '';
    show();
  });
  select.value = kept().get('issuer') ?? '';
  // An issuer that this page does not have.
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  show();
  return select;
}
