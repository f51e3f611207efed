import authorities from 'content:authority-facts';
import rules from 'content:certificate-rules';
import lintRules from 'content:lint-rules';
import columnWords from 'content:messages?register';
import { createVerify, type Fallback } from '../../core/crypto/verify.ts';
import { lintChecks } from '../../core/lint/lint-checks.ts';
import { columnsIn } from '../../core/register/register-words.ts';
import { Reader, type Given, type Told } from './reader.ts';

/** What a page asks of the worker. */
export type Asked =
  | { do: 'read'; given: Given[]; at: number }
  | { do: 'stop' }
  | { do: 'clear' }
  | { do: 'kept'; sha256: string }
  | { do: 'fallback'; address: string };

/** What the worker answers. */
export type Answered = { is: 'told'; told: Told } | { is: 'kept'; sha256: string; der: Uint8Array | null };

/** What of a worker's scope is used; the page's library does not declare it. */
interface WorkerScope {
  importScripts(address: string): void;
  postMessage(answered: Answered): void;
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
}

/** A reader; `loadFallback` brings what checks signatures where the browser cannot. */
function makeReader(tell: (told: Told) => void, loadFallback: () => Promise<Fallback>): Reader {
  return new Reader(
    {
      programme: 'public-web',
      rules: [...rules, ...lintRules],
      lint: lintChecks,
      authorities,
      verify: createVerify({ subtle: (crypto as Partial<Crypto>).subtle ?? null, loadFallback }),
      columns: columnsIn(columnWords['register'] ?? {}),
    },
    (told) => tell({ ...told, messages: messagesOf(told) }),
  );
}

/** The finer rules are known here alone; the page has the sentences of the others. */
const messagesOf = ({ entries }: Pick<Told, 'entries'>): Record<string, string> =>
  Object.fromEntries(lintRules.flatMap(({ id, message }) => (entries.some(({ reason }) => reason?.rule === id) ? [[id, message]] : [])));

/** In a worker: what it needs of the outside are two scripts of this site, and then nothing, so that nothing it reads can get out. */
function serveWorker(scope: WorkerScope): void {
  const importScripts = scope.importScripts.bind(scope);
  let fallback = '';
  const reader = makeReader(
    (told) => scope.postMessage({ is: 'told', told }),
    () => {
      const policy = globalThis.trustedTypes?.createPolicy('kb-scripts', { createScriptURL: (address) => address });
      importScripts((policy?.createScriptURL(fallback) ?? fallback) as string);
      if (!globalThis.kbVerifyInJavaScript) throw new Error('The fallback did not define itself.');
      return Promise.resolve(globalThis.kbVerifyInJavaScript);
    },
  );
  // A worker has no policy where the server sends none.
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts', 'Worker', 'BroadcastChannel'])
    Object.defineProperty(scope, name, { value: undefined, configurable: false });
  scope.onmessage = ({ data }: MessageEvent<Asked>) => {
    if (data.do === 'read') reader.read(data.given, new Date(data.at));
    else if (data.do === 'stop') reader.stop();
    else if (data.do === 'clear') reader.clear();
    else if (data.do === 'fallback') fallback = data.address;
    else scope.postMessage({ is: 'kept', sha256: data.sha256, der: reader.kept(data.sha256) });
  };
}

if (typeof document === 'undefined') serveWorker(globalThis as unknown as WorkerScope);
else globalThis.kbRegisterReader = makeReader;
