import { interfaceWords } from '../content/interface-words.ts';

/** What the command line says by itself: `content/interface/cli.yaml`. */
export const ui = interfaceWords('cli') as typeof import('content:interface/cli').ui;
