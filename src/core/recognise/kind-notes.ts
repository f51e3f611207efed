import type { Facts } from '../facts.ts';
import { messageText, type Message } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';

/** A recognised kind; besides those of the core the command line has objects without text: "der" and "base64". */
export interface FoundKind {
  kind: string;
  line: number;
  facts: Facts;
}

/** What is said about one thing that was recognised. */
export interface KindNote {
  line: number;
  text: string;
  fix: string | null;
  /** Root-relative page or tool that goes on from here. */
  page: string | null;
}

/** Kinds in words, in the order of their lines. */
export function kindNotes(kinds: readonly FoundKind[], hasErrors: boolean, words: Readonly<Record<string, Message>>): KindNote[] {
  return kinds.flatMap((found) => {
    const facts = named(found.facts, words);
    return codesOf(found, hasErrors).map((code): KindNote => {
      const message = words[code];
      if (!message) throw new Error(`no message ${code}`);
      return {
        line: found.line,
        text: messageText(message, facts),
        fix: message.fix ? renderMessage(message.fix, facts) : null,
        page: message.page ?? null,
      };
    });
  });
}

/** The messages of `content/messages/recognise.yaml` that fit; the first one says what it is. */
export function codesOf({ kind, facts }: FoundKind, hasErrors: boolean): string[] {
  switch (kind) {
    case 'private-key':
      return ['refused'];
    case 's-client':
      return [
        facts['certificates'] === 0 ? 's-client-part' : 's-client',
        ...(facts['protocol'] === null ? [] : ['s-client-protocol']),
        ...(facts['noCertificate'] === true ? ['s-client-none'] : facts['certificates'] === 1 ? ['s-client-one'] : []),
        ...(facts['verifyCode'] === 0 && facts['noCertificate'] !== true ? ['s-client-host'] : []),
      ];
    case 'keytool-list':
      if (facts['entries'] === 0) return ['keytool-list', 'keytool-list-empty'];
      return [
        'keytool-list',
        ...(facts['privateKeyEntries'] === 0 ? ['keytool-list-no-key'] : []),
        ...(facts['trustedCertEntries'] === 0 ? [] : ['keytool-list-trusted']),
      ];
    case 'keytool-entry':
      return [facts['entryType'] === 'PrivateKeyEntry' && facts['chainLength'] === 1 ? 'keytool-entry-single' : 'keytool-entry'];
    case 'certutil':
      if (Number(facts['missingKeys']) > 0) return ['certutil', 'certutil-missing'];
      return facts['keyContainers'] === 0 ? ['certutil', 'certutil-no-key'] : ['certutil'];
    case 'curl-verbose':
      return [
        'curl-verbose',
        ...(facts['protocol'] === null ? [] : ['curl-verbose-protocol']),
        ...(facts['verified'] === null ? [] : [facts['verified'] === true ? 'curl-verbose-verified' : 'curl-verbose-failed']),
      ];
    case 'nginx-test':
      return [facts['ok'] === true ? 'nginx-test-ok' : 'nginx-test-failed'];
    case 'log':
      return hasErrors ? ['log'] : ['log', 'log-quiet'];
    case 'config':
      return [`config-${String(facts['server'])}`];
    default:
      return [kind];
  }
}

/** The page that goes on from a kind; null where there is none. */
export function kindPage(found: FoundKind, words: Readonly<Record<string, Message>>): string | null {
  const code = codesOf(found, true)[0];
  return code === undefined ? null : (words[code]?.page ?? null);
}

function named(facts: Facts, words: Readonly<Record<string, Message>>): Facts {
  const product = words[`product-${String(facts['product'])}`];
  return product ? { ...facts, product: product.text } : facts;
}
