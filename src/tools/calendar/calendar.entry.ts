import 'needs:guard bench core judge';
import { renewalCalendar } from './renewal-calendar.ts';

globalThis.kbRenewalCalendar = renewalCalendar;
