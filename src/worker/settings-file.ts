import { settingsKey } from '../core/stored-copy/stored-key.ts';
import { scope } from './scope.ts';
import { keepAnswer, keptAnswer } from './store.ts';

/** The file that administrators edit in place: it belongs to no version. */
export const SETTINGS = 'site-settings.js';

/** How long a network that does not answer may keep a page without its owner, in milliseconds. */
const PATIENCE = 2000;

/** What the network has; without it what it had last, and where there was never any, a file that says nothing. */
export async function answerSettings(event: FetchEvent): Promise<Response> {
  const key = settingsKey(scope);
  const fresh = fetch(event.request, { cache: 'no-cache' }).then(async (response) => {
    if (response.ok) await keepAnswer(key, response.clone());
    return response;
  });
  event.waitUntil(
    fresh.then(
      () => undefined,
      () => undefined,
    ),
  );
  const kept = async (): Promise<Response> =>
    (await keptAnswer(key)) ?? new Response('', { headers: { 'content-type': 'text/javascript' } });
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  try {
    return (await Promise.race([fresh, late])) ?? (await kept());
  } catch {
    return kept();
  }
}
