import { ui } from 'content:interface/intake';
import { daysBetween } from '../../core/intake/days-between.ts';
import type { FileKind } from '../../core/intake/file-kinds.ts';
import type { Scrap } from '../../core/intake/read-scrap.ts';
import { element } from '../shared/element.ts';

/** Pages that lead on, from the site's root. */
const WAYS = {
  oid: ['apply/oid.html', ui.toOid],
  form: ['apply/form-fields.html', ui.toForm],
  dates: ['dates.html', ui.toDates],
  renewal: ['apply/renewal.html', ui.toRenewal],
  convert: ['install/convert.html', ui.toConvert],
  files: ['install/convert.html', ui.toFiles],
  keyBackup: ['csr/backup-key.html', ui.toKeyBackup],
  config: ['tools/config.html', ui.toConfig],
  mixed: ['tools/mixed.html', ui.toMixed],
  chain: ['tools/chain.html', ui.toChain],
  stale: ['flows/old-certificate-still-served.html', ui.toStale],
  download: ['apply/acceptance-and-download.html', ui.toDownload],
  domain: ['apply/domain-validation.html', ui.toDomain],
  binding: ['flows/iis-binding-empty.html', ui.toIisBinding],
  errors: ['errors.html', ui.toErrors],
} as const satisfies Record<string, readonly [page: string, text: string]>;

type Way = keyof typeof WAYS;

/** What is said of a scrap. */
interface Said {
  title: string;
  text: string;
  ways: readonly Way[];
  /** Something to copy in place of what was pasted. */
  value?: string;
}

const FILES: Readonly<Record<FileKind, readonly [text: string, ways: readonly Way[]]>> = {
  certificate: [ui.fileCertificate, ['files', 'chain']],
  csr: [ui.fileCsr, ['form']],
  key: [ui.fileKey, ['convert', 'keyBackup']],
  config: [ui.fileConfig, ['config']],
  page: [ui.filePage, ['mixed']],
  log: [ui.fileLog, ['errors']],
  archive: [ui.fileArchive, ['files']],
  other: [ui.fileOther, ['files']],
};

/** Says what a scrap is, what it is good for and where to go on. `today` is a day such as "2026-11-29". */
export function renderScrap(scrap: Scrap, root: string, today: string): HTMLElement {
  const { title, text, ways, value } = sayOf(scrap, today);
  const card = element('section', { className: 'intake-card' }, element('h2', { text: title }), element('p', { text }));
  if (value !== undefined)
    card.append(
      element('p', { text: ui.hidden }),
      element('figure', { className: 'code' }, element('pre', {}, element('code', { text: value }))),
    );
  if (ways.length > 0) {
    const links = ways.map((way) => element('li', {}, element('a', { href: root + WAYS[way][0], text: WAYS[way][1] })));
    card.append(element('ul', {}, ...links));
  }
  return card;
}

function sayOf(scrap: Scrap, today: string): Said {
  switch (scrap.kind) {
    case 'fingerprint':
      return {
        title: ui.fingerprint({ algorithm: scrap.algorithm }),
        text: ui.fingerprintText,
        ways: ['stale', 'binding'],
        ...(scrap.hadHidden ? { value: scrap.hex } : {}),
      };
    case 'serial':
      return { title: ui.serial, text: ui.serialText, ways: ['stale'], ...(scrap.hadHidden ? { value: scrap.hex } : {}) };
    case 'oid':
      return scrap.isAgency
        ? { title: ui.oidAgency, text: ui.oidAgencyText, ways: ['oid', 'form'] }
        : { title: ui.oid, text: ui.oidText, ways: ['oid'] };
    case 'date':
      return {
        title: ui.date({ day: scrap.day }),
        text: daysText(daysBetween(today, scrap.day)) + ui.dateText,
        ways: ['renewal', 'dates'],
      };
    case 'file':
      return { title: ui.file, text: FILES[scrap.file][0], ways: FILES[scrap.file][1] };
    case 'number':
      return { title: ui.number, text: ui.numberText, ways: ['download'] };
    case 'email':
      return { title: ui.email, text: ui.emailText, ways: ['form', 'domain'] };
    case 'base64':
      return { title: ui.base64, text: ui.base64Text, ways: ['files'] };
    case 'binary':
      return { title: ui.binary, text: ui.binaryText, ways: ['files'] };
  }
}

function daysText(days: number): string {
  if (days === 0) return ui.dateToday;
  return days > 0 ? ui.dateLeft({ days }) : ui.datePast({ days: -days });
}
