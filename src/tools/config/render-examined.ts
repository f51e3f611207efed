import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/config';
import { shapeIcon, showTone, toneOfSeverity, verdictCard, type Tone } from '../shared/verdict-card.ts';
import { element } from '../shared/element.ts';
import type { Examined, Finding } from './examined.ts';
import { explain, severityNames } from './words.ts';
import type { ConfigKind } from '../../core/config/config-finding.ts';
import { revealed } from '../../core/text/reveal-text.ts';

/** Findings shown at once; the others come by a button. */
const PAGE = 100;
export const caution = ui.caution;
const TIDIED = { quote: ui.tidiedQuote, prompt: ui.tidiedPrompt, number: ui.tidiedNumber, encoding: ui.tidiedEncoding } as const;

/** Shows what became of one text: verdict, findings, how to mend. */
export function renderExamined(examined: Examined, root: string): HTMLElement {
  const section = element('section', { className: 'object' });
  const about =
    [examined.name, examined.outcome === 'examined' ? ui.looksLike({ kind: nameOf(examined.kind) }) : '']
      .filter((text) => text)
      .join('　') || commonUi.pasted;
  section.append(verdictCard(toneOf(examined), headline(examined), about, 'h3'));
  if (examined.outcome === 'examined') {
    section.append(...tidiedNote(examined), element('p', { className: 'quiet scan-caution', text: caution }));
    if (examined.findings.length > 0) section.append(...renderFindings(examined.findings, examined.kind, root));
  } else if (examined.outcome === 'named') {
    const { text, fix, page } = examined.words;
    section.append(element('p', { text: `${text}${fix ?? ''}` }));
    if (page !== null && page !== undefined)
      section.append(element('p', {}, element('a', { href: root + page, text: commonUi.fullStory })));
  } else if (examined.outcome === 'unloaded') {
    section.append(element('p', { text: ui.unloaded }));
  } else if (examined.outcome === 'unknown' && examined.isCertificate) {
    section.append(element('p', {}, ui.isCertificate, element('a', { href: `${root}tools/decode.html`, text: commonUi.decodeTool }), '。'));
  } else if (examined.outcome === 'unknown') {
    section.append(
      element('p', {
        text: ui.unknownKind,
      }),
    );
  } else {
    section.append(element('p', { text: examined.problem }));
  }
  return section;
}

/** What was done to the text before it was read. */
function tidiedNote({ tidied }: Extract<Examined, { outcome: 'examined' }>): HTMLElement[] {
  if (tidied.length === 0) return [];
  return [element('p', { className: 'callout note', text: ui.tidied({ what: tidied.map((one) => TIDIED[one]).join(ui.tidiedAnd) }) })];
}

/** What examines a kind says how it is called. */
const nameOf = (kind: ConfigKind): string => globalThis.kbConfigCheckers?.[kind]?.name ?? '';

/** The verdict in words; the same in reports. */
export function headline(examined: Examined): string {
  if (examined.outcome === 'unreadable' || examined.outcome === 'unloaded') return commonUi.notRead;
  if (examined.outcome === 'named') return ui.named;
  if (examined.outcome === 'unknown') return examined.isCertificate ? ui.notConfig : ui.unknown;
  const count = (severity: Finding['severity']): number => examined.findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  const parts = [
    errors && ui.errors({ count: errors }),
    warnings && ui.warnings({ count: warnings }),
    infos && ui.infos({ count: infos }),
  ].filter((text) => text !== 0);
  if (parts.length === 0) return ui.nothingFound;
  const [first] = examined.findings;
  const reason = first ? ui.first({ line: first.line, text: explain(first.code, first.facts, examined.kind).text }) : '';
  return (errors + warnings > 0 ? parts.join('，') : ui.onlyInfos({ infos: parts.join('') })) + reason;
}

function toneOf(examined: Examined): Tone {
  if (examined.outcome !== 'examined') return 'dim';
  const [worst] = examined.findings;
  return worst ? toneOfSeverity[worst.severity] : 'good';
}

function renderFindings(findings: readonly Finding[], kind: ConfigKind, root: string): HTMLElement[] {
  const list = element('ul', { className: 'findings' });
  const more = element('button', { type: 'button', className: 'button' });
  const add = (): void => {
    const from = list.childElementCount;
    const added = findings.slice(from, from + PAGE).map((finding) => renderFinding(finding, kind, root));
    list.append(...added);
    const left = findings.length - list.childElementCount;
    more.hidden = left === 0;
    more.textContent = ui.more({ count: Math.min(PAGE, left), left });
    // The button may be gone; the keyboard goes on where the new ones begin.
    if (from > 0) added[0]?.focus();
  };
  more.addEventListener('click', add);
  add();
  return [list, more];
}

function renderFinding({ code, severity, line, facts, quote }: Finding, kind: ConfigKind, root: string): HTMLElement {
  const { text, fix, page } = explain(code, facts, kind);
  const body = element(
    'div',
    {},
    element('p', {}, element('b', { text: `${ui.finding({ severity: severityNames[severity], line })}　` }), element('span', { text })),
  );
  if (quote !== '') body.append(element('p', { className: 'scan-quote' }, element('code', { text: quote })));
  if (fix !== '' || page !== '') {
    const how = element('p', { className: 'scan-fix' }, element('span', { text: fix && ui.fixIs({ fix }) }));
    if (page !== '') how.append(' ', element('a', { href: root + page, text: commonUi.fullStory }));
    body.append(how);
  }
  const item = element('li', { className: 'finding' }, body);
  item.prepend(shapeIcon());
  item.tabIndex = -1;
  showTone(item, toneOfSeverity[severity]);
  return item;
}

/** All that was found as plain text, to be put into a ticket or a mail; secrets are hidden as on the screen. */
export function reportExamined(all: readonly Examined[]): string {
  return all.map((examined) => sheet(examined).map(revealed).join('\n')).join('\n\n') + '\n';
}

function sheet(examined: Examined): string[] {
  const lines = [ui.report];
  if (examined.name !== null) lines.push(commonUi.fileIs({ name: examined.name }));
  if (examined.outcome === 'examined') lines.push(ui.kindIs({ kind: nameOf(examined.kind) }));
  lines.push(commonUi.resultIs({ headline: headline(examined) }));
  if (examined.outcome !== 'examined') return lines;
  for (const { code, severity, line, facts, quote } of examined.findings) {
    const { text, fix } = explain(code, facts, examined.kind);
    lines.push('', ui.reportLine({ severity: severityNames[severity], line, text }));
    if (quote !== '') lines.push(`  > ${quote}`);
    if (fix !== '') lines.push(`  ${ui.fixIs({ fix })}`);
  }
  return [...lines, '', caution];
}
