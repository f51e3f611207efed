import { ui } from 'content:interface/decoder';
import type { Renewable } from '../../core/calendar/renewal-calendar.ts';
import { issuerName } from '../../core/x509/called-name.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { shortName } from '../shared/object-name.ts';
import { saveFile } from '../shared/take-away.ts';

/** Saves reminders of when these certificates end as a calendar's file. Returns what to tell the reader where there is none, else an empty text. */
export async function remind(certificates: readonly Subject[], at: Date, tool: HTMLElement): Promise<string> {
  await loadScript(tool.dataset.calendar ?? '').catch(() => undefined);
  if (!globalThis.kbRenewalCalendar) return ui.noCalendar;
  const calendar = globalThis.kbRenewalCalendar(certificates.map(renewable), at);
  if (calendar === null) return ui.noReminder;
  saveFile('renewal.ics', calendar, 'text/calendar;charset=utf-8');
  return '';
}

const renewable = (subject: Subject): Renewable => ({
  ...subject,
  name: shortName(subject),
  issuer: issuerName(subject),
  sha256: subject.fingerprints?.sha256 ?? null,
});
