import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/decoder';
import { ui as pageUi } from 'content:interface/page';
import { factsOf } from '../../core/inspect/facts-of.ts';
import { headline } from '../../core/inspect/headline.ts';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { validitySpan, type ValiditySpan } from '../../core/inspect/validity-span.ts';
import { label } from '../../core/inspect/words.ts';
import type { Finding } from '../../core/policy/finding.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { writePem } from '../../core/x509/write-pem.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import type { Judging } from './case.ts';
import { whenOpened } from './details.ts';
import { element, part, showText } from '../shared/element.ts';
import { fileStem } from '../shared/object-name.ts';
import { saveFile } from '../shared/take-away.ts';
import { showTone, toneOfSeverity, toneOfVerdict } from '../shared/verdict-card.ts';
import { judgingRules } from './judging-rules.ts';
import { words } from './words.ts';

/** Shows one decoded object: verdict first, then what to do, then what it says. `templates` holds the shell's markup. */
export function renderObject(object: InspectedObject, judging: Judging, templates: HTMLElement): HTMLElement {
  const section = copyOf(templates, 'object');
  const { subject, verdict, findings } = object;
  const head = part(section, 'verdict');
  showTone(head, toneOfVerdict[verdict]);
  showText(part(section, 'kind'), kindLine(object));
  showText(part(section, 'headline'), `${label(words, `verdict-${verdict}`)}：${headline(object, words, judgingRules())}`);

  if (findings.length > 0) {
    const list = element('ul', { className: 'findings' }, ...findings.map((finding) => renderFinding(finding, judging, templates)));
    part(section, 'findings').append(list);
  }
  showValidity(part(section, 'validity'), object, judging);
  showFacts(section, object);
  showCommands(section, object, templates);
  showActions(part(section, 'actions'), object);
  if (subject.kind === 'private-key') part(section, 'facts').closest('details')?.remove();
  return section;
}

function kindLine({ subject, authority }: InspectedObject): string {
  const kind = label(words, `kind-${subject.kind}`);
  const name =
    authority?.name ?? subject.subject?.attributes.findLast(({ type }) => type === 'CN')?.value ?? subject.san[0]?.value ?? subject.label;
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

function showValidity(target: HTMLElement, { subject }: InspectedObject, { at }: Judging): void {
  if (subject.kind !== 'certificate') return;
  const span = validitySpan(subject.notBefore, subject.notAfter, at);
  if (!span) return;
  const left =
    span.position < 0
      ? label(words, 'left-future', { days: Math.ceil(-span.position * span.days) })
      : span.position > 1
        ? label(words, 'left-expired', { days: -span.left })
        : label(words, 'left-days', { days: span.left });
  const text = label(words, 'validity', { days: span.days, left });
  target.append(validityPicture(span, text), element('p', { className: 'validity-words', text }));
}

function showFacts(section: HTMLElement, object: InspectedObject): void {
  const list = part(section, 'facts');
  for (const row of factsOf(object, words)) {
    const values = row.values.slice(0, 50).map((value) => element('div', row.data ? { className: 'data', text: value } : { text: value }));
    if (row.values.length > 50) values.push(element('div', { className: 'quiet', text: ui.moreValues({ count: row.values.length - 50 }) }));
    list.append(element('dt', { text: row.label }), element('dd', {}, ...values));
  }
}

function showCommands(section: HTMLElement, { subject }: InspectedObject, templates: HTMLElement): void {
  const target = part(section, 'commands');
  const box = target.closest('details');
  if (subject.kind === 'unknown') return box?.remove();
  whenOpened(box, templates, ({ renderCommands }) => renderCommands(target, subject));
}

function showActions(target: HTMLElement, { subject }: InspectedObject): void {
  const { der } = subject;
  const pem = der === null ? null : writePem(subject.kind, der);
  if (der === null || pem === null) return;
  const stem = fileStem(subject);
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', className: 'button', text });
    made.addEventListener('click', act);
    return made;
  };
  const copy = button(ui.copyPem, () => {
    const source = element('pre', { className: 'sr', text: pem });
    target.append(source);
    void copyText(pem, source).then((copied) => {
      if (copied) source.remove();
      else source.className = '';
      copy.textContent = copied ? pageUi.copied : pageUi.selected;
    });
  });
  target.append(
    button(ui.downloadPem, () => saveFile(`${stem}.pem`, pem, 'application/x-pem-file')),
    button(ui.downloadDer, () => saveFile(`${stem}.der`, new Uint8Array(der), 'application/octet-stream')),
    copy,
  );
}

function copyOf(templates: ParentNode, name: string): HTMLElement {
  const template = templates.querySelector<HTMLTemplateElement>(`template[data-template="${name}"]`);
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`The page has no template ${name}.`);
  return copy;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line from the first to the last day with a mark at the day of judgement; the words beside it say the same. */
function validityPicture(span: ValiditySpan, words: string): SVGSVGElement {
  const svg = node('svg', { viewBox: '0 0 400 36', class: 'validity', role: 'img', 'aria-label': words }) as SVGSVGElement;
  const at = Math.min(1.08, Math.max(-0.08, span.position));
  const x = 40 + at * 320;
  const inside = span.position >= 0 && span.position <= 1;
  svg.append(
    node('path', { d: 'M40 18h320', class: 'life' }),
    node('path', { d: `M40 18H${Math.min(360, Math.max(40, x))}`, class: 'lived' }),
    node('path', { d: 'M40 10v16M360 10v16', class: 'ends' }),
    node('path', { d: `M${x} 6v24`, class: inside ? 'now' : 'now outside' }),
    node('circle', { cx: String(x), cy: '18', r: '5', class: inside ? 'now' : 'now outside' }),
  );
  return svg;
}

function node(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
