import 'needs:guard bench lines notes core judge inspect authorities chains connection probed';
import { cipherName } from '../../core/probe/cipher-name.ts';
import { auditText } from './audit-text.ts';
import { reportText } from './report-text.ts';
import { renderSeveral } from './several.ts';

globalThis.kbConnectionMore = { auditText, cipherName, renderSeveral, reportText };
