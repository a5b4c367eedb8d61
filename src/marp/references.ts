import type { Code } from "../diagnostic/codes.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { plainText, type Run } from "../document/block.ts";
import { isSafeHref } from "../html/escape.ts";
import { type DeckEnvironment, problemAt } from "./environment.ts";
import { attributeOf, type Token } from "./markdown-it.ts";
import { setMeta } from "./meta.ts";
import { plainOf, runsOfText } from "./slot-text.ts";

// A slot in an address, as markdown-it percent-encodes it.
const encodedSlot = /%F3%B[0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]/gi;

/** A link's address with its slots filled in: Marp judged it only without them. */
export function resolveLink(token: Token, env: DeckEnvironment): Token {
  const href = attributeOf(token, "href");
  const filled = href.replace(encodedSlot, (slot) => {
    const text = plainOf(decodeURIComponent(slot), env);
    return slot === href ? encodeURI(text) : encodeURIComponent(text);
  });
  token.attrs = [["href", filled === href || isSafeHref(filled) ? filled : "#"]];
  return token;
}

/** A picture the project holds. Anything else would be fetched by whoever opens the deck. */
export function resolveImage(
  token: Token,
  { line, slide, id }: { readonly line: number | undefined; readonly slide: number; readonly id: string },
  env: DeckEnvironment,
): Token {
  const path = attributeOf(token, "src");
  const alt = runsOfText((token.children ?? []).map((child) => child.content).join(""), env);
  const problem = problemOf(token, path, alt, env);
  token.attrs = [];
  if (problem) problemAt(env, line, problem.code, `slide ${slide}: ${problem.message}`, problem.hint);
  else setMeta(token, { picture: { path, alt, id } });
  return token;
}

interface ImageProblem {
  readonly code: Code;
  readonly message: string;
  readonly hint: string;
}

function problemOf(token: Token, path: string, alt: readonly Run[], env: DeckEnvironment): ImageProblem | undefined {
  const isBackground = (token.meta?.marpitImage as { background?: boolean } | undefined)?.background === true;
  if (isBackground) {
    const hint = "colours and layouts come from the theme; a picture can stand in the text";
    return { code: "unsupported-markdown", message: "a background picture cannot stand there", hint };
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    const hint = "put the picture into the project: a deck makes no request to the network";
    return { code: "remote-picture", message: `the picture \`${path}\` is not part of the project`, hint };
  }
  if (!env.source.pictures?.has(path)) {
    const [near] = didYouMean(path, [...(env.source.pictures?.keys() ?? [])]);
    const hint = near ?? "check its path: pictures stand in templates/images and are named images/…";
    return { code: "missing-file", message: `the picture \`${path}\` is not there`, hint };
  }
  if (plainText(alt).trim() !== "") return undefined;
  const hint = "say in the square brackets what it shows";
  return { code: "picture-alt", message: `the picture \`${path}\` has no alternative text`, hint };
}
