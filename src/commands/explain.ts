import { type Code, codes } from "../diagnostic/codes.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { exitCodes, type Request, RequestError, type Terminal } from "./command.ts";

/** Explains a diagnostic code, or lists all codes. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const [code] = request.positionals;
  if (code === undefined) {
    terminal.out(`${Object.keys(codes).sort().join("\n")}\n`);
    return exitCodes.good;
  }
  if (!Object.hasOwn(codes, code)) {
    const hint = didYouMean(code, Object.keys(codes))[0] ?? "`briefs explain` lists the codes";
    throw new RequestError(`there is no code \`${code}\``, hint);
  }
  terminal.out(`${code}\n\n${wrap(codes[code as Code], 80)}\n`);
  return exitCodes.good;
}

function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`(?![^\\n]{1,${width}}$)([^\\n]{1,${width}})\\s`, "g"), "$1\n");
}
