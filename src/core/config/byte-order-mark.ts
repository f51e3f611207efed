const MARK = '\ufeff';

/** Does a text begin with the mark that editors on Windows put there? Servers but those that read XML take it for a letter. */
export const hasMark = (text: string): boolean => text.startsWith(MARK);

/** A text as it came: with a mark where decoding has taken one away or has read UTF-16, which servers cannot. */
export const withMark = (text: string, had: boolean): string => (had && !hasMark(text) ? MARK + text : text);
