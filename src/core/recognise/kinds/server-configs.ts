import { findConfigs } from '../../config/find-configs.ts';
import type { Detector } from '../recognised.ts';

/** Server configuration, as the tool for it recognises it. Facts: server (nginx, apache, tomcat, iis, or a product that is known by name alone). */
export const serverConfigs: Detector = (lines) =>
  findConfigs(lines).map(({ product, line }) => ({ kind: 'config', line, facts: { server: product === 'web-config' ? 'iis' : product } }));
