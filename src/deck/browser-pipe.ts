import type { Readable, Writable } from "node:stream";

/** Something a browser tells unasked. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: unknown;
  readonly session?: string;
}

/** Speaks the DevTools protocol over two pipes: messages of JSON that end in a zero byte. */
export interface BrowserPipe {
  /** Rejects with what the browser answers, or when it takes longer than `timeoutMs`. */
  send(method: string, params: object, options: { session?: string; timeoutMs: number }): Promise<unknown>;
  /** Makes all that is under way fail. */
  end(reason: Error): void;
}

/** The browser did not answer in time; nothing it may still say is of use. */
export class BrowserTimeout extends Error {
  constructor(method: string, timeoutMs: number) {
    super(`it did not answer within ${timeoutMs / 1000} s (${method})`);
    this.name = "BrowserTimeout";
  }
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export function openPipe(
  toBrowser: Writable,
  fromBrowser: Readable,
  onEvent: (event: BrowserEvent) => void,
): BrowserPipe {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;
  readMessages(fromBrowser, (text) => {
    const message = readMessage(text);
    if (message.id === undefined) {
      if (message.method)
        onEvent({
          method: message.method,
          params: message.params,
          ...(message.sessionId && { session: message.sessionId }),
        });
      return;
    }
    const found = waiting.get(message.id);
    if (!found) return;
    waiting.delete(message.id);
    clearTimeout(found.timer);
    if (message.error) found.reject(new Error(message.error.message));
    else found.resolve(message.result);
  });
  const end = (reason: Error): void => {
    ended ??= reason;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    waiting.clear();
  };
  // Whoever waits for an answer hears of its end, or runs out of time.
  toBrowser.on("error", () => undefined);
  return {
    end,
    send: (method, params, { session, timeoutMs }) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = ++last;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new BrowserTimeout(method, timeoutMs));
        }, timeoutMs);
        waiting.set(id, { resolve, reject, timer });
        toBrowser.write(`${JSON.stringify({ id, method, params, ...(session && { sessionId: session }) })}\0`);
      }),
  };
}

function readMessages(from: Readable, onMessage: (text: string) => void): void {
  let parts: Buffer[] = [];
  from.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      onMessage(Buffer.concat([...parts, chunk.subarray(start, end)]).toString("utf8"));
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  from.on("error", () => undefined);
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

function readMessage(text: string): Message {
  return JSON.parse(text) as Message;
}
