import { curlVerbose } from './kinds/curl-verbose.ts';
import { apacheModules, fileStart, keyFiles, serviceState } from './kinds/host-state.ts';
import { jsonText } from './kinds/json-text.ts';
import { keytoolList } from './kinds/keytool-list.ts';
import { keytoolPrints } from './kinds/keytool-print.ts';
import { caaRecords, clockStatus, dnsAnswer, httpHeaders, listeners } from './kinds/network.ts';
import { keyHashes, opensslAnswers } from './kinds/openssl-results.ts';
import { opensslText } from './kinds/openssl-text.ts';
import { pemBlocks } from './kinds/pem-blocks.ts';
import { schannelRegistry } from './kinds/registry.ts';
import { sClient, stapling } from './kinds/s-client.ts';
import { serverConfigs } from './kinds/server-configs.ts';
import { nginxTest, serverLogs } from './kinds/server-logs.ts';
import { apacheTests, certbotList, nmapCiphers, versions } from './kinds/server-tests.ts';
import { textLines } from './kinds/text-lines.ts';
import { webPage } from './kinds/web-page.ts';
import {
  certreqResult,
  certutilDump,
  certutilResult,
  certutilVerify,
  cipherSuites,
  netshBindings,
  portTest,
  webBindings,
} from './kinds/windows-commands.ts';
import { certutilStore, powershellCerts } from './kinds/windows-stores.ts';
import { x509Fields } from './kinds/x509-fields.ts';
import type { Detector, Recognised } from './recognised.ts';

const DETECTORS: readonly Detector[] = [
  pemBlocks,
  webPage,
  sClient,
  stapling,
  opensslText,
  x509Fields,
  keyHashes,
  opensslAnswers,
  keytoolList,
  keytoolPrints,
  certutilStore,
  certutilVerify,
  certutilDump,
  certutilResult,
  certreqResult,
  netshBindings,
  powershellCerts,
  webBindings,
  portTest,
  schannelRegistry,
  cipherSuites,
  listeners,
  caaRecords,
  dnsAnswer,
  httpHeaders,
  clockStatus,
  curlVerbose,
  nginxTest,
  apacheTests,
  apacheModules,
  fileStart,
  keyFiles,
  serviceState,
  certbotList,
  nmapCiphers,
  versions,
  serverLogs,
  serverConfigs,
];

/** What kinds of output, configuration or file a text holds, in the order of their lines; nothing where nothing is sure. */
export function detectKinds(text: string): Recognised[] {
  const { lines, numbers } = withoutVoidRuns(textLines(text));
  const inLines = DETECTORS.flatMap((detect) => detect(lines)).map((one) => ({ ...one, line: numbers[one.line - 1] ?? one.line }));
  return [...inLines, ...jsonText(text)].sort((a, b) => a.line - b.line);
}

/** Shorter than any line that a detector knows. */
const SHORTEST = 4;
/** More than any detector looks over between two lines. */
const KEPT = 64;

/** The lines, of long runs that say nothing only the beginning; each with its number, from 1. Every line is asked some thirty things, and a paste may have a million empty ones. */
function withoutVoidRuns(all: readonly string[]): { lines: readonly string[]; numbers: readonly number[] } {
  const lines: string[] = [];
  const numbers: number[] = [];
  let run = 0;
  for (const [index, line] of all.entries()) {
    run = line.length < SHORTEST ? run + 1 : 0;
    if (run > KEPT) continue;
    lines.push(line);
    numbers.push(index + 1);
  }
  return { lines, numbers };
}
