declare var kbExplainFill: import('./explain.ts').Explain | undefined;
