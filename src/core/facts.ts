/** The values a finding, a problem or a repair carries; words are made from them in `content/`. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;
