import { ui } from 'content:interface/look';
import { chooseSize, chooseTheme, chosenSize, chosenTheme, SIZES, type Size, type Theme } from './kept-look.ts';

/** Offers the choice of colours and of the size of text at the end of the page's foot; without scripts there is none, as it could do nothing. */
export function offerLook(page: Document): void {
  const box = page.createElement('details');
  box.className = 'look no-print';
  const summary = page.createElement('summary');
  summary.textContent = ui.offer;
  Object.assign(summary.style, { cursor: 'pointer', minBlockSize: '2.75rem', alignContent: 'center' });
  box.append(summary);
  // Made when it is opened: most readers never do.
  box.addEventListener('toggle', () => box.childElementCount === 1 && box.append(...groups()));
  page.querySelector('.foot > div')?.append(box);
}

function groups(): HTMLElement[] {
  const themes: [Theme, string][] = [
    ['system', ui.system],
    ['light', ui.light],
    ['dark', ui.dark],
  ];
  const sizes: [Size, string][] = [
    [SIZES[0], ui.normal],
    [SIZES[1], ui.large],
    [SIZES[2], ui.larger],
  ];
  return [group('look-theme', ui.theme, themes, chosenTheme(), chooseTheme), group('look-size', ui.size, sizes, chosenSize(), chooseSize)];
}

/** Radio buttons with their name; arrows move among them, as browsers have it. */
function group<Value extends string>(
  name: string,
  label: string,
  values: readonly [Value, string][],
  chosen: Value,
  choose: (value: Value) => void,
): HTMLElement {
  const box = document.createElement('fieldset');
  Object.assign(box.style, { border: '0', margin: '0', padding: '0', display: 'flex', flexWrap: 'wrap', columnGap: '1.5rem' });
  const legend = document.createElement('legend');
  legend.textContent = label;
  Object.assign(legend.style, { padding: '0', fontWeight: '600' });
  box.append(
    legend,
    ...values.map(([value, text]) => {
      const input = document.createElement('input');
      Object.assign(input, { type: 'radio', name, value, checked: value === chosen, autocomplete: 'off' });
      Object.assign(input.style, { inlineSize: '1.15rem', blockSize: '1.15rem', margin: '0', accentColor: 'var(--accent)' });
      input.addEventListener('change', () => choose(value));
      const line = document.createElement('label');
      Object.assign(line.style, { display: 'flex', alignItems: 'center', gap: '0.5rem', minBlockSize: '2.75rem', cursor: 'pointer' });
      line.append(input, text);
      return line;
    }),
  );
  return box;
}
