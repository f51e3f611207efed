/** The guard, once its script is here. */
declare var kbGuard:
  | {
      take(entered: import('./entered.ts').Entered, isDoubtful: boolean): void;
      resume(entered: readonly import('./entered.ts').Entered[]): void;
      /** Says that a private key was refused that came otherwise than by a field. */
      tell(place: Element, secret: import('../../core/secret/find-secret.ts').Secret): void;
      find: typeof import('../../core/secret/find-secret.ts').findSecret;
    }
  | undefined;
/** Says what to do after a refusal, once its script is here. */
declare var kbRefusal: ((box: HTMLElement, refused: { kept: boolean; isFile: boolean }) => void) | undefined;
