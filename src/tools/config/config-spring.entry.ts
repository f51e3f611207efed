import 'needs:guard bench plain configs checkers config';
import { ui } from 'content:interface/config';
import words from 'content:messages?config-spring';
import { examineSpring } from '../../core/config/spring/examine-spring.ts';
import { otherWords } from './other-words.ts';

(globalThis.kbConfigCheckers ??= {}).spring = {
  name: ui.spring,
  examine: examineSpring,
  words: { ...otherWords, ...words['config-spring'] },
};
