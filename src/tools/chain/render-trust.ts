import { ui } from 'content:interface/chain';
import type { KnownAuthority, Trust } from '../../core/authority/authority.ts';
import { rootsAbove } from '../../core/authority/roots-above.ts';
import { platformLabel, trustLabel } from '../../site/authority-labels.ts';
import { element } from '../shared/element.ts';
import { authorityById, authorityOf, type ChainView } from './view.ts';
import { authorities } from './words.ts';

const BROWSERS = ['chrome', 'mozilla', 'windows', 'apple'];

/** How platforms treat the issuer today. Facts of the site, not of the pasted certificates. */
export function renderTrust({ report, root }: ChainView): HTMLElement {
  const made = element('section', { className: 'chain-trust' }, element('h3', { text: ui.trust }));
  const issuer = issuerOf(report);
  if (issuer === null) {
    made.append(element('p', {}, ui.unknownIssuer, element('a', { href: `${root}chain/authorities.html`, text: ui.authorities }), '。'));
    return made;
  }
  made.append(element('p', {}, element('b', { text: issuer.name }), `：${issuer.advice}`));
  const roots = issuer.trust.length > 0 ? [issuer] : rootsAbove(issuer, authorities);
  if (roots.length > 1) made.append(element('p', { text: ui.severalRoots({ count: roots.length }) }));
  for (const each of roots.slice(0, 3)) made.append(trustOf(each, root));
  if (roots.length === 0) made.append(element('p', { text: ui.unknownRoots }));
  return made;
}

/** The lowest authority of the path that is on file, else what is missing. */
function issuerOf({ path, gaps }: ChainView['report']): KnownAuthority | null {
  for (const { sha256 } of path) {
    const known = authorityOf(sha256);
    if (known !== null) return known;
  }
  return authorityById(gaps[0]?.authority ?? null);
}

function trustOf({ id, name, trust, checked }: KnownAuthority, root: string): HTMLElement {
  const said = trust.filter(({ state }) => state !== 'unknown');
  const short = said
    .filter(({ platform }) => BROWSERS.includes(platform))
    .map(({ platform, state }) => `${platformLabel[platform]}${/\w$/.test(platformLabel[platform]) ? ' ' : ''}${trustLabel[state]}`);
  const summary = element('summary', { text: `${name}：${short.length > 0 ? short.join('、') : ui.noStates}` });
  const list = element('dl', {}, ...trust.flatMap(row));
  return element(
    'details',
    { className: 'facts' },
    summary,
    list,
    element(
      'p',
      { className: 'quiet' },
      ui.checked({ day: checked }),
      element('a', { href: `${root}chain/authorities.html#${id}`, text: ui.sources }),
    ),
  );
}

function row({ platform, state, note }: Trust): HTMLElement[] {
  return [element('dt', { text: platformLabel[platform] }), element('dd', { text: `${trustLabel[state]}：${note}` })];
}
