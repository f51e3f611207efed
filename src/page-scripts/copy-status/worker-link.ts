const site = new URL('../', (document.currentScript as HTMLScriptElement).src).href;

let policy: ReturnType<TrustedTypePolicyFactory['createPolicy']> | undefined;

/** The page's policy asks for typed script addresses; the only one that this script may run is the site's own worker. Made where one is kept. */
function typed(address: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('kb-worker', {
    createScriptURL: (given) => {
      if (given !== `${site}sw.js`) throw new TypeError(`Not this site's worker: ${given}`);
      return given;
    },
  });
  return (policy?.createScriptURL(address) ?? address) as string;
}

/** Has the browser keep the site; rejects where it does not trust the certificate, keeps no data or gets files of two versions. */
export function register(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(typed(`${site}sw.js`), { updateViaCache: 'none' });
}

/** What a worker says of itself and of the page that asks. */
export interface Description {
  version: string;
  files: number;
  /** The version that this page was loaded from; null if it did not come from the copy. */
  page: string | null;
}

/** Asks a worker for its description. */
export function describe(worker: ServiceWorker): Promise<Description> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => resolve(data as Description));
    port1.start();
    worker.postMessage('describe', [port2]);
  });
}

/** The address below which all pages of the site lie. */
export const siteAddress = site;
