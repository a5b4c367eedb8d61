import { relative, resolve } from "node:path";
import { nodeHost } from "../node-host.ts";
import { programFolder } from "../version.ts";
import { exitCodes, type Request, RequestError, type Terminal } from "./command.ts";

const starter = "templates/starter";
/** Folders copied into every new project, so that it can change them. */
const shared = ["data/schema", "data/wording", "templates/theme"];

/** Creates a small valid project: one document, a few facts, a brief with a sheet and a deck. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const [folder = ""] = request.positionals;
  const root = resolve(terminal.cwd, folder);
  const own = nodeHost(programFolder, () => undefined);
  const target = nodeHost(root, () => undefined);
  if (target.list(".").length > 0) {
    throw new RequestError(
      `the folder ${folder} is not empty`,
      "name a new or empty folder; existing files are never overwritten",
    );
  }
  const files = new Map([...copies(own, starter, ""), ...shared.flatMap((path) => [...copies(own, path, `${path}/`)])]);
  target.write(files);
  const here = relative(terminal.cwd, root) || ".";
  terminal.out(
    [...files.keys()]
      .sort()
      .map((file) => `${here}/${file}\n`)
      .join(""),
  );
  terminal.err(`\nNow:  cd ${here}  and  npx briefs build\nThen open out/example/example-fact-sheet.pdf\n`);
  return exitCodes.good;
}

function copies(own: ReturnType<typeof nodeHost>, folder: string, prefix: string): Map<string, Uint8Array> {
  return new Map(
    own.list(folder).map((name) => [`${prefix}${name}`, own.read(`${folder}/${name}`) ?? new Uint8Array()]),
  );
}
