import { request } from "node:http";
import { expect, test } from "vitest";
import { servePresentation } from "../../../src/marp/serve.ts";

function ask(url: string, headers: Record<string, string>, method = "GET"): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        body += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.on("error", reject).end();
  });
}

test("the deck is served on loopback, in all its views, and nothing else is", async () => {
  const deck = await servePresentation("<h1>ä</h1>");
  expect(deck.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await ask(deck.url, {})).toEqual({ status: 200, body: "<h1>ä</h1>" });
  expect((await ask(`${deck.url}?view=presenter`, {})).status).toBe(200);
  expect((await ask(`${deck.url}etc/passwd`, {})).status).toBe(404);
  expect((await ask(deck.url, {}, "POST")).status).toBe(405);
  await deck.close();
});

test("a name from elsewhere that leads here gets nothing", async () => {
  const deck = await servePresentation("notes");
  expect(await ask(deck.url, { Host: "example.org" })).toMatchObject({ status: 403 });
  await deck.close();
});

test("a port that is taken is an error, a free one is used", async () => {
  const deck = await servePresentation("a");
  const port = Number(new URL(deck.url).port);
  await expect(servePresentation("b", port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  await deck.close();
  const again = await servePresentation("c", port);
  expect(new URL(again.url).port).toBe(String(port));
  await again.close();
});
