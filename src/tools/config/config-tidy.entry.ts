import { tidyConfig } from '../../core/config/tidy-config.ts';

globalThis.kbTidyConfig = tidyConfig;
