import type { Problem } from '../../core/problem.ts';
import { limits } from '../../core/pem/limits.ts';
import { ui } from 'content:interface/common';

/** The text field or one chosen file; `name` is null for the field. */
export interface Source {
  name: string | null;
  /** How much it is, in words. */
  size: string;
  load: () => Promise<Uint8Array | string>;
}

/** Said of a file that the browser cannot read. */
export const unreadableFile: Problem = { code: 'unreadable-file', line: null, column: null, facts: {} };

/** A chosen file. A larger one is cut one byte past the limit, so that the reader is told the limit and the memory stays bounded. */
export function sourceOfFile(file: File): Source {
  return {
    name: file.name,
    size: ui.kilobytes({ count: Math.ceil(file.size / 1024) }),
    load: async () => new Uint8Array(await file.slice(0, limits.inputBytes + 1).arrayBuffer()),
  };
}

/** Loads a source; null where the browser cannot read the file (moved, locked, a folder). */
export async function loadSource({ load }: Source): Promise<Uint8Array | string | null> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}

/** Lets the page paint and answer before the next piece of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
