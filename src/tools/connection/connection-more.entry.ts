import 'needs:guard bench lines notes core judge inspect authorities chains connection probed';
import { cipherName } from '../../core/probe/cipher-name.ts';
import { probeReportText } from '../../core/probe/probe-report-text.ts';
import { auditText } from './audit-text.ts';
import { compareSection } from './compare-section.ts';

globalThis.kbConnectionMore = { auditText, cipherName, compareSection, probeReportText };
