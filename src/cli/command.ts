/** What a command may touch of the outside world; tests hand in their own. */
export interface Terminal {
  /** Standard output: results and nothing else. */
  out: (text: string) => void;
  /** Standard error: progress and complaints. */
  err: (text: string) => void;
  /** All of standard input. */
  stdin: () => Uint8Array;
  now: () => Date;
}

/** 0: fine. 1: a finding of severity error, or a negative verdict. 2: unreadable input or wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Does the work of one command with the arguments behind its name. */
export type Run = (args: string[], terminal: Terminal) => ExitCode | Promise<ExitCode>;

/** One command of `kb`: a line in `commands.ts`, and a file of its own that is loaded only when called. */
export interface Command {
  /** What stands behind `kb NAME` in the usage text. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  load: () => Promise<Run>;
}

/** The call was wrong; `message` says how, in Chinese, and the usage is printed below it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
