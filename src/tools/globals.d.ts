// What scripts of one tool leave for another, and what the build makes for one tool alone.
declare var kbDecoderDetails: import('./decoder/details.ts').DecoderDetails | undefined;
/** Fills what stands below a verdict; a script of its own, which no verdict waits for. */
declare var kbSheet: Pick<typeof import('./sheet/fill-sheet.ts'), 'fillSheet'> | undefined;
/** Draws a chain below its verdict; a script of its own. */
declare var kbChainDrawing: Pick<typeof import('./chain/fill-chain.ts'), 'fillChain'> | undefined;
/** Makes a page of a sheet, to be saved; a script of its own, loaded where somebody asks. */
declare var kbSaved: Pick<typeof import('./saved/sheet-page.ts'), 'sheetPage'> | undefined;
/** Reads an object with a second program; a script of its own, loaded where somebody asks. */
declare var kbSecond: Pick<typeof import('./second/show-second.ts'), 'showSecond'> | undefined;
declare module 'content:saved-styles' {
  const styles: string;
  export default styles;
}
declare var kbDecoderObjects: import('./decoder/objects.ts').DecoderObjects | undefined;
/** Looks again at what no reading knew, with the words for what it finds; a script of its own. */
declare var kbKinds:
  { lookAgain: typeof import('./shared/look-again.ts').lookAgain; words: import('../core/inspect/words.ts').Words } | undefined;
/** Reads what programs print of certificates; a script of its own, loaded where a text may be such a printout. */
declare var kbDumps: typeof import('../core/dump/read-dumps.ts').readDumps | undefined;
declare var kbExplainFill: import('./fill/explain.ts').Explain | undefined;
declare module 'content:diagnosis' {
  const knowledge: import('./recogniser/catalogue-data.ts').CarriedKnowledge;
  export default knowledge;
}
declare var kbKnown: Record<string, import('./recogniser/catalogue-data.ts').Pack> | undefined;
declare var kbConfigCheckers:
  Partial<Record<import('../core/config/config-finding.ts').ConfigKind, import('./config/checker.ts').Checker>> | undefined;
/** Writes configurations of the servers that the writer does not bring itself. */
declare var kbConfigWriters:
  | { writers: import('../core/config/generate-config.ts').Writers; words: Record<string, import('../core/inspect/words.ts').Message> }
  | undefined;
/** Offers the reader's own configuration, corrected; a script of its own, which no verdict waits for. */
declare var kbConfigCorrect: import('./config/correct.ts').ConfigCorrect | undefined;
/** Takes off what mail, a shell or an editor has put around a configuration. */
declare var kbTidyConfig: typeof import('../core/config/tidy-config.ts').tidyConfig | undefined;
declare var kbConfigKinds: readonly import('../core/recognise/recognised.ts').Detector[] | undefined;
declare var kbOutputs: typeof import('../core/recognise/command-outputs.ts').commandOutputs | undefined;
declare var kbOutputWords: Record<string, import('../core/inspect/words.ts').Message> | undefined;
/** Looks for what comes close; loaded where nothing was recognised. */
declare var kbHostFields: typeof import('../core/intake/host-fields.ts').hostFields | undefined;
declare var kbNearest: typeof import('../core/recognise/nearest-errors.ts').compileNearest | undefined;
declare var kbCauseWords: Record<string, import('./recogniser/catalogue-data.ts').CauseWords> | undefined;
declare var kbCodeWords: Record<string, import('./recogniser/catalogue-data.ts').CodeWords> | undefined;
declare var kbErrorWords: Record<string, import('./recogniser/catalogue-data.ts').ProductWords> | undefined;
declare var kbRecogniser: import('./recogniser/look.ts').RecogniserApi | undefined;
declare module 'content:reply-cures' {
  const cures: import('../core/reply/cures.ts').Cure[];
  export default cures;
}
declare module 'content:reply-index' {
  const index: import('./reply/reply-data.ts').ReplyIndex;
  export default index;
}
declare module 'content:letter-fields' {
  const fields: import('../core/reply/fill-commands.ts').LetterFields;
  export default fields;
}
declare var kbReplies: Record<string, import('./reply/reply-data.ts').ReplyTexts> | undefined;
/** Wordings of messages; a script of its own, loaded where nothing else is found. */
declare var kbReplyWordings: import('./reply/reply-data.ts').ReplyWordings | undefined;
/** Writes letters; a script of its own, loaded with the first answer. */
declare var kbLetter: import('./reply/letter.ts').LetterScript | undefined;
/** Draws QR codes and makes the file to attach; a script of its own. */
declare var kbReplyTake: import('./reply/reply-take.ts').ReplyTake | undefined;
declare module 'content:page-titles' {
  /** Title and address of every page by its permanent id. */
  const titles: Record<string, [title: string, address: string]>;
  export default titles;
}
declare module 'content:finding-vocabulary' {
  const vocabulary: import('./recogniser/finding-data.ts').FindingVocabulary;
  export default vocabulary;
}
declare module 'content:finding-words' {
  const words: import('./recogniser/finding-data.ts').AllFindingWords;
  export default words;
}
/** Judges what was given of revocation; a script of its own, loaded where a CRL or an OCSP response lies beside the certificates. */
declare var kbRevocation:
  | (Pick<typeof import('../core/revocation/evidence.ts'), 'evidenceIn' | 'together'> &
      Pick<typeof import('../core/revocation/with-revocation.ts'), 'withRevocation'> & { words: import('../core/inspect/words.ts').Words })
  | undefined;
/** Reads reports of vulnerability scans; a script of its own, loaded where a text may be one. */
declare var kbFindings: Pick<typeof import('./recogniser/render-report.ts'), 'reports' | 'renderReport'> | undefined;
/** Reads outputs of connections; a script of its own, loaded where a text may hold one. */
declare var kbRuns: typeof import('./chain/runs.ts').runs | undefined;
/** Says what is wrong with a chain; a script of its own, loaded where something is. */
declare var kbChainProblems:
  { words: import('../core/inspect/words.ts').Words; explanations: import('../core/chain/chain-parts.ts').Explanations } | undefined;
/** Checks name constraints and policies; a script of its own, loaded where a certificate has them. */
declare var kbChainConstraints: import('../core/chain/chain-parts.ts').ConstraintChecks | undefined;
/** Says where a cross certificate is missing, and adds what is; a script of its own, loaded where a root has a cross certificate that was not sent. */
declare var kbChainCross:
  | {
      words: import('../core/inspect/words.ts').Words;
      crossChecks: import('../core/chain/chain-parts.ts').CrossChecks;
      completeBundle: typeof import('./chain/complete-bundle.ts').completeBundle;
    }
  | undefined;
/** Judges chains of practice certificates; a script of its own, loaded where there are any. */
declare var kbChainPractice:
  { words: import('../core/inspect/words.ts').Words; practiceChecks: import('../core/chain/chain-parts.ts').PracticeChecks } | undefined;
/** The certificates of authorities that go behind a site's, in Base64 by id; a script of its own, loaded where one is missing. */
declare var kbAuthorityFiles: Readonly<Record<string, string>> | undefined;
/** What trust data says of each platform, by the root's id; a script of its own, loaded where somebody asks. */
declare var kbTrustNotes: Readonly<Record<string, Partial<Record<import('../core/authority/authority.ts').Platform, string>>>> | undefined;
/** Writes reminders for a calendar; a script of its own, loaded where somebody asks for them. */
declare var kbRenewalCalendar:
  ((certificates: readonly import('../core/calendar/renewal-calendar.ts').Renewable[], at: Date) => string | null) | undefined;
/** Makes what reads a register's files; a script of its own, which a worker runs where the browser lets one be started. */
declare var kbRegisterReader:
  | ((
      tell: (told: import('./register/reader.ts').Told) => void,
      loadFallback: () => Promise<import('../core/crypto/verify.ts').Fallback>,
    ) => import('./register/reader.ts').Reader)
  | undefined;
/** Compares two certificates that are here already; the tool for old and new brings it. */
declare var kbCompareCertificates: typeof import('./compare/compare-certificates.ts').compareCertificates | undefined;
/** Writes a workbook; a script of its own, loaded where somebody asks for one. */
declare var kbWorkbook: typeof import('./register/workbook.ts').workbook | undefined;
/** Draws reports of connections; a script of its own. */
declare var kbConnectionReport:
  (Pick<typeof import('./connection/load-more.ts'), 'loadMore'> & Pick<typeof import('./connection/render.ts'), 'render'>) | undefined;
/** Reads what other programs say of connections; a script of its own, loaded where a text has no record of ours. */
declare var kbWitnesses: typeof import('../core/probe/read-witnesses.ts').readWitnesses | undefined;
/** Reads what Windows hosts say of themselves; a script of its own. */
declare var kbConnectionLocal:
  | (Pick<typeof import('./connection/local-told.ts'), 'localTold'> & Pick<typeof import('./connection/local-part.ts'), 'renderLocal'>)
  | undefined;
/** What no verdict on one connection waits for, and what is said of several; a script of its own. */
declare var kbConnectionMore:
  | (Pick<typeof import('./connection/audit-text.ts'), 'auditText'> &
      Pick<typeof import('../core/probe/cipher-name.ts'), 'cipherName'> &
      Pick<typeof import('./connection/several.ts'), 'renderSeveral'> &
      Pick<typeof import('./connection/report-text.ts'), 'reportText'>)
  | undefined;
/** How servers are mended of what a connection shows, by the id of `content/findings`; a script of its own. */
declare var kbProbeFixes: Readonly<Record<string, import('./connection/mending.ts').Mending>> | undefined;
/** Makes practice certificates and packs them; a script of its own, loaded where somebody asks for them. */
declare var kbIssuer: (Pick<typeof import('../peculiar/issuer.ts'), 'createIssuer'> & Pick<typeof import('fflate'), 'zipSync'>) | undefined;
/** Stands in for Web Crypto where there is none; a script of its own, loaded with the former. */
declare var kbIssuePlain: typeof import('../core/crypto/issue-in-javascript.ts').subtleInJavaScript | undefined;
