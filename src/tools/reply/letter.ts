import fields from 'content:letter-fields';
import words from 'content:messages?reply';
import type { LetterFields } from '../../core/reply/fill-commands.ts';
import { writeReply, type Reply, type ReplyRequest } from '../../core/reply/write-reply.ts';

/** What the script that writes letters gives the page. */
export interface LetterScript {
  write: (request: ReplyRequest) => Reply;
  fields: LetterFields;
}

/** The letter with the sentences and the fields of the content. */
export const letter: LetterScript = { write: (request) => writeReply(request, { words: words.reply ?? {}, fields }), fields };
