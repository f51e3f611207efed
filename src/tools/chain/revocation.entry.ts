import 'needs:guard bench notes core judge authorities chains';
import revocation from 'content:messages?revocation';
import { evidenceIn, together } from '../../core/revocation/evidence.ts';
import { withRevocation } from '../../core/revocation/with-revocation.ts';

globalThis.kbRevocation = { evidenceIn, together, withRevocation, words: revocation };
