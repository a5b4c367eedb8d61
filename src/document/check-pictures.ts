import type { Code } from "../diagnostic/codes.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import type { Pictures } from "../pictures/picture.ts";
import { type Block, type PictureBlock, plainText } from "./block.ts";
import { everyBlock } from "./walk.ts";

/** Reports pictures that are not the project's, are missing or have no description. A refused one was reported before. */
export function checkPictures(blocks: readonly Block[], pictures: Pictures, report: Report, where = ""): void {
  for (const block of everyBlock(blocks)) {
    const problem = block.type === "picture" && problemOf(block, pictures);
    if (problem) report(errorAt(block.place, problem.code, `${where}${problem.message}`, problem.hint));
  }
}

interface PictureProblem {
  readonly code: Code;
  readonly message: string;
  readonly hint: string;
}

function problemOf({ path, alt }: PictureBlock, { known, refused }: Pictures): PictureProblem | undefined {
  const text = plainText(alt).trim();
  if (/^bg\b/.test(text)) {
    const hint = "colours and layouts come from the theme; set the picture in the text";
    return { code: "unsupported-markdown", message: "a background picture cannot be set here", hint };
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    const hint = "put the file into templates/images: no finished file asks the network for anything";
    return { code: "remote-picture", message: `the picture \`${path}\` is not part of the project`, hint };
  }
  if (refused.has(path)) return undefined;
  if (!Object.hasOwn(known, path)) {
    const [near] = didYouMean(path, Object.keys(known));
    const hint = near ?? "put the file into templates/images and write ![…](images/…)";
    return { code: "missing-file", message: `the picture \`${path}\` is missing`, hint };
  }
  if (text !== "") return undefined;
  const hint = "describe in the square brackets what it shows";
  return { code: "picture-alt", message: `the picture \`${path}\` has no description`, hint };
}
