/** Cheap word whether a text has records of connections or of what a host knows of itself. */
export const mayBeProbe = (text: string): boolean => /=== ?kb-probe(?:-local)? \d/u.test(text);
