import { expect, test } from "vitest";
import { parse } from "yaml";
import { readText } from "../../../src/host.ts";
import { nodeHost } from "../../../src/node-host.ts";
import { schemaFiles } from "../../../tools/schemas.ts";
import { ownData } from "../../support/invented.ts";

const host = nodeHost(process.cwd(), () => undefined);

test("the committed schemas are those of the specs", () => {
  const stale = [...schemaFiles()].filter(([path, text]) => readText(host, path) !== text).map(([path]) => path);
  expect(stale, "run `npm run schemas`").toEqual([]);
});

test("there is no schema that no spec makes", () => {
  const known = new Set(schemaFiles().keys());
  expect(host.list("data/schema").filter((name) => !known.has(`data/schema/${name}`))).toEqual([]);
});

test("every data file names the schema it keeps to, where it stands", () => {
  for (const [path, text] of Object.entries(ownData())) {
    if (!path.endsWith(".yaml")) continue;
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/u.exec(text)?.[1];
    const target = schema && new URL(schema, `file:///${path}`).pathname.slice(1);
    expect([...schemaFiles().keys()], path).toContain(target);
    expect(() => parse(text)).not.toThrow();
  }
});
