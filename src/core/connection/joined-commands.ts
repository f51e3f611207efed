const PROGRAM = /\b(?:openssl|libressl|curl|keytool|certutil)\b/u;
/** How a shell is told that the command goes on: `\\` in a POSIX shell, a backtick in PowerShell, `^` in cmd. */
const GOES_ON = /\s[\\`^]\s*$/u;
/** What PowerShell, cmd and POSIX shells print in front of the next line. */
const MORE = /^\s{0,80}(?:>>? |More\? )?/u;
const MOST = 20;

/** The lines with a command that goes on over several of them in the first; the others are left empty, so that they count as before. */
export function joinedCommands(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => GOES_ON.test(line))) return lines;
  const joined = [...lines];
  for (let at = 0; at < joined.length; at++) {
    const first = at;
    if (!PROGRAM.test(joined[first] ?? '')) continue;
    while (at - first < MOST && at + 1 < joined.length && GOES_ON.test(joined[first] ?? '')) {
      at += 1;
      joined[first] = `${(joined[first] ?? '').replace(GOES_ON, '')} ${(joined[at] ?? '').replace(MORE, '')}`;
      joined[at] = '';
    }
  }
  return joined;
}
