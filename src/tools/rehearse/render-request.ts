import { ui } from 'content:interface/rehearse';
import words from 'content:messages?rehearse';
import { ui as commonUi } from 'content:interface/common';
import type { Finding } from '../../core/policy/finding.ts';
import type { Rule } from '../../core/policy/rule.ts';
import type { AdmittedRequest, NotAdmitted } from '../../core/rehearse/admit-request.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import type { PublicKey } from '../../core/x509/subject.ts';
import { judgingRules } from '../decoder/judging-rules.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, verdictCard } from '../shared/verdict-card.ts';

/** Why nothing can be issued for what was given, and what to do. */
export function renderRefusal({ refused, facts }: NotAdmitted): HTMLElement {
  const said = words['rehearse']?.[refused];
  const reason = renderMessage(said?.text ?? refused, facts);
  return element(
    'section',
    { className: 'object' },
    verdictCard('bad', ui.refused({ reason }), ui.refusedKind),
    element('p', { text: renderMessage(said?.fix ?? '', facts) }),
  );
}

/** That a practice certificate can be issued, and before that what of the request an authority would refuse; all else is the decoder's. */
export function renderRequest(admitted: AdmittedRequest, key: PublicKey | null, findings: readonly Finding[], root: string): HTMLElement[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const said = keyText(key ?? { type: admitted.keyType, curve: null, bits: null });
  const count = admitted.names.length;
  const headline = count === 0 ? ui.readyNoName({ key: said }) : ui.ready({ key: said, count });
  const others = findings.length - errors.length;
  return [
    verdictCard(errors.length > 0 ? 'care' : 'good', headline, ui.request),
    ...(errors.length > 0
      ? [
          element('p', { text: ui.mend }),
          element('ul', { className: 'findings' }, ...errors.map((finding) => renderFinding(finding, root))),
        ]
      : []),
    ...(others > 0
      ? [
          element(
            'p',
            { className: 'quiet' },
            ui.others({ count: others }),
            element('a', { href: `${root}tools/decode.html`, text: ui.decoder }),
            ui.othersEnd,
          ),
        ]
      : []),
  ];
}

const keyText = ({ type, curve, bits }: Pick<PublicKey, 'type' | 'curve' | 'bits'>): string =>
  curve !== null ? `${type} ${curve}` : bits === null ? type : ui.bits({ type, bits });

function renderFinding({ rule: id, facts }: Finding, root: string): HTMLElement {
  const rule: Rule | undefined = judgingRules().find((each) => each.id === id);
  const link = rule?.page
    ? element('a', { href: root + rule.page, text: commonUi.howTo })
    : element('a', { href: `${root}rules.html#${id}`, text: ui.rules });
  const item = element(
    'li',
    { className: 'finding' },
    element(
      'div',
      {},
      element('p', { text: renderMessage(rule?.message ?? id, facts) }),
      element('p', { text: renderMessage(rule?.fix ?? '', facts) }),
      element('p', { className: 'quiet' }, link),
    ),
  );
  item.prepend(shapeIcon());
  showTone(item, 'bad');
  return item;
}
