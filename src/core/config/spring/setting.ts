/** One setting of Spring Boot with its whole name, as it is written. */
export interface Setting {
  name: string;
  value: string;
  line: number;
  /** Number of the document in the file: each may be for a profile of its own. */
  document: number;
}

/** Names that Spring Boot takes for the same: letters in capitals, dashes and underscores make no difference. */
export const uniform = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');
