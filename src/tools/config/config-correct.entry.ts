import 'needs:guard bench plain configs config';
import { fillWriter, render } from './correct.ts';

globalThis.kbConfigCorrect = { render, fillWriter };
