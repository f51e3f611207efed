/** How the site looks in this browser: the `style` of the page's root element, which the script in its head puts back from storage. */
const { style } = document.documentElement;

export type Theme = 'system' | 'light' | 'dark';
/** Sizes of text in per cent of what the browser is set to. */
export const SIZES = ['100%', '112.5%', '131.25%'] as const;
export type Size = (typeof SIZES)[number];

export const chosenTheme = (): Theme => (style.colorScheme === 'dark' || style.colorScheme === 'light' ? style.colorScheme : 'system');
export const chosenSize = (): Size => SIZES.find((size) => size === style.fontSize) ?? '100%';

/** Shows the colours from now on; see `--light` and `--dark` in site.css. */
export function chooseTheme(theme: Theme): void {
  const isOn = (own: Theme): string => (theme === 'system' ? '' : theme === own ? 'initial' : ' ');
  style.colorScheme = theme === 'system' ? '' : theme;
  style.setProperty('--light', isOn('light'));
  style.setProperty('--dark', isOn('dark'));
  showThemeColour();
  keep();
}

export function chooseSize(size: Size): void {
  style.fontSize = size === '100%' ? '' : size;
  keep();
}

/** How high the notice of the site's owner is, so that the next page leaves room for it before its script is there. */
export function keepNoticeRoom(room: string): void {
  if (style.getPropertyValue('--notice') === room) return;
  style.setProperty('--notice', room);
  keep();
}

/** The colour that browsers paint around the page is the page's own. */
export function showThemeColour(): void {
  let meta = document.querySelector<HTMLMetaElement>('meta[name=theme-color]');
  if (!meta) {
    meta = document.createElement('meta');
    meta.name = 'theme-color';
    document.head.append(meta);
  }
  meta.content = getComputedStyle(document.body).backgroundColor;
}

function keep(): void {
  try {
    if (style.cssText === '') localStorage.removeItem('kbLook');
    else localStorage.kbLook = style.cssText;
  } catch {
    // The choice then holds for this page.
  }
}
