import { ui } from 'content:interface/connection';
import { taiwanTime } from '../../core/policy/calendar.ts';
import { cipherHex, shortNameOf } from '../../core/probe/judge-probe.ts';
import {
  cipherFamilies,
  protocols,
  type Answer,
  type HttpAnswer,
  type ProbeRecord,
  type Protocol,
  type SentChain,
} from '../../core/probe/probe-record.ts';
import { isSameChain } from '../../core/probe/probe-text.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { answerText, endingWords, probeLabel, protocolName } from '../../core/probe/probe-words.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, type Tone } from '../shared/verdict-card.ts';
import { loadMore } from './load-more.ts';
import { ownText } from './own-file.ts';
import { allWords } from './view.ts';

/** Which versions and which weak suites the server takes. */
export function renderProtocols({ record }: ProbeVerdict, tool: HTMLElement): HTMLElement[] {
  const words = allWords();
  return [
    table(
      ui.protocols,
      [ui.protocol, ui.answer, ui.suite],
      protocols
        .toReversed()
        .map((protocol) => row(protocolName(protocol), record.protocols[protocol], { isUnwanted: isOld(protocol), tool })),
    ),
    table(
      ui.ciphers,
      [ui.family, ui.answer, ui.suite],
      cipherFamilies.map((family) =>
        row(probeLabel(words, `family-${family.toLowerCase()}`), record.ciphers[family], { isUnwanted: true, tool }),
      ),
    ),
  ];
}

const isOld = (protocol: Protocol): boolean => protocol !== 'TLSv1.2' && protocol !== 'TLSv1.3';

function row(
  name: string,
  answer: Answer | undefined,
  { isUnwanted, tool }: { isUnwanted: boolean; tool: HTMLElement },
): HTMLTableRowElement {
  const head = element('th', { text: name });
  head.scope = 'row';
  const said = element('td', { className: 'told' }, shapeIcon(), element('span', { text: answerText(answer, allWords()) }));
  showTone(said, toneOf(answer, isUnwanted));
  const hex = cipherHex(answer);
  const cell = element('td', { text: hex ?? '' });
  if (hex !== null)
    void loadMore(tool).then(
      ({ cipherName }) => {
        const suite = cipherName(Number(hex));
        if (suite !== null) cell.textContent = ui.suiteIs({ suite, hex });
      },
      // The number says which one it is as well.
      () => undefined,
    );
  return element('tr', {}, head, said, cell);
}

function toneOf(answer: Answer | undefined, isUnwanted: boolean): Tone {
  if (answer === undefined || answer.said === 'unknown') return 'dim';
  if (answer.said === 'yes') return isUnwanted ? 'bad' : 'good';
  return isUnwanted ? 'good' : 'dim';
}

/** A small table whose cells may break anywhere. */
export function table(caption: string, heads: readonly string[], rows: readonly HTMLTableRowElement[]): HTMLTableElement {
  const cells = heads.map((text) => {
    const cell = element('th', { text });
    cell.scope = 'col';
    return cell;
  });
  return element(
    'table',
    { className: 'connection-table' },
    element('caption', { text: caption }),
    element('thead', {}, element('tr', {}, ...cells)),
    element('tbody', {}, ...rows),
  );
}

/** Everything else that the record tells. */
export function renderRest({ record, sent }: ProbeVerdict): HTMLElement {
  const { name, starttls, alpn, stapled, http, https } = record;
  const groups = protocols.flatMap((protocol) => (record.groups[protocol] ? [`${protocolName(protocol)} ${record.groups[protocol]}`] : []));
  const rows: [string, string | null][] = [
    [ui.sni, name ?? ui.noSni],
    [ui.unnamed, unnamedText(record)],
    [ui.hostNames, sent[0] ? namesText(sent[0].san.map(({ value }) => value)) : null],
    [ui.groups, groups.join('、') || null],
    [ui.alpn, alpn === 'none' ? ui.noAlpn : alpn],
    [ui.stapled, stapled === null ? null : stapled.isThere ? ui.isStapled : ui.notStapled],
    ...(starttls === null
      ? ([
          [ui.http, httpText(http)],
          [ui.https, httpText(https)],
          [ui.hsts, https?.status ? (https.hsts ?? ui.noField) : null],
          [ui.server, https?.status ? (https.server ?? ui.noField) : null],
          [ui.clocks, clockText(https)],
        ] as [string, string | null][])
      : ([[ui.starttls, starttls.toUpperCase()]] as [string, string | null][])),
  ];
  return element('section', { className: 'facts' }, element('h3', { text: ui.rest }), listOf(rows));
}

/** What the record says of itself. */
export function renderOrigin({ record }: ProbeVerdict, known: ReadonlyMap<string, string>): HTMLElement {
  const { clock, script, sha256, library, witness, address, line, endLine } = record;
  return element(
    'section',
    { className: 'facts' },
    element('h3', { text: ui.origin }),
    listOf([
      [ui.address, address],
      [ui.clock, clock === null ? null : ui.clockIs({ time: taiwanTime(clock) })],
      [ui.script, script ?? (witness === 'kb-probe' ? null : probeLabel(allWords(), `witness-${witness}`))],
      [ui.hash, sha256 === null ? null : ui.hashIs({ hash: sha256, whose: ownText(sha256, known) })],
      [ui.library, library],
      [ui.lines, line === 0 ? null : ui.linesAre({ line, endLine })],
    ]),
  );
}

function listOf(rows: readonly (readonly [string, string | null])[]): HTMLElement {
  const absent = probeLabel(allWords(), 'answer-absent');
  const list = element('dl');
  for (const [label, value] of rows) {
    const cell = value === null ? element('dd', { className: 'quiet', text: absent }) : element('dd', { text: value });
    list.append(element('dt', { text: label }), cell);
  }
  return list;
}

const MOST_NAMES = 20;

const namesText = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? ui.moreNames({ names: names.slice(0, MOST_NAMES).join('、'), count: names.length - MOST_NAMES })
    : names.join('、') || ui.noNames;

function unnamedText({ chain, unnamed }: ProbeRecord): string | null {
  if (unnamed === null) return null;
  if (unnamed.said !== 'sent') return answerText(unnamed, allWords());
  if (isSameChain(chain, unnamed)) return ui.sameUnnamed;
  return ui.otherUnnamed({ name: leafName(unnamed) });
}

function leafName({ certificates: [der] }: Extract<SentChain, { said: 'sent' }>): string {
  if (der === undefined) return ui.nobody;
  const { subjects } = decodeBlock({ kind: 'certificate', encoding: 'der', label: null, line: null, der });
  return shortNameOf(subjects[0]) ?? ui.nobody;
}

function httpText(answer: HttpAnswer | null): string | null {
  if (answer === null) return null;
  const { status, ending, location } = answer;
  if (status === null) return ending === null ? null : ui.noHttp({ how: endingWords(ending, allWords()) });
  return location === null ? String(status) : ui.leadsTo({ status, location });
}

function clockText(https: HttpAnswer | null): string | null {
  if (https === null || https.date === null || https.dateAt === null) return null;
  const seconds = Math.round((https.date - https.dateAt) / 1000);
  // The field has whole seconds, and the way takes time.
  if (Math.abs(seconds) < 60) return ui.clocksAgree;
  const minutes = Math.round(Math.abs(seconds) / 60);
  return seconds > 0 ? ui.clockAhead({ minutes }) : ui.clockBehind({ minutes });
}
