import type { Writers } from './generate-config.ts';
import { haproxyLines } from './generate-haproxy.ts';
import { springLines } from './generate-spring.ts';
import { wildflyLines } from './generate-wildfly.ts';

/** Writers that a page takes only where such a server is chosen. */
export const furtherWriters: Writers = { haproxy: haproxyLines, wildfly: wildflyLines, spring: springLines };
