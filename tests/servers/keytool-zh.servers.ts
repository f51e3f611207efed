import { keytoolTests } from './scenes/keytool-tests.ts';

keytoolTests('zh');
