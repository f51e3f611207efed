import type { Authority, Trust } from '../../core/authority/authority.ts';
import { rootsAbove } from '../../core/authority/roots-above.ts';
import { platformLabel, trustLabel } from '../../site/authority-labels.ts';
import { element } from '../shared/element.ts';
import { authorityById, authorityOf, type ChainView } from './view.ts';
import { authorities } from './words.ts';

const BROWSERS = ['chrome', 'mozilla', 'windows', 'apple'];

/** How platforms treat the issuer today. Facts of the site, not of the pasted certificates. */
export function renderTrust({ report, root }: ChainView): HTMLElement {
  const made = element('section', { className: 'chain-trust' }, element('h3', { text: '瀏覽器現在怎麼看這個簽發者' }));
  const issuer = issuerOf(report);
  if (issuer === null) {
    made.append(
      element(
        'p',
        {},
        '本站資料裡沒有這個簽發者，所以不知道瀏覽器信不信任它。政府網站常見的簽發者在',
        element('a', { href: `${root}chain/authorities.html`, text: '各家憑證' }),
        '。',
      ),
    );
    return made;
  }
  made.append(element('p', {}, element('b', { text: issuer.name }), `：${issuer.advice}`));
  const roots = issuer.trust.length > 0 ? [issuer] : rootsAbove(issuer, authorities);
  if (roots.length > 1) made.append(element('p', { text: `上面有 ${roots.length} 個根憑證，瀏覽器接到任何一個它信任的就可以：` }));
  for (const each of roots.slice(0, 3)) made.append(trustOf(each, root));
  if (roots.length === 0) made.append(element('p', { text: '上面的根憑證不在本站資料裡。' }));
  return made;
}

/** The lowest authority of the path that is on file, else what is missing. */
function issuerOf({ path, gaps }: ChainView['report']): Authority | null {
  for (const { sha256 } of path) {
    const known = authorityOf(sha256);
    if (known !== null) return known;
  }
  return authorityById(gaps[0]?.authority ?? null);
}

function trustOf({ id, name, trust, checked }: Authority, root: string): HTMLElement {
  const said = trust.filter(({ state }) => state !== 'unknown');
  const short = said
    .filter(({ platform }) => BROWSERS.includes(platform))
    .map(({ platform, state }) => `${platformLabel[platform]}${/\w$/.test(platformLabel[platform]) ? ' ' : ''}${trustLabel[state]}`);
  const summary = element('summary', { text: `${name}：${short.length > 0 ? short.join('、') : '沒有查到各平台的狀態'}` });
  const list = element('dl', {}, ...trust.flatMap(row));
  return element(
    'details',
    { className: 'facts' },
    summary,
    list,
    element(
      'p',
      { className: 'quiet' },
      `依本站資料，${checked} 核對。`,
      element('a', { href: `${root}chain/authorities.html#${id}`, text: '出處與細節' }),
    ),
  );
}

function row({ platform, state, note }: Trust): HTMLElement[] {
  return [element('dt', { text: platformLabel[platform] }), element('dd', { text: `${trustLabel[state]}：${note}` })];
}
