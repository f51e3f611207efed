import { ui } from 'content:interface/second';
import secondWords from 'content:messages?second';
import { problemNotes } from '../../core/inspect/note-lines.ts';
import { notDecoded } from '../../core/second/not-decoded.ts';
import { SECOND_KINDS, type FieldValue, type SecondKind } from '../../core/second/reading.ts';
import { secondOpinion, type SecondFinding, type SecondOpinion } from '../../core/second/second-opinion.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { readSecond, SECOND_PROGRAM } from '../../peculiar/second-reader.ts';
import { words as objectWords } from '../decoder/words.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone } from '../shared/verdict-card.ts';
import { drawTree } from './draw-tree.ts';

/** More characters of one value than anybody compares by eye. */
const MOST = 300;

const words = secondWords['second'] ?? {};
const said = (code: string, facts: Record<string, string | number> = {}): string => renderMessage(words[code]?.text ?? code, facts);

/** Reads an object once more with the second program and shows what that says; null for kinds that it does not read. */
export function showSecond({ kind, der }: Subject): HTMLElement | null {
  const asked = SECOND_KINDS.find((each) => each === kind);
  if (!asked || der === null) return null;
  // Read afresh: what is wrong with the frame is not told in the subject.
  const { subjects, problems } = decodeBlock({ kind: asked, encoding: 'der', label: null, line: null, der });
  const [subject, ...inside] = subjects;
  if (!subject) return null;
  const opinion = secondOpinion({ subject, inside, problems }, readSecond(asked, der));
  const heading = element('h4', { text: ui.title });
  heading.tabIndex = -1;
  return element(
    'section',
    { className: 'second' },
    heading,
    ...(opinion.findings.length > 0
      ? [element('div', {}, element('ul', { className: 'findings' }, ...opinion.findings.map(findingItem)))]
      : []),
    element('p', { className: 'quiet', text: conclusion(opinion) }),
    ...undecoded(subject, asked),
  );
}

function conclusion({ state, compared, known }: SecondOpinion): string {
  const first = state === 'agree' ? [said('agree', { count: compared })] : state === 'differ' || known.length > 0 ? [] : [said(state)];
  return [...first, ...known.map((code) => said(code)), ui.program({ program: SECOND_PROGRAM })].join('');
}

function findingItem(finding: SecondFinding): HTMLElement {
  const { text, detail, fix } = words[finding.code] ?? { text: finding.code };
  const facts = {
    field: 'field' in finding ? said(`field-${finding.field}`) : '',
    part: 'part' in finding ? finding.part : '',
  };
  const item = element(
    'li',
    { className: 'finding' },
    shapeIcon(),
    element(
      'div',
      {},
      element('p', {}, element('b', { text: ui.differs }), element('span', { text: renderMessage(text, facts) + (detail ?? '') })),
      ...evidence(finding),
      element('p', { text: fix ?? '' }),
    ),
  );
  showTone(item, 'care');
  return item;
}

/** What one can compare by eye, or quote to whoever made the file. */
function evidence(finding: SecondFinding): HTMLElement[] {
  switch (finding.code) {
    case 'decoders-differ':
      return [
        element('p', { text: ui.ours({ value: shown(finding.ours) }) }),
        element('p', { text: ui.theirs({ value: shown(finding.theirs) }) }),
      ];
    case 'second-refuses':
    case 'second-refuses-part':
      return [element('p', {}, ui.says, element('q', { className: 'data', text: shortened(finding.says) }))];
    case 'ours-refuses': {
      const notes = problemNotes(finding.problems, objectWords).map(({ text }) => text);
      const parts = finding.unreadable.map(({ part, reason }) => `${part}：${objectWords['asn1']?.[reason]?.text ?? reason}`);
      return (notes.length > 0 ? notes : parts).slice(0, 6).map((text) => element('p', { text }));
    }
  }
}

function shown(value: FieldValue): string {
  const text = typeof value === 'string' ? value : (value ?? []).join('、');
  return text === '' ? ui.nothing : shortened(text);
}

const shortened = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}${ui.more({ count: text.length })}` : text);

/** What the sheet has no rows for, folded. */
function undecoded(subject: Subject, kind: SecondKind): HTMLElement[] {
  const parts = notDecoded(subject);
  if (parts.length === 0) return [];
  const list = element('dl');
  for (const { part, name, bytes, tree } of parts)
    list.append(
      element('dt', { text: part === 'structure' ? name : part === 'attribute' ? ui.attribute({ name }) : ui.extension({ name }) }),
      element('dd', {}, tree === null ? ui.hidden({ bytes }) : drawTree(tree)),
    );
  const summary = kind === 'pkcs7' ? ui.structure : ui.notDecoded({ count: parts.length });
  return [element('details', { className: 'facts' }, element('summary', { text: summary }), list)];
}
