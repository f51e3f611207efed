/** A line of a program: a declaration, a branch, a comment, a test. */
const SOURCE = [
  /^\s{0,80}(?:case\s+(?:"[^"\n]{1,120}"|'[^'\n]{1,120}'|['"\w.:]{2,80})\s*:|#\s?(?:define|include|ifdef|pragma)\b|\/\/|\/\*|<!--|import\s+[\w{*"'(]|from\s+[\w.]+\s+import\b|package\s+\w+;?$|using\s+[\w.]+;)/u,
  /^\s{0,80}(?:(?:export\s+)?(?:const|let|var|enum|interface|struct|type)\s+\w+\s*[:={(<[]|(?:public|private|protected|internal|static)\s+(?!keys?\b|cert|errors?\b|server\s+error)\w|(?:async\s+)?func(?:tion)?\s+[\w(]|def\s+\w+\(|class\s+\w+[\s({:]|@(?:Test|Override)\b|fn\s+\w+)/u,
  /^\s{0,80}(?:switch\s*[\w(]|if\s*\(|if\s+\w[^\n]{0,200}[{:]$|\}?\s*else\s+if\s|elif\s|return\s+\S|throw\s+new\s|assert\w*[.\s(]|expect\(|with\s+\w[\w.]*\(|(?:it|test|describe)\(['"`])/u,
  /^\s{0,80}\{?[A-Z][A-Z_]{2,40}\(\w{3,60}\s*[,(]/u,
  /^\s{0,80}(?:logger|log|console|metrics|assert|printf?|fmt)(?:\.\w{1,40})?\(|^\s{0,80}\w{1,60} ?:?= ?[{[(]$|^\s{0,80}[a-z]\w{0,60}\s{1,20}\w{1,40} = \d{1,10},?$/u,
  /^\s{0,80}(?:insert into|update \w+ set|select\s.+\sfrom\s|create table|values\s*\()/iu,
  /^\s{0,80}(?:<(?:template|script)[\s>]|case\s+"?\$|esac\b|\*["'][^)]{0,120}\)\s)/u,
  // Names with their numbers, one after another.
  /(?:\w{3,40}\(\d{1,5}\)[,、;\s]{1,3}){4}/u,
  // A request that was answered, in a server's access log.
  /"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS) \S{1,400} HTTP\/[\d.]{1,3}" \d{3} /u,
];
/** What an incident leaves behind and program text does not: a time, a trace, a prompt, an exception with its message. */
const TRACE =
  /^[ \t]{0,80}(?:at\s+\S|\.{3} \d+ more|Traceback|Caused by|File "|\[?\d{4}[-/]\d{2}[-/]\d{2}|\[?[A-Z][a-z]{2} [A-Z ]?[a-z]{0,2}\s?\d|\d{2}:\d{2}:\d{2}|[IWEF]\d{4} \d{2}:\d{2}:|[$#>] \S|PS [A-Z]:|[A-Z]:\\\S*>|[\w.]{1,120}(?:Exception|Error)\b[^(){};]{0,200}:\s|" was run: |(?:fatal|error|curl|wget|npm err!|failed)\b\s?:)/imu;
const CHANGE =
  /^\s{0,20}(?:commit [0-9a-f]{7,40}\b|[0-9a-f]{7,12} (?!conn=|connection_|slap|do_|daemon:|TLS(?: trace)?:)[A-Za-z(]|(?:[-*+•]\s+)?(?:fix|feat|docs?|test|chore|refactor|build|ci)(?:\([^)]{1,40}\))?!?:\s|(?:[-*+•]\s+)?(?:fix(?:e[sd])?|add(?:ed|s)?|bump|update[sd]?|remove[sd]?|improve[sd]?|修正|新增|移除|調整)[ ：:](?!.{0,400}(?:失敗|錯誤|fail|error|denied|0x))|[-+]{3} [ab]\/|@@ -\d|diff --git)/iu;
const MENDED =
  /已修補|已修復|已排除|已改善|已解決|已處理完|已完成(?:改善|修補|修正)|複掃通過|複測通過|複檢通過|未再檢出|已結案|，結案|更換完成|已恢復正常|已正常|測試正常|請(?:惠予)?結案|不再出現|以前的錯誤|先前的錯誤|已經(?:修復|排除|解決)|無此弱點|誤判|(?:^|[,;|\t])[ "]{0,4}(?:fixed|closed|remediated|mitigated|resolved)[ "]{0,4}(?:[,;|\t]|$)|status {0,4}[:=] {0,4}(?:fixed|closed|remediated|mitigated|resolved)\b/iu;

/** What is said to be mended and is not. */
const STILL = /還是|仍|依然|但/u;
/** A comment among settings. */
const COMMENT = /(?:^|\s)#\s/u;
const SETTING = /^\s{0,40}(?:[a-z][\w./-]{1,60}\s{0,4}[:=]\s|[a-z_]{3,40}\s[^;{}]{1,200}[;{]\s*$)/u;

const LINE_LIMIT = 600;

/** A program is told by its beginning; what follows behind so many lines may be what it printed. */
const PROGRAM_LINES = 200;

/** Tells, line by line, whether a text only speaks of a fault: it is a program, a change log, or says that the fault is mended. */
export function speaksOnly(lines: readonly string[]): (line: number) => boolean {
  const shortOf = (line: number): string => (lines[line - 1] ?? '').slice(0, LINE_LIMIT);
  const isSource = (text: string): boolean => SOURCE.some((pattern) => pattern.test(text));
  let program: boolean | null = null;
  let settings: boolean | null = null;
  const areSettings = (): boolean => (settings ??= isSettings(lines.slice(0, PROGRAM_LINES)));
  const isTalk = (line: number): boolean => {
    const text = shortOf(line);
    if (isSource(text) || CHANGE.test(text) || (MENDED.test(text) && !STILL.test(text))) return true;
    if (COMMENT.test(text) && areSettings()) return true;
    program ??= isProgram(lines.slice(0, PROGRAM_LINES), isSource);
    return program && line <= PROGRAM_LINES;
  };
  const known = new Map<number, boolean>();
  return (line) => {
    const answer = known.get(line) ?? isTalk(line);
    known.set(line, answer);
    return answer;
  };
}

/** A row of a table of codes: the code stands first, and what it means behind it. */
const ROW = /^[^\p{L}\d-]{0,6}(-?\d{1,6}|0x[0-9a-f]{8}|AH\d{5}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?=[\s:：)|,=-])/iu;
const ROWS = 4;
const ROWS_SHARE = 0.8;

/** A table of codes with their meanings, of which nothing has happened. */
export function isList(lines: readonly string[]): boolean {
  const filled = lines.slice(0, PROGRAM_LINES).filter((line) => line.trim() !== '');
  const heads = filled.flatMap((line) => ROW.exec(line.slice(0, 80))?.[1] ?? []);
  return new Set(heads).size >= ROWS && new Set(heads).size === heads.length && heads.length >= filled.length * ROWS_SHARE;
}

/** Settings with their comments: more lines than not say what is to be how. */
function isSettings(lines: readonly string[]): boolean {
  const said = lines.map((line) => line.slice(0, LINE_LIMIT)).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const settings = said.filter((line) => SETTING.test(line)).length;
  return settings >= 2 && settings * 2 > said.length && !said.some((line) => TRACE.test(line));
}

/** A text of which several lines are a program's and none is of an incident. */
function isProgram(lines: readonly string[], isSource: (line: string) => boolean): boolean {
  const short = lines.map((line) => line.slice(0, LINE_LIMIT));
  const sources = short.filter(isSource).length;
  const filled = short.filter((line) => line.trim() !== '').length;
  return sources > 0 && sources * 8 >= filled && !short.some((line) => TRACE.test(line) && !isSource(line));
}
