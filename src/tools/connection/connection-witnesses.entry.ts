import { readWitnesses } from '../../core/probe/read-witnesses.ts';

globalThis.kbWitnesses = readWitnesses;
