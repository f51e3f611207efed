import { apacheModules, fileStart, keyFiles, serviceState } from './kinds/host-state.ts';
import { kbProbe } from './kinds/kb-probe.ts';
import { keytoolList } from './kinds/keytool-list.ts';
import { keytoolPrints } from './kinds/keytool-print.ts';
import { caaRecords, clockStatus, dnsAnswer, httpHeaders, listeners } from './kinds/network.ts';
import { keyHashes, opensslAnswers } from './kinds/openssl-results.ts';
import { schannelRegistry } from './kinds/registry.ts';
import { apacheTests, certbotList, nmapCiphers, versions } from './kinds/server-tests.ts';
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
import type { Detector } from './recognised.ts';

/** Readers of what commands print; a piece of its own, as they are many and most pastes are none of it. */
export const commandOutputs: readonly Detector[] = [
  kbProbe,
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
  apacheTests,
  apacheModules,
  fileStart,
  keyFiles,
  serviceState,
  certbotList,
  nmapCiphers,
  versions,
];
