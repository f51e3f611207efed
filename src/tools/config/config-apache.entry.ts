import 'needs:guard bench plain configs checkers config';
import { ui } from 'content:interface/config';
import { examineApache } from '../../core/config/apache/examine-apache.ts';
import { otherWords } from './other-words.ts';

(globalThis.kbConfigCheckers ??= {}).apache = { name: ui.apache, examine: examineApache, words: otherWords };
