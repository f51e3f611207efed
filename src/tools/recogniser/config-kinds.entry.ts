import 'needs:configs';
import { serverConfigs } from '../../core/recognise/kinds/server-configs.ts';

globalThis.kbConfigKinds = [serverConfigs];
