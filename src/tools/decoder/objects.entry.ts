import 'needs:guard bench notes core judge inspect decoder';
import { inspectInput } from '../../core/inspect/inspect-input.ts';
import { mayBeOdd } from '../../core/lint/may-be-odd.ts';
import { judgingRules } from './judging-rules.ts';
import { pageVerify } from '../shared/page-verify.ts';
import { renderObject } from './render-object.ts';
import { loadStyles } from './sheet-of.ts';

globalThis.kbDecoderObjects = { inspectInput, judgingRules, mayBeOdd, pageVerify, renderObject };
loadStyles();
