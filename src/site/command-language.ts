/** The language of a command of the error catalogue: it decides the colouring and how a value is quoted. */
export function commandLanguage(command: string): 'bash' | 'powershell' | 'bat' {
  if (/^(?:[A-Z][a-z]+-[A-Z]|\$)/.test(command)) return 'powershell';
  return /^(?:certutil|certreq|netsh|reg|iisreset|appcmd|%)/i.test(command) ? 'bat' : 'bash';
}
