const loading = new Map<string, Promise<unknown>>();

/** The page's policy asks for typed script addresses; only files of this site's own are let through. */
const policy = globalThis.trustedTypes?.createPolicy('kb-scripts', {
  createScriptURL: (address) => {
    if (!(DEVELOPING && address.startsWith('/')) && !/^(\.\.?\/)*(site-settings|(assets|search\/[0-9a-f]+)\/[\w.-]+)\.js$/.test(address))
      throw new Error(address);
    return address;
  },
});

/**
 * Loads classic scripts of this site, each once: all at the same time, run one after the other as they are named. The promise rejects
 * if a file cannot be read; that one and those after it are then loaded anew when somebody asks again. What is only data (`isData`)
 * stands outside the line, so that no tool waits for a slow one; not where several are named: the last needs those before it.
 */
export async function loadScript(addresses: string, isData = false): Promise<void> {
  let last: Promise<unknown> | undefined;
  for (const address of addresses.split(' ')) {
    const before = last;
    last = loading.get(address);
    if (last) continue;
    last = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = (policy?.createScriptURL(address) ?? address) as string;
      // In the order in which they were added.
      script.async = isData && !addresses.includes(' ');
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }).then(() => before);
    last.catch(() => loading.delete(address));
    loading.set(address, last);
  }
  await last;
}
