/** Program text, a change log, documentation: words of messages stand there and nothing has happened. */
const SOURCE = [
  /^\s{0,80}(?:case\s+['"\w.:]{2,80}\s*:|#\s?define\b|\/\/|\/\*|<!--|--\s|import\s+[\w{*"']|from\s+[\w.]+\s+import\b)/u,
  /^\s{0,80}(?:(?:export\s+)?(?:const|let|var)\s+\w+\s*[:=]|(?:public|private|protected|static)\s+\w|(?:async\s+)?function\b|def\s+\w+\(|class\s+\w+[\s({:])/u,
  /^\s{0,80}(?:if\s*\(|\}?\s*else\s+if\s*\(|elif\s|return\s+\S+.*[;{]\s*$|throw\s+new\s|assert[.\w]*[\s(]|expect\(|(?:it|test|describe)\(['"`])/u,
  /^\s{0,80}[\w.]{1,60}\s*(?:=>|\+?=)\s*['"`].*['"`][,;]\s*$/u,
  /^\s{0,80}[A-Z][A-Z_]{2,40}\([A-Z0-9_]{3,60},\s*-?\d{1,6}\)/u,
];
const CHANGE =
  /^\s{0,20}(?:commit [0-9a-f]{7,40}\b|[0-9a-f]{7,12} [A-Za-z(]|(?:[-*+•]\s+)?(?:fix|feat|docs?|test|chore|refactor|build|ci)(?:\([^)]{1,40}\))?!?:\s|(?:[-*+•]\s+)?(?:fix(?:e[sd])?|add(?:ed|s)?|bump|update[sd]?|remove[sd]?|improve[sd]?|修正|新增|移除|調整)[ ：:]|[-+]{3} [ab]\/|@@ -\d|diff --git)/iu;
const MENDED =
  /已修補|已修復|已排除|已改善|已解決|已處理完|已完成(?:改善|修補|修正)|複掃通過|複測通過|複檢通過|無此弱點|誤判|(?:^|[,;|\t])\s*"?(?:fixed|closed|remediated|mitigated|resolved)"?\s*(?:[,;|\t]|$)|status\s*[:=]\s*(?:fixed|closed|remediated|mitigated|resolved)\b/iu;

/** Whether a line only speaks of a fault: it is program text, a change log, or says that the fault is mended. */
export function speaksOnly(line: string): boolean {
  const short = line.length > 600 ? line.slice(0, 600) : line;
  return SOURCE.some((pattern) => pattern.test(short)) || CHANGE.test(short) || MENDED.test(short);
}
