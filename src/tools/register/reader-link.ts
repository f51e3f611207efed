import type { Fallback } from '../../core/crypto/verify.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { Reader, Given, Told } from './reader.ts';
import type { Answered, Asked } from './register-reader.entry.ts';

/** The reader as the page knows it, wherever it runs. */
export interface ReaderLink {
  read(given: readonly Given[], at: Date): void;
  stop(): void;
  clear(): void;
  /** The certificate itself; null where only a list told of it. */
  kept(sha256: string): Promise<Uint8Array | null>;
}

/** The page's policy asks for typed script addresses; the only worker that this page may start is its reader. */
function typed(address: string): string {
  const policy = globalThis.trustedTypes?.createPolicy('kb-workers', {
    createScriptURL: (given) => {
      if (!/^(\.\.?\/)*(assets|scripts)\/register-reader[\w.-]*\.js$/.test(given.replace(/^\//, ''))) throw new TypeError(given);
      return given;
    },
  });
  return (policy?.createScriptURL(address) ?? address) as string;
}

/**
 * Starts the reader: in a worker of its own, so that the page answers while it reads; in the page, in short slices, where the browser lets
 * none be started (a page from the disk). Rejects where its script cannot be read.
 */
export async function startReader({ dataset }: HTMLElement, tell: (told: Told) => void): Promise<ReaderLink> {
  const { reader = '', fallback = '' } = dataset;
  const worker = location.protocol === 'file:' ? null : await startWorker(reader);
  if (worker !== null) return linkTo(worker, new URL(fallback, document.baseURI).href, tell);
  await loadScript(reader);
  const made = globalThis.kbRegisterReader?.(tell, () => loadFallback(fallback));
  if (!made) throw new Error('The reader did not define itself.');
  return inPage(made);
}

/** Null where the browser starts none. */
function startWorker(address: string): Promise<Worker | null> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(typed(address));
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(null);
      };
      worker.onmessage = () => resolve(worker);
      worker.postMessage({ do: 'kept', sha256: '' } satisfies Asked);
    } catch {
      resolve(null);
    }
  });
}

function linkTo(worker: Worker, fallback: string, tell: (told: Told) => void): ReaderLink {
  const ask = (asked: Asked): void => worker.postMessage(asked);
  const waiting = new Map<string, (der: Uint8Array | null) => void>();
  worker.onmessage = ({ data }: MessageEvent<Answered>) => {
    if (data.is === 'told') return tell(data.told);
    waiting.get(data.sha256)?.(data.der);
    waiting.delete(data.sha256);
  };
  ask({ do: 'fallback', address: fallback });
  return {
    read: (given, at) => ask({ do: 'read', given: [...given], at: at.getTime() }),
    stop: () => ask({ do: 'stop' }),
    clear: () => ask({ do: 'clear' }),
    kept: (sha256) =>
      new Promise((resolve) => {
        waiting.set(sha256, resolve);
        ask({ do: 'kept', sha256 });
      }),
  };
}

const inPage = (reader: Reader): ReaderLink => ({
  read: (given, at) => reader.read(given, at),
  stop: () => reader.stop(),
  clear: () => reader.clear(),
  kept: (sha256) => Promise.resolve(reader.kept(sha256)),
});

async function loadFallback(address: string): Promise<Fallback> {
  if (!globalThis.kbVerifyInJavaScript) await loadScript(address);
  if (!globalThis.kbVerifyInJavaScript) throw new Error('The fallback did not define itself.');
  return globalThis.kbVerifyInJavaScript;
}
