import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';

/** What the browser did with the insecure address; `none`: it asked for it in no way. */
export type Seen = 'blocked' | 'upgraded' | 'warned' | 'not-mixed' | 'none';

/** Asks a real Chromium about one page after another. */
export interface Asked {
  version: string;
  /** Opens a browser page to ask with. `wait`: something is expected, so wait longer for it than for the page itself. */
  open(): (source: string, wait: boolean) => Promise<Seen>;
}

const PAGE = 'page.test';
/** For what comes after the page's own events; only a page that does not do what is expected takes that long. */
const PATIENCE = 5000;

const answers: Readonly<Record<string, [type: string, body: string | Buffer]>> = {
  png: [
    'image/png',
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  ],
  css: ['text/css', ''],
  js: ['text/javascript', ''],
  json: ['application/json', '{}'],
  svg: ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>'],
  vtt: ['text/vtt', 'WEBVTT\n'],
};

/** Gives `work` a whole Chromium for which every name and address is one server on this machine that speaks both http and https. */
export async function withChromium(
  tls: { key: string; cert: string },
  executablePath: string,
  work: (asked: Asked) => Promise<void>,
): Promise<void> {
  const pages = new Map<string, string>();
  const listener: RequestListener = (request, response) => {
    const path = (request.url ?? '').replace(/[?#].*/, '');
    const page = request.headers.host === PAGE ? pages.get(path) : undefined;
    const [type, body] =
      page === undefined ? (answers[path.split('.').at(-1) ?? ''] ?? ['text/html', '']) : ['text/html; charset=utf-8', page];
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
  };
  const http = createHttp(listener);
  const https = createHttps(tls, listener);
  const both = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      // A TLS record of a handshake begins with 22.
      (first[0] === 22 ? https : http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => both.listen(0, '127.0.0.1', resolve));
  const { port } = both.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP * 127.0.0.1:${port}`, '--ignore-certificate-errors'],
  });
  try {
    let count = 0;
    await work({
      version: browser.version(),
      open() {
        let tab: Tab | null = null;
        return async (source, wait) => {
          const name = `n${++count}`;
          // A host of its own, so that what comes late is not taken for the next page's.
          pages.set(`/${name}`, source.replaceAll(/\bo\.test\b/gi, `${name}.o.test`));
          // One tab for many pages: to open it takes longer than to load one.
          tab ??= await openTab(browser);
          const seen = await see(tab, name, wait);
          if (source.includes('id=act')) {
            // The click may have led away, and the next page is not to meet with that.
            await tab.page.close();
            tab = null;
          }
          return seen;
        };
      },
    });
  } finally {
    await browser.close();
    both.close();
    http.close();
    https.close();
  }
}

interface Tab {
  page: Page;
  session: CDPSession;
  watched: Watched;
}

async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 }, ignoreHTTPSErrors: true });
  const session = await page.context().newCDPSession(page);
  const watched = watch(session);
  await session.send('Network.enable');
  await session.send('Audits.enable');
  return { page, session, watched };
}

async function see({ page, session, watched }: Tab, name: string, wait: boolean): Promise<Seen> {
  watched.start(name);
  await page.goto(`https://${PAGE}/${name}`, { waitUntil: 'load' });
  await page
    .evaluate(async () => {
      document.querySelector<HTMLElement>('#act')?.click();
      // Two frames on, so that styles are worked out and what they load is asked for, and one request further, so that it has left.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      await fetch('https://page.test/sentinel');
      await new Promise(requestAnimationFrame);
    })
    // The click may have led away.
    .catch(() => undefined);
  // Only who installs the page asks for it.
  await session.send('Page.getAppManifest').catch(() => undefined);
  const until = Date.now() + PATIENCE;
  while (wait && watched.effect() === 'none' && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  return watched.effect();
}

interface Watched {
  /** Forgets what was seen; what belongs to no page of this name is passed over from now on. */
  start(name: string): void;
  effect(): Seen;
}

function watch(session: CDPSession): Watched {
  let own = '';
  /** The last word counts: a preload scanner speaks before the page itself. */
  let decided: 'blocked' | 'upgraded' | null = null;
  let loaded = false;
  const warned = new Set<string>();
  /** What the browser itself does not call mixed content although it is not encrypted. */
  const trusted = new Set<string>();
  const isOurs = (address: string): boolean => {
    const { hostname } = new URL(address);
    return hostname !== PAGE && hostname !== 'ok.test' && (!/\bn\d+\.o\.test$/.test(hostname) || hostname.endsWith(own));
  };
  session.on('Network.requestWillBeSent', ({ request: { url, mixedContentType }, type }) => {
    if (!isOurs(url)) return;
    if (url.startsWith('https:')) decided = 'upgraded';
    // Of frames it says so of all.
    else if (mixedContentType === 'none' && type !== 'Document') trusted.add(url);
  });
  session.on('Network.responseReceived', ({ response: { url } }) => {
    if (url.startsWith('http:') && isOurs(url)) loaded = true;
  });
  session.on('Audits.issueAdded', ({ issue: { details } }) => {
    const { resolutionStatus, insecureURL = '' } = details.mixedContentIssueDetails ?? {};
    if (!resolutionStatus || !isOurs(insecureURL)) return;
    if (resolutionStatus === 'MixedContentWarning') warned.add(insecureURL);
    else decided = resolutionStatus === 'MixedContentBlocked' ? 'blocked' : 'upgraded';
  });
  return {
    start(name) {
      own = `${name}.o.test`;
      decided = null;
      loaded = false;
      warned.clear();
      trusted.clear();
    },
    effect() {
      // Chromium also writes a line about pictures that it takes from this very machine.
      return decided ?? ([...warned].some((url) => !trusted.has(url)) ? 'warned' : loaded ? 'not-mixed' : 'none');
    },
  };
}
