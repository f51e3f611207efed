declare module 'content:error-patterns' {
  const patterns: import('./catalogue-data.ts').ErrorPatterns;
  export default patterns;
}
declare var kbErrorWords: Record<string, import('./catalogue-data.ts').ProductWords> | undefined;
declare var kbRecogniser: import('./look.ts').RecogniserApi | undefined;
