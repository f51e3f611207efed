let answer: ((address: string) => Promise<Uint8Array<ArrayBuffer>>) | null = null;

/** Says who answers what the index engine asks for. */
export function answerFetches(by: (address: string) => Promise<Uint8Array<ArrayBuffer>>): void {
  answer = by;
}

/** Stands in for `fetch` inside the index engine's program: pages may not connect to anything, and from a folder nothing could be fetched. */
export async function engineFetch(address: string): Promise<Response> {
  if (!answer) throw new Error('Nobody answers the engine yet.');
  return new Response(await answer(address));
}
