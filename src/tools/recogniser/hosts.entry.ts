import { hostFields } from '../../core/intake/host-fields.ts';

globalThis.kbHostFields = hostFields;
