import { ui } from 'content:interface/chain';
import { chainLabel, platformText } from '../../core/chain/chain-words.ts';
import { PLATFORMS } from '../../core/chain/platforms.ts';
import type { KnownAuthority } from '../../core/authority/authority.ts';
import { element } from '../shared/element.ts';
import { authorityById, authorityOf, type ChainView } from './view.ts';
import { words } from './words.ts';

/** What platforms make of the issuer today, by the ways up that can be built from what is there, with the sentence of the trust data for each. */
export function renderTrust({ report, root }: ChainView): HTMLElement {
  const { platforms } = report;
  const made = element('section', { className: 'chain-trust' }, element('h3', { text: chainLabel(words, 'heading-platforms') }));
  const issuer = issuerOf(report);
  if (issuer === null) {
    made.append(element('p', {}, ui.unknownIssuer, element('a', { href: `${root}chain/authorities.html`, text: ui.authorities }), '。'));
    return made;
  }
  made.append(element('p', {}, element('b', { text: issuer.name }), `：${issuer.advice}`));
  const asked = new Set([issuer.id]);
  if (platforms !== null) {
    const rows = PLATFORMS.flatMap((platform) => {
      const verdict = platforms[platform];
      if (verdict.root !== null) asked.add(verdict.root);
      const said = element(
        'dd',
        {},
        element('b', { text: platformText(verdict, words) }),
        verdict.note === null ? '' : `。${verdict.note}`,
      );
      return [element('dt', { text: chainLabel(words, `platform-${platform}`) }), said];
    });
    made.append(element('div', { className: 'facts' }, element('dl', {}, ...rows)));
  }
  for (const id of asked) {
    const { name, checked } = authorityById(id) ?? issuer;
    const link = element('a', { href: `${root}chain/authorities.html#${id}`, text: name });
    made.append(element('p', { className: 'quiet' }, ui.checked({ day: checked }), link));
  }
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
