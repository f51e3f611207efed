import { loadScript } from './load-script.ts';

/** Over https the browser can keep the whole site; the script for that comes when the page has everything else. */
export function keepOffline(address: string): void {
  if (location.protocol !== 'https:') return;
  addEventListener('load', () => void loadScript(address, true).catch(() => undefined));
}
