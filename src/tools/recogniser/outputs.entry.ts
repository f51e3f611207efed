import { commandOutputs } from '../../core/recognise/command-outputs.ts';

globalThis.kbOutputs = commandOutputs;
