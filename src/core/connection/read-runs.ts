import { textLines } from '../recognise/kinds/text-lines.ts';
import { joinedCommands } from './joined-commands.ts';
import { mayHaveRuns } from './may-have-runs.ts';
import { readCertutil } from './read-certutil.ts';
import { readCurl } from './read-curl.ts';
import { readKeytool } from './read-keytool.ts';
import { readSClient } from './read-s-client.ts';
import type { Run } from './run.ts';
import { withoutLineNumbers } from './without-line-numbers.ts';

/** Larger texts are files of another kind. */
const LINE_LIMIT = 200_000;

/**
 * Every connection whose output a text holds, in the order of their lines: `openssl s_client`, `curl -v`, `keytool -printcert -sslserver`
 * and `certutil -verify`, with prompts, quoting marks, line numbers and other text between. Lines count from 1 in the text as it is.
 */
export function readRuns(text: string): Run[] {
  if (!mayHaveRuns(text)) return [];
  const lines = joinedCommands(withoutLineNumbers(textLines(text).slice(0, LINE_LIMIT)));
  const runs: Run[] = [...readSClient(lines), ...readCurl(lines), ...readKeytool(lines), ...readCertutil(lines)];
  return runs
    .filter(({ listed, isEmpty, verified }) => listed.length > 0 || isEmpty || verified !== null)
    .sort((one, other) => one.line - other.line);
}
