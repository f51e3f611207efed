/** The worker's own global object, which TypeScript takes for any worker's. */
export const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** The site's root, with a slash at its end. */
export const scope = worker.registration.scope;
