import 'needs:guard bench plain configs checkers config';
import { ui } from 'content:interface/config';
import words from 'content:messages?config-haproxy';
import { examineHaproxy } from '../../core/config/haproxy/examine-haproxy.ts';
import { otherWords } from './other-words.ts';

(globalThis.kbConfigCheckers ??= {}).haproxy = {
  name: ui.haproxy,
  examine: examineHaproxy,
  words: { ...otherWords, ...words['config-haproxy'] },
};
