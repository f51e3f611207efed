import 'needs:guard bench core judge';
import { ui } from 'content:interface/calendar';
import { renewalCalendar } from '../../core/calendar/renewal-calendar.ts';

globalThis.kbRenewalCalendar = (certificates, at) => renewalCalendar(certificates, at, ui);
