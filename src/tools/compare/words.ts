import messages from 'content:messages?compare';

/** What the editors wrote about changes, by code. */
export const changeWords = messages['compare'] ?? {};
