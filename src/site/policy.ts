/**
 * The content security policy of every page. `connect-src 'none'` is the promise that what is pasted never leaves the
 * browser, kept by the browser itself ('wasm-unsafe-eval' lets the search engine's program run, which can connect to nothing either); the shipped server configurations send the same as a header.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  // No other policy can be made, nor one of these a second time: for scripts, for the offline copy's worker, for those of tools.
  'trusted-types kb-scripts kb-worker kb-workers',
].join('; ');
