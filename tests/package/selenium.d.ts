// The package brings no types; this is the part that the WebKit driver uses.
declare module 'selenium-webdriver' {
  export interface WebElement {
    click(): Promise<void>;
    getText(): Promise<string>;
  }
  export interface WebDriver {
    get(address: string): Promise<void>;
    executeScript(script: string): Promise<unknown>;
    findElement(by: unknown): Promise<WebElement>;
    quit(): Promise<void>;
  }
  export const By: { css(selector: string): unknown };
  export class Builder {
    usingServer(address: string): this;
    withCapabilities(capabilities: Record<string, unknown>): this;
    build(): WebDriver;
  }
}
