import 'needs:guard bench lines plain configs checkers config xml';
import { ui } from 'content:interface/config';
import words from 'content:messages?config-wildfly';
import { examineWildfly } from '../../core/config/wildfly/examine-wildfly.ts';
import { otherWords } from './other-words.ts';

(globalThis.kbConfigCheckers ??= {}).wildfly = {
  name: ui.wildfly,
  examine: examineWildfly,
  words: { ...otherWords, ...words['config-wildfly'] },
};
