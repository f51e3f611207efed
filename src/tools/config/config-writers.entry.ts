import 'needs:guard bench plain configs config';
import words from 'content:messages?config-writers';
import { furtherWriters } from '../../core/config/generate-further.ts';

globalThis.kbConfigWriters = { writers: furtherWriters, words: words['config-writers'] ?? {} };
