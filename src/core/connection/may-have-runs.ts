/** What every text with a run has somewhere; cheap to ask. */
const CLUES =
  /CONNECTED\(|CONNECTION ESTABLISHED|Certificate chain|Server certificate|Verify return code: |\d s:|^\* +(?:SSL|schannel):? |SSL certificate problem|(?:Certificate|憑證|证书) #0|-sslserver|CertContext\[/mu;

/** Rough and fast: whether it is worth while to read runs out of a text. */
export function mayHaveRuns(text: string): boolean {
  return CLUES.test(text);
}
