/** The guard, once its script is here, and with it the one reader of keys, certificates and requests that all tools of a page share. */
declare var kbGuard:
  | {
      take(entered: import('./entered.ts').Entered, isDoubtful: boolean): void;
      resume(entered: readonly import('./entered.ts').Entered[]): void;
      /** Says that a private key was refused that came otherwise than by a field. */
      tell(place: Element, secret: import('../../core/secret/find-secret.ts').Secret): void;
      decodeText: typeof import('../../core/pem/decode-text.ts').decodeText;
      find: typeof import('../../core/secret/find-secret.ts').findSecret;
      readInput: typeof import('../../core/pem/read-input.ts').readInput;
    }
  | undefined;
/** Loads the guard. */
declare var kbOpenGuard: () => Promise<void>;
