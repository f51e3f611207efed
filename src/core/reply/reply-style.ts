/** How a letter speaks: the bare minimum, everything, or as an official document does. */
export const tones = ['detailed', 'brief', 'formal'] as const;
export type Tone = (typeof tones)[number];

/** For whom it is written; `both` has the English text below the Chinese one. */
export const languages = ['zh', 'en', 'both'] as const;
export type LetterLanguage = (typeof languages)[number];

export interface ReplyStyle {
  tone: Tone;
  language: LetterLanguage;
}

/** What a letter is unless somebody chooses: the first of each, which no link names. */
export const usualStyle: ReplyStyle = { tone: 'detailed', language: 'zh' };

/** The style out of a link; what is unknown there is the usual. */
export function styleOf(tone: string | undefined, language: string | undefined): ReplyStyle {
  return {
    tone: tones.find((known) => known === tone) ?? usualStyle.tone,
    language: languages.find((known) => known === language) ?? usualStyle.language,
  };
}
