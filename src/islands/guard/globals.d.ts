/** The guard, once its script is here: the one reader of keys, certificates and requests that all tools of a page share. */
declare var kbGuard:
  | {
      take(event: Event, entered: import('./entered.ts').Entered | null, isDoubtful: boolean): void;
      resume(entered: readonly import('./entered.ts').Entered[]): void;
      sweep(fields: readonly import('./entered.ts').Field[]): void;
      find: typeof import('../../core/secret/find-secret.ts').findSecret;
      readInput: typeof import('../../core/pem/read-input.ts').readInput;
    }
  | undefined;
/** Loads the guard. */
declare var kbOpenGuard: () => Promise<void>;
/** Whether a text holds a private key; loads the guard only for a text that may. */
declare var kbIsSecret: (text: string) => Promise<boolean>;
