import words from 'content:messages?config-others';

/** Words that only the checkers of Apache, Tomcat and IIS say. */
export const otherWords = words['config-others'] ?? {};
