import 'needs:guard bench plain configs config';
import { ui } from 'content:interface/config';
import words from 'content:messages?config-nginx';
import { examineNginx } from '../../core/config/nginx/examine-nginx.ts';

(globalThis.kbConfigCheckers ??= {}).nginx = { name: ui.nginx, examine: examineNginx, words: words['config-nginx'] ?? {} };
