import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/decoder';
import { lacksIssuer } from '../../core/inspect/lacks-issuer.ts';
import { headline } from '../../core/inspect/headline.ts';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { label } from '../../core/inspect/words.ts';
import type { Finding } from '../../core/policy/finding.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { issuerName } from '../../core/x509/called-name.ts';
import type { Case, Judging } from './case.ts';
import { whenOpened } from './details.ts';
import { element, part, showText } from '../shared/element.ts';
import { showTone, toneOfSeverity, toneOfVerdict } from '../shared/verdict-card.ts';
import { mainAction, moreOnward } from './main-action.ts';
import { judgingRules } from './judging-rules.ts';
import { fillLater, toolOfPage } from './sheet-of.ts';
import { words } from './words.ts';

/** Numbers the sheets of a page, whose findings are led to. */
let shown = 0;

/** Shows one decoded object: its verdict and what to do at once, and what it says as soon as the script for that is here. */
export function renderObject(object: InspectedObject, judging: Judging, source: Case): HTMLElement {
  const templates = toolOfPage();
  const section = copyOf(templates, 'object');
  const { subject, findings } = object;
  const isTorn =
    isUsable(object) &&
    lacksIssuer(
      subject,
      source.inspection.objects.map((each) => each.subject),
    );
  const verdict = isTorn ? 'caution' : object.verdict;
  const reason = isTorn ? ui.otherIssuer({ issuer: issuerName(subject) }) : headline(object, words, judgingRules());
  showTone(part(section, 'verdict'), toneOfVerdict[verdict]);
  showText(part(section, 'kind'), kindLine(object));
  showText(part(section, 'headline'), `${label(words, `verdict-${verdict}`)}：${reason}`);
  const place = `mend-${++shown}`;
  const action = mainAction(object, judging, `#${place}`);
  if (action && (findings.length > 0 || verdict !== 'unusable')) part(section, 'next').append(action);

  if (findings.length > 0) {
    const list = element('ul', { className: 'findings' }, ...findings.map((finding) => renderFinding(finding, judging, templates)));
    list.id = place;
    list.tabIndex = -1;
    part(section, 'findings').append(list);
  }
  const onward = moreOnward(object, judging);
  if (onward) part(section, 'onward').append(onward);
  if (subject.kind === 'certificate') section.dataset.lives = '';
  showCommands(section, object, templates);
  if (subject.kind === 'private-key') part(section, 'facts').closest('details')?.remove();
  else fillLater(section, { object, judging, source, tool: templates });
  return section;
}

const isUsable = ({ verdict }: InspectedObject): boolean => verdict === 'usable' || verdict === 'caution';

function kindLine({ subject, authority }: InspectedObject): string {
  const kind = label(words, `kind-${subject.kind}`);
  const name =
    authority?.name ??
    subject.subject?.attributes.findLast(({ type }) => type === 'CN')?.value ??
    subject.san[0]?.value ??
    // Of what is known its label says nothing more.
    (subject.kind === 'unknown' ? subject.label : null);
  return name && subject.kind !== 'crl' ? `${kind}　${name}` : kind;
}

function renderFinding(finding: Finding, judging: Judging, templates: HTMLElement): HTMLElement {
  const item = copyOf(templates, 'finding');
  showTone(item, toneOfSeverity[finding.severity]);
  const rule = judgingRules().find(({ id }) => id === finding.rule);
  if (!rule) throw new Error(`no rule ${finding.rule}`);
  showText(part(item, 'severity'), label(words, `severity-${finding.severity}`));
  showText(part(item, 'message'), renderMessage(rule.message, finding.facts));
  showText(part(item, 'fix'), renderMessage(rule.fix, finding.facts));
  const links = part(item, 'links');
  if (rule.page) links.append(element('a', { href: judging.root + rule.page, text: commonUi.howTo }), '　');
  links.append(element('a', { href: `${judging.root}rules.html#${rule.id}`, text: ui.aboutRule }));
  const details = part(item, 'reason').closest('details');
  whenOpened(details, templates, ({ fixes, reasons }) => {
    showText(part(item, 'reason'), reasons[rule.id] ?? globalThis.kbLint?.reasons[rule.id] ?? '');
    if (rule.id in fixes) showText(part(item, 'fix'), renderMessage(fixes[rule.id] ?? '', finding.facts));
  });
  // What makes the object unusable is mended first; the rest can wait until somebody opens it.
  if (finding.severity === 'error') details?.before(part(item, 'fix'));
  part(item, 'summary').textContent = finding.severity === 'error' ? ui.why : ui.whyAndHow;
  return item;
}

function showCommands(section: HTMLElement, { subject }: InspectedObject, templates: HTMLElement): void {
  const target = part(section, 'commands');
  const box = target.closest('details');
  if (subject.kind === 'unknown') return box?.remove();
  whenOpened(box, templates, ({ renderCommands }) => renderCommands(target, subject));
}

function copyOf(templates: ParentNode, name: string): HTMLElement {
  const template = templates.querySelector<HTMLTemplateElement>(`template[data-template="${name}"]`);
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`The page has no template ${name}.`);
  return copy;
}
