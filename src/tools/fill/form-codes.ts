/** What the form itself says, besides reasons and notes; the words are in `content/messages/fill.yaml`. */
export const formCodes = ['kept-example', 'kept-value', 'suggest', 'from-link', 'cleared', 'link-copied', 'link-not-copied'] as const;

export type FormCode = (typeof formCodes)[number];
