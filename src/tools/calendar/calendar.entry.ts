import 'needs:guard bench core judge';
import { ui } from 'content:interface/calendar';
import { renewalCalendar, type CalendarWords } from '../../core/calendar/renewal-calendar.ts';

const words: CalendarWords = {
  name: ui.name,
  begin: ({ name, days }) => ui.begin({ name, days }),
  again: ({ name, days }) => ui.again({ name, days }),
  today: ({ name }) => ui.today({ name }),
  about: ({ name, time }) => ui.about({ name, time }),
  issuer: ({ issuer }) => ui.issuer({ issuer }),
  serial: ({ serial }) => ui.serial({ serial }),
  steps: ui.steps,
};

// The library asks for one though each event has an id of its own; a page that is not from https has none.
(crypto as { randomUUID?: () => string }).randomUUID ??= () => '';
globalThis.kbRenewalCalendar = (certificates, at) => renewalCalendar(certificates, at, words);
