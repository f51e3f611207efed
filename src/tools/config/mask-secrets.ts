/** What stands in the place of a secret. */
const MASK = '••••';
/** Directives that pass requests on, and the tokens that a server shows in its banner: no secrets, and findings quote them. */
const HARMLESS = /^(?:(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass\w*|ProxyPass\w*|server_?tokens)$/i;
const SECRET = /pass|pwd|^(?:pw|auth)$|secret|token|credential|authori[sz]ation|api-?key|connectionstring/i;
// The look-behind keeps the search from starting over inside a long word.
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]{1,100}\s{0,100}=\s{0,100})("[^"]*"|'[^']*')/g;
const WORD = /(?<![\w.-])[\w.-]{1,100}/g;

/**
 * The lines of a configuration with everything that may be a password hidden: they are shown on the screen and copied into
 * reports. Rather too much than too little: after a word that names a secret the rest of its line goes. Time is linear.
 */
export function maskSecrets(text: string): string[] {
  let named = false;
  const attributes = text.replace(ATTRIBUTE, (whole, name: string, value: string) => {
    const hide = named || SECRET.test(name);
    // `<add key="DbPassword" value="…">`: the next attribute holds it.
    named = /^(?:key|name)\b/i.test(name) && SECRET.test(value);
    return hide ? `${name}${hidden(value)}` : whole;
  });
  let open = false;
  return attributes.split(/\r\n|\n|\r/).map((line) => {
    if (line === '') return line;
    if (open && line.trim() !== '') {
      open = line.endsWith('\\');
      return line.replace(/\S.*/, MASK);
    }
    const shown = line.replace(/(\/\/)[^/@\s"']{1,300}@/g, `$1${MASK}@`);
    const end = endOfSecretName(shown);
    if (end === null) return shown;
    const value = shown.slice(end);
    // The name alone, or a line that goes on: the value stands on the next one.
    open = /^[\s=:"'\\]*$/.test(value);
    const gap = /^[\s=:"'>]*/.exec(value)?.[0] ?? '';
    return open ? shown : `${shown.slice(0, end)}${gap}${MASK}`;
  });
}

/** A value's quotes and line ends stay, so that lines keep their numbers. */
function hidden(value: string): string {
  const quote = value[0] ?? '"';
  return `${quote}${MASK}${value.replace(/[^\r\n]/g, '')}${quote}`;
}

/** Behind the first word that names a secret whose value is not hidden yet. */
function endOfSecretName(line: string): number | null {
  for (const { 0: word, index } of line.matchAll(WORD)) {
    const end = index + word.length;
    if (!SECRET.test(word) || HARMLESS.test(word)) continue;
    if (!/^\s{0,100}=\s{0,100}["']•/.test(line.slice(end, end + 210))) return end;
  }
  return null;
}
