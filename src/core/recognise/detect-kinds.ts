import { curlVerbose } from './kinds/curl-verbose.ts';
import { jsonText } from './kinds/json-text.ts';
import { keytoolList } from './kinds/keytool-list.ts';
import { opensslText } from './kinds/openssl-text.ts';
import { pemBlocks } from './kinds/pem-blocks.ts';
import { sClient } from './kinds/s-client.ts';
import { serverConfigs } from './kinds/server-configs.ts';
import { nginxTest, serverLogs } from './kinds/server-logs.ts';
import { textLines } from './kinds/text-lines.ts';
import { webPage } from './kinds/web-page.ts';
import { certutilStore, powershellCerts } from './kinds/windows-stores.ts';
import type { Detector, Recognised } from './recognised.ts';

const DETECTORS: readonly Detector[] = [
  pemBlocks, webPage, sClient, opensslText, keytoolList, certutilStore, powershellCerts, curlVerbose, nginxTest, serverLogs, serverConfigs,
];

/** What kinds of output, configuration or file a text holds, in the order of their lines; nothing where nothing is sure. */
export function detectKinds(text: string): Recognised[] {
  const lines = textLines(text);
  const found = [...DETECTORS.flatMap((detect) => detect(lines)), ...jsonText(text)];
  return found.sort((a, b) => a.line - b.line);
}
