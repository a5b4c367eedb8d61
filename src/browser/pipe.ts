import type { Readable, Writable } from "node:stream";

/** A DevTools event. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: unknown;
  readonly session?: string;
}

/** A DevTools connection over two pipes. Messages are JSON, each followed by a zero byte. */
export interface BrowserPipe {
  /** Rejects if the browser returns an error or does not answer within `timeoutMs`. */
  send(method: string, params: object, options: { session?: string; timeoutMs: number }): Promise<unknown>;
  /** Rejects all pending and later calls. */
  end(reason: Error): void;
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
  const end = (reason: Error): void => {
    ended ??= reason;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    waiting.clear();
  };
  const settle = (id: number, { result, error }: Message): void => {
    const found = waiting.get(id);
    if (!found) return;
    waiting.delete(id);
    clearTimeout(found.timer);
    if (error) found.reject(new Error(error.message));
    else found.resolve(result);
  };
  const onMessage = (text: string): void => {
    const message = readMessage(text);
    const { id, method, params, sessionId: session } = message ?? {};
    if (message === undefined) end(new Error("its output is not a DevTools message"));
    else if (id !== undefined) settle(id, message);
    else if (method) onEvent({ method, params, ...(session && { session }) });
  };
  readMessages(fromBrowser, onMessage, () => end(new Error("it sent a message of more than 512 MB")));
  // Pending calls fail when the browser ends, or time out.
  toBrowser.on("error", () => undefined);
  return {
    end,
    send: (method, params, { session, timeoutMs }) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = ++last;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`it did not answer within ${timeoutMs / 1000} s (${method})`));
        }, timeoutMs);
        waiting.set(id, { resolve, reject, timer });
        toBrowser.write(`${JSON.stringify({ id, method, params, ...(session && { sessionId: session }) })}\0`);
      }),
  };
}

/** Bytes. Larger than any printed document; stops a program that is not a browser from filling memory. */
const longestMessage = 1 << 29;

function readMessages(from: Readable, onMessage: (text: string) => void, onExcess: () => void): void {
  let parts: Buffer[] = [];
  let length = 0;
  from.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      onMessage(Buffer.concat([...parts, chunk.subarray(start, end)]).toString("utf8"));
      parts = [];
      length = 0;
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length <= longestMessage) return;
    parts = [];
    from.destroy();
    onExcess();
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

function readMessage(text: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}

/** A field of an untyped value; undefined if it is missing. */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** A nested string of an untyped value; empty if it is missing. */
export function textOf(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce(fieldOf, value);
  return typeof found === "string" ? found : "";
}
