import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Presentation {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a deck to this machine only. Presenter view and overview are views of the same page. Port 0 picks a free port.
 * Rejects if the port is not available.
 */
export function servePresentation(html: string, port = 0): Promise<Presentation> {
  const server = createServer((request, response) => {
    // Prevents DNS rebinding: another site must not read the notes through a host name that resolves to this machine.
    if (!isLocal(request.headers.host))
      return answer(response, 403, "text/plain", "this deck is shown on this machine only");
    if (request.method !== "GET" && request.method !== "HEAD") return answer(response, 405, "text/plain", "only GET");
    if (new URL(request.url ?? "/", "http://localhost").pathname !== "/")
      return answer(response, 404, "text/plain", "no such page");
    return answer(response, 200, "text/html", request.method === "HEAD" ? "" : html);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${taken}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function isLocal(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? "");
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  });
  response.end(body);
}
