import { pathBelow } from '../core/stored-copy/path-below.ts';
import { notHere } from './not-here.ts';
import { scope, worker } from './scope.ts';
import { answerSettings, SETTINGS } from './settings-file.ts';
import { filesOf, storedFile, storeVersion, tidy } from './store.ts';
import { isOpen, NETWORK, rememberTab, versionOfTab } from './tabs.ts';

const { version, files, links } = OFFLINE_COPY;
let clean = false;

// A new version waits until a reader accepts it or the last tab closes: nobody's page changes under their hands.
worker.addEventListener('install', (event) => event.waitUntil(storeVersion(version, files)));
worker.addEventListener('activate', (event) => event.waitUntil(tidyUp()));

worker.addEventListener('fetch', (event) => {
  const path = event.request.method === 'GET' ? pathBelow(scope, event.request.url) : null;
  if (path === null) return;
  if (path === SETTINGS) return event.respondWith(answerSettings(event));
  event.respondWith(event.request.mode === 'navigate' ? openPage(event, path) : answerTab(event, path));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(worker.skipWaiting());
  if (event.data === 'describe') event.waitUntil(describe(event));
});

/** A page is of the current version; the tab keeps that version until it opens the next page. */
async function openPage(event: FetchEvent, path: string): Promise<Response> {
  const link = Object.hasOwn(links, path) ? links[path] : undefined;
  if (link !== undefined) return Response.redirect(scope + link);
  const page = await storedFile(files, path);
  event.waitUntil(rememberTab(event.resultingClientId, page ? version : NETWORK).then(tidyUp));
  return page ?? fetch(event.request).catch(notHere);
}

/** What a page loads is of the page's own version, even after another one has become current. */
async function answerTab(event: FetchEvent, path: string): Promise<Response> {
  const wanted = (await versionOfTab(event.clientId)) ?? version;
  const list = wanted === version ? files : wanted === NETWORK ? {} : ((await filesOf(wanted)) ?? files);
  return (await storedFile(list, path)) ?? fetch(event.request);
}

/** The tab that accepts a version shows the one before until it has reloaded, so this is tried with each page until nothing else is left. */
async function tidyUp(): Promise<void> {
  if (!clean) clean = await tidy(version, isOpen);
}

async function describe(event: ExtendableMessageEvent): Promise<void> {
  const tab = event.source instanceof Client ? await versionOfTab(event.source.id) : undefined;
  event.ports[0]?.postMessage({ version, files: Object.keys(files).length, page: tab === NETWORK ? null : (tab ?? null) });
}
