import 'needs:guard bench core judge decoder';
import { inspectInput } from '../../core/inspect/inspect-input.ts';
import { judgingRules } from './judging-rules.ts';
import { renderObject } from './render-object.ts';

globalThis.kbDecoderObjects = { inspectInput, judgingRules, renderObject };
