import type { DeckEnvironment } from "./environment.ts";
import type { Layout } from "./layouts.ts";
import { type MarkdownIt, type Token, type TokenClass, tokenClass } from "./markdown-it.ts";
import { metaOf, setMeta } from "./meta.ts";
import { factsOfTokens, slideSources, withChildren } from "./slide-facts.ts";
import { layoutOf, type SlideTokens, splitSlides } from "./slides.ts";
import { stationsOf, type TimedSlide } from "./timeline-marks.ts";

/**
 * Puts the parts of each slide, its slots resolved, into the places of its layout, numbers the sources it names, and
 * adds the furniture that no template writes.
 */
export function arrangeSlides(tokens: readonly Token[], markdown: MarkdownIt, env: DeckEnvironment): Token[] {
  const Token = tokenClass(markdown);
  const slides = splitSlides(tokens);
  const timed = slides.map(({ open, inside }): TimedSlide => {
    const entries = withChildren(inside).flatMap((token) => metaOf(token).entries ?? []);
    return { layout: layoutOf(open), entries };
  });
  const byOpen = new Map(slides.map((slide, index) => [slide.open, { slide, number: index + 1 }]));
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    out.push(token);
    const found = byOpen.get(token);
    if (!found) continue;
    out.push(...arrangeSlide(found.slide, { number: found.number, total: slides.length, timed }, Token, env));
    index += found.slide.inside.length;
  }
  return out;
}

function arrangeSlide(
  { open, inside }: SlideTokens,
  { timed, ...count }: { number: number; total: number; timed: readonly TimedSlide[] },
  Token: TokenClass,
  env: DeckEnvironment,
): Token[] {
  const layout = layoutOf(open);
  open.attrSet("class", layout);
  // Marp also writes the layout as data and as a style, which nothing reads.
  open.attrs = (open.attrs ?? []).filter(([name, value]) => name !== "data-class" && value !== `--class:${layout};`);
  const sources = slideSources(factsOfTokens(inside, env), env.source);
  for (const token of withChildren(inside)) {
    if (token.type.startsWith("briefs_")) setMeta(token, { layout, sources });
    if (token.type === "briefs_timeline" && layout === "section")
      setMeta(token, { stations: stationsOf(metaOf(token).entries ?? [], timed) });
  }
  const furniture = new Token("briefs_furniture", "", 0);
  setMeta(furniture, { furniture: { ...count, layout, sources } });
  return [...place(groupsOf(inside), layout, Token), furniture];
}

/** Title first, then the body; beside a chart or a big number stands what is said about it. */
function place(groups: readonly (readonly Token[])[], layout: Layout, Token: TokenClass): Token[] {
  const title = groups.findIndex((group) => group[0]?.type === "heading_open");
  const head = groups.slice(0, title + 1).flat();
  const rest = groups.slice(title + 1);
  const lead = leadType(layout);
  if (lead === undefined) return [...head, ...wrapped("body", rest.flat(), Token)];
  const main = rest.filter((group) => group[0]?.type === lead);
  const side = [...rest.filter((group) => group[0]?.type !== lead), ...remarks(main, layout, Token)];
  return [
    ...head,
    ...wrapped(
      "body",
      [...wrapped("main", main.flat(), Token), ...(side.length > 0 ? wrapped("side", side.flat(), Token) : [])],
      Token,
    ),
  ];
}

/** What must be said of a chart stands beside it too, below the takeaway: the chart needs the height. */
function remarks(main: readonly (readonly Token[])[], layout: Layout, Token: TokenClass): Token[][] {
  if (layout !== "chart") return [];
  return main.flatMap(([chart]) => {
    if (!chart) return [];
    const remark = new Token("briefs_remark", "", 0);
    remark.meta = { ...chart.meta };
    return [[remark]];
  });
}

function leadType(layout: Layout): string | undefined {
  if (layout === "chart" || layout === "charts") return "briefs_chart";
  return layout === "number" ? "briefs_tiles" : undefined;
}

function wrapped(name: string, tokens: readonly Token[], Token: TokenClass): Token[] {
  const open = new Token("briefs_open", "div", 1);
  open.attrSet("class", name);
  open.block = true;
  const close = new Token("briefs_close", "div", -1);
  close.block = true;
  return [open, ...tokens, close];
}

/** The blocks on the top level, each with all its tokens. */
function groupsOf(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) groups.push([]);
    groups.at(-1)?.push(token);
    depth += token.nesting;
  }
  return groups;
}
