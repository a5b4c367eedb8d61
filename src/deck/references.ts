import { type DeckEnvironment, problemAt } from "./environment.ts";
import type { Token } from "./markdown-it.ts";
import { plainOf } from "./slot-text.ts";

// A slot in an address, as markdown-it percent-encodes it.
const encodedSlot = /%F3%B[0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]/gi;

/** A link's address with its slots filled in; what would then run a script leads nowhere. */
export function resolveLink(token: Token, env: DeckEnvironment, validateLink: (href: string) => boolean): Token {
  const href = token.attrGet("href") ?? "";
  const filled = href.replace(encodedSlot, (slot) => {
    const text = plainOf(decodeURIComponent(slot), env);
    return slot === href ? encodeURI(text) : encodeURIComponent(text);
  });
  token.attrs = [["href", validateLink(filled) ? filled : "#"]];
  return token;
}

/** A picture the project holds. Anything else would be fetched by whoever opens the deck. */
export function resolveImage(
  token: Token,
  { line, slide }: { line: number | undefined; slide: number },
  env: DeckEnvironment,
): Token {
  const path = token.attrGet("src") ?? "";
  const image = env.source.images?.[path];
  const isBackground = (token.meta?.marpitImage as { background?: boolean } | undefined)?.background === true;
  if (isBackground) {
    const hint = "colours and layouts come from the theme; a picture can stand in the text";
    problemAt(env, line, "unsupported-markdown", `slide ${slide}: a background picture cannot stand there`, hint);
  } else if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    const hint = "put the picture into the project: a deck makes no request to the network";
    problemAt(env, line, "remote-picture", `slide ${slide}: the picture \`${path}\` is not part of the project`, hint);
  } else if (image === undefined) {
    problemAt(env, line, "missing-file", `slide ${slide}: the picture \`${path}\` is not there`, "check its path");
  }
  token.attrs = [
    ["src", image ?? "data:,"],
    ["alt", ""],
  ];
  return token;
}

/** The alternative text, which Marpit may have parsed once more after all other rules. */
export function altOf(token: Token, env: DeckEnvironment): string {
  return plainOf((token.children ?? []).map((child) => child.content).join(""), env);
}
