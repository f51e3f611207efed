import { ui } from 'content:interface/intake';
import { hostWords, type HostWords } from '../../core/intake/host-words.ts';
import type { Host } from '../../core/intake/read-hosts.ts';
import { addCopyButtons } from '../../page-scripts/site/copy.ts';
import { element } from '../shared/element.ts';

/** The commands that show what hosts send, filled in, and where their output goes. `isAside`: the hosts only stood in a question. */
export function renderHosts(
  hosts: readonly Host[],
  root: string,
  { isAside, pasteBack }: { isAside: boolean; pasteBack: () => void },
): HTMLElement {
  const all = hosts.map(hostWords);
  const [first] = all;
  const name = first?.name ?? first?.address ?? '';
  const card = element('section', { className: 'intake-card intake-hosts' });
  if (isAside) card.append(element('p', { text: ui.hostAlso({ name }) }));
  else card.append(element('h2', { text: all.length === 1 ? ui.hostTitle({ name }) : ui.hostsTitle({ count: all.length }) }));
  card.append(block(ui.shell, all.map(shellLine)));
  card.append(block(ui.powershell, all.map(windowsLine)));
  if (!isAside) {
    card.append(element('p', { text: ui.hostWhy }));
    if (hosts.some(({ isWildcard }) => isWildcard)) card.append(element('p', { text: ui.hostWildcard }));
    if (hosts.every((host) => host.name === null)) card.append(element('p', { text: ui.hostIp }));
  }
  const again = element('button', { type: 'button', className: 'button primary', text: ui.pasteBack });
  again.addEventListener('click', pasteBack);
  const read = element('a', { className: 'button', href: `${root}chain/check-offline.html#live`, text: ui.readOutput });
  card.append(element('div', { className: 'bench-row' }, again, read));
  if (!isAside) card.append(block(ui.curl, all.map(curlLine)));
  addCopyButtons(card);
  return card;
}

const shellLine = ({ connect, name }: HostWords): string => (name === null ? ui.shellIp({ connect }) : ui.shellName({ connect, name }));
const windowsLine = ({ connect, name }: HostWords): string =>
  name === null ? ui.windowsIp({ connect }) : ui.windowsName({ connect, name });
const curlLine = ({ address, resolve }: HostWords): string =>
  resolve === null ? ui.curlName({ address }) : ui.curlResolve({ resolve, address });

function block(title: string, lines: readonly string[]): HTMLElement {
  const pre = element('pre', {}, element('code', { text: lines.join('\n') }));
  pre.tabIndex = 0;
  return element('figure', { className: 'code' }, element('figcaption', { text: title }), pre);
}
