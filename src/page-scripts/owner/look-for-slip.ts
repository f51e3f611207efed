import { settingsSlip } from '../../core/settings/settings-slip.ts';
import { loadScript } from '../site/load-script.ts';
import { slipSentence } from './fault-sentence.ts';

/** Loads `site-settings.js`, which has said nothing, once more and hears why: only the page for the administrator asks, which lies beside it. */
export async function lookForSlip(): Promise<string> {
  let said: string | undefined;
  const hear = ({ message, lineno }: ErrorEvent): void => {
    said ??= slipSentence(settingsSlip(message, lineno));
  };
  addEventListener('error', hear);
  try {
    // By another address than before: a script is loaded once by each.
    await loadScript('./site-settings.js');
    return said ?? slipSentence({ code: 'nothing-set' });
  } catch {
    return slipSentence({ code: 'no-file' });
  } finally {
    removeEventListener('error', hear);
  }
}
