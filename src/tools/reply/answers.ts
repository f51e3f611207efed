import index from 'content:reply-index';
import { placeOf } from '../../core/reply/place.ts';
import type { ReplyAnswers } from './reply-data.ts';

/** Everything the tool can answer with, in the order in which it is offered. */
export const answers: ReplyAnswers = index.map((answer) => ({ ...answer, ...placeOf(answer) }));
