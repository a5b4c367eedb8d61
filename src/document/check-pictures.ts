import type { Code } from "../diagnostic/codes.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import type { Pictures } from "../pictures/picture.ts";
import { type Block, type PictureBlock, plainText } from "./block.ts";
import { everyBlock } from "./walk.ts";

/** Reports pictures that are remote, missing or without a description. Refused files were already reported. */
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
    const hint = "remove `bg` to place the picture in the text; backgrounds come from the theme";
    return { code: "unsupported-markdown", message: "background pictures are not supported", hint };
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    const hint = "save the file in templates/images; finished files never load anything from the network";
    return { code: "remote-picture", message: `the picture \`${path}\` is not part of the project`, hint };
  }
  if (refused.has(path)) return undefined;
  if (!Object.hasOwn(known, path)) {
    const [near] = didYouMean(path, Object.keys(known));
    const hint = near ?? "save the file in templates/images and write ![…](images/…)";
    return { code: "missing-file", message: `the picture \`${path}\` is missing`, hint };
  }
  if (text !== "") return undefined;
  const hint = "describe the picture between the square brackets";
  return { code: "picture-alt", message: `the picture \`${path}\` has no description`, hint };
}
