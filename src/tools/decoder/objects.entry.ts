import 'needs:guard bench notes core judge decoder';
import { inspectInput } from '../../core/inspect/inspect-input.ts';
import { judgingRules } from './judging-rules.ts';
import { pageVerify } from '../shared/page-verify.ts';
import { renderObject } from './render-object.ts';

globalThis.kbDecoderObjects = { inspectInput, judgingRules, pageVerify, renderObject };
