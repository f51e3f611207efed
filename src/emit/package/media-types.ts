/** Types by file ending of everything that a site like this may hold, as the shipped configurations name them. */
export const mediaTypes = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  xml: 'text/xml',
  txt: 'text/plain',
  ics: 'text/calendar',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  // Not `application/x-x509-ca-cert`: Firefox asks whether to trust what comes as that.
  crt: 'application/pem-certificate-chain',
  der: 'application/pkix-cert',
  p7b: 'application/x-pkcs7-certificates',
} as const;

export type Ending = keyof typeof mediaTypes;

/** Those that are text: sent as UTF-8 and worth compressing. */
export const textEndings: readonly Ending[] = ['html', 'css', 'js', 'json', 'webmanifest', 'svg', 'xml', 'txt', 'ics'];

/** Whether a file's name ends as text's does. */
export function isText(file: string): boolean {
  return textEndings.some((ending) => file.endsWith(`.${ending}`));
}
