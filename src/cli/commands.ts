import type { Command } from './command.ts';
import { ui } from './ui.ts';

/** Every command by name. */
export const commands: Readonly<Record<string, Command>> = {
  inspect: {
    usage: ui.inspectUsage,
    summary: ui.inspectSummary,
    load: async () => (await import('./inspect.ts')).inspect,
  },
  scan: {
    usage: ui.scanUsage,
    summary: ui.scanSummary,
    load: async () => (await import('./scan.ts')).scan,
  },
  chain: {
    usage: ui.chainUsage,
    summary: ui.chainSummary,
    load: async () => (await import('./chain.ts')).chain,
  },
  match: {
    usage: ui.matchUsage,
    summary: ui.matchSummary,
    load: async () => (await import('./match.ts')).match,
  },
  config: {
    usage: ui.configUsage,
    summary: ui.configSummary,
    load: async () => (await import('./config.ts')).config,
  },
  diagnose: {
    usage: ui.diagnoseUsage,
    summary: ui.diagnoseSummary,
    load: async () => (await import('./diagnose.ts')).diagnose,
  },
  register: {
    usage: ui.registerUsage,
    summary: ui.registerSummary,
    load: async () => (await import('./register.ts')).register,
  },
  probe: {
    usage: ui.probeUsage,
    summary: ui.probeSummary,
    load: async () => (await import('./probe.ts')).probe,
  },
  rehearse: {
    usage: ui.rehearseUsage,
    summary: ui.rehearseSummary,
    load: async () => (await import('./rehearse.ts')).rehearse,
  },
};
