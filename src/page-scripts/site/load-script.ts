const loading = new Map<string, Promise<void>>();

/** The page's policy asks for typed script addresses; only files of this site's own are let through. */
const policy = globalThis.trustedTypes?.createPolicy('kb-scripts', {
  createScriptURL: (address) => {
    if (!(DEVELOPING && address.startsWith('/scripts/')) && !/^(\.\.?\/)*(?:assets|search\/[0-9a-f]+)\/[\w.-]+\.js$/.test(address))
      throw new TypeError(address);
    return address;
  },
});

/** Loads a classic script of this site once; the promise rejects if the file cannot be read. */
export function loadScript(address: string): Promise<void> {
  let promise = loading.get(address);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = (policy?.createScriptURL(address) ?? address) as string;
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => reject(new Error(address)));
      document.head.append(script);
    });
    promise.catch(() => loading.delete(address));
    loading.set(address, promise);
  }
  return promise;
}
