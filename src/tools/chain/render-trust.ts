import { ui } from 'content:interface/chain';
import { chainLabel, chainMessage, platformText } from '../../core/chain/chain-words.ts';
import { PLATFORMS } from '../../core/chain/platforms.ts';
import type { KnownAuthority } from '../../core/authority/authority.ts';
import { element } from '../shared/element.ts';
import { loadPart } from './load-part.ts';
import { authorityById, authorityOf, type ChainView } from './view.ts';
import { words } from './words.ts';

/** What platforms make of the issuer today, by the ways up that can be built from what is there; the sentence of the trust data for each where somebody asks. */
export function renderTrust({ report, root }: ChainView, script: string | undefined): HTMLElement {
  const { platforms } = report;
  const made = element('section', { className: 'chain-trust' }, element('h3', { text: chainLabel(words, 'heading-platforms') }));
  const issuer = issuerOf(report);
  const [first] = report.problems;
  if (first?.code === 'practice-certificate') {
    made.append(element('p', { text: chainMessage({ ...first, code: 'practice-root' }, words).text }));
    return made;
  }
  if (issuer === null) {
    made.append(element('p', {}, ui.unknownIssuer, element('a', { href: `${root}chain/authorities.html`, text: ui.authorities }), '。'));
    return made;
  }
  made.append(element('p', {}, element('b', { text: issuer.name }), `：${issuer.advice}`));
  const asked = new Set([issuer.id]);
  if (platforms !== null) {
    const rows = PLATFORMS.map((platform) => {
      const verdict = platforms[platform];
      asked.add(verdict.root ?? issuer.id);
      return element('li', {}, element('b', { text: chainLabel(words, `platform-${platform}`) }), `：${platformText(verdict, words)}`);
    });
    const why = element('button', { type: 'button', className: 'button', text: ui.why });
    why.addEventListener('click', () => {
      why.disabled = true;
      void loadPart(script, () => globalThis.kbTrustNotes).then(
        (notes) => {
          why.remove();
          for (const [at, platform] of PLATFORMS.entries()) {
            const { root: id, note } = platforms[platform];
            rows[at]?.append(id === null ? '' : `。${note || (notes[id]?.[platform] ?? '')}`);
          }
        },
        () => {
          why.disabled = false;
        },
      );
    });
    made.append(element('ul', {}, ...rows), why);
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
