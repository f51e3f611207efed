/** What a visitor does in a browser, so that their steps are written once for all of them. Each waits until it can be done and rejects if that takes too long. */
export interface Browser {
  goto(address: string): Promise<void>;
  /** Puts a text into a field as one edit. */
  fill(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** The visible text of the first match. */
  text(selector: string): Promise<string>;
  /** Until a match shows `text`. */
  waitFor(selector: string, text: string): Promise<void>;
  /** What an expression gives in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Errors and violations of the policy that the browser told so far. */
  problems(): string[];
  close(): Promise<void>;
}

/** Longest wait for something to appear, in milliseconds; machines under test are slow. */
export const PATIENCE = 120_000;

/** Asks until the answer is right. */
export async function until(what: string, ask: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`等了 ${PATIENCE / 1000} 秒，沒有等到 ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** An expression for `evaluate`: whether a match shows `text`. */
export function shows(selector: string, text: string): string {
  return `[...document.querySelectorAll(${JSON.stringify(selector)})].some((element) => element.innerText.includes(${JSON.stringify(text)}))`;
}

/** An expression for `evaluate`: puts a text into a field as a paste does. */
export function filled(selector: string, text: string): string {
  return `(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.focus();
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    return true;
  })()`;
}
