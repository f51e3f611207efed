import { ui } from 'content:interface/decoder';
import type { Subject } from '../../core/x509/subject.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { saveFile } from '../shared/take-away.ts';

/** Saves reminders of when these certificates end as a calendar's file. Returns what to tell the reader where there is none, else an empty text. */
export async function remind(certificates: readonly Subject[], at: Date, tool: HTMLElement): Promise<string> {
  await loadScript(tool.dataset.calendar ?? '').catch(() => undefined);
  if (!globalThis.kbRenewalCalendar) return ui.noCalendar;
  const calendar = globalThis.kbRenewalCalendar(certificates, at);
  if (calendar === null) return ui.noReminder;
  saveFile('renewal.ics', calendar, 'text/calendar;charset=utf-8');
  return '';
}
