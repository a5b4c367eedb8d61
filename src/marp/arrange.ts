import type { Layout } from "../slides/layouts.ts";
import { factsOfTokens, slideSources, withChildren } from "../slides/slide-facts.ts";
import { layoutOf, type SlideTokens, splitSlides } from "../slides/slides.ts";
import { stationsOf, type TimedSlide } from "../slides/timeline-marks.ts";
import type { DeckEnvironment } from "./environment.ts";
import { createToken, type Token } from "./markdown-it.ts";
import { metaOf, setMeta } from "./meta.ts";

/**
 * Puts the parts of each slide, its slots resolved, into the places of its layout, numbers the sources it names, and
 * adds the furniture that no template writes.
 */
export function arrangeSlides(tokens: readonly Token[], env: DeckEnvironment): Token[] {
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
    out.push(...arrangeSlide(found.slide, { number: found.number, total: slides.length, timed }, env));
    index += found.slide.inside.length;
  }
  return out;
}

function arrangeSlide(
  { open, inside }: SlideTokens,
  { timed, ...count }: { number: number; total: number; timed: readonly TimedSlide[] },
  env: DeckEnvironment,
): Token[] {
  const layout = layoutOf(open);
  open.attrs = classed(open, layout);
  const sources = slideSources(factsOfTokens(inside, env), env.source);
  for (const token of withChildren(inside)) {
    if (token.type.startsWith("briefs_")) setMeta(token, { layout, sources });
    if (token.type === "briefs_timeline" && layout === "section")
      setMeta(token, { stations: stationsOf(metaOf(token).entries ?? [], timed) });
  }
  const furniture = createToken("briefs_furniture");
  setMeta(furniture, { furniture: { ...count, layout, sources } });
  return [...place(groupsOf(inside), layout), furniture];
}

/** The class of a slide is its layout. Marp also writes it as data and as a style, which nothing reads. */
function classed({ attrs }: Token, layout: Layout): Token["attrs"] {
  const others = (attrs ?? []).filter(([name, value]) => name !== "data-class" && value !== `--class:${layout};`);
  const place = others.findIndex(([name]) => name === "class");
  return others.toSpliced(place < 0 ? others.length : place, place < 0 ? 0 : 1, ["class", layout]);
}

/** Title first, then the body; beside a chart or a big number stands what is said about it. */
function place(groups: readonly (readonly Token[])[], layout: Layout): Token[] {
  const title = groups.findIndex((group) => group[0]?.type === "heading_open");
  const head = groups.slice(0, title + 1).flat();
  const rest = groups.slice(title + 1);
  const lead = leadType(layout);
  if (lead === undefined) return [...head, ...wrapped("body", rest.flat())];
  const main = rest.filter((group) => group[0]?.type === lead);
  const side = [...rest.filter((group) => group[0]?.type !== lead), ...remarks(main, layout)];
  return [
    ...head,
    ...wrapped("body", [...wrapped("main", main.flat()), ...(side.length > 0 ? wrapped("side", side.flat()) : [])]),
  ];
}

/** What must be said of a chart stands beside it too, below the takeaway: the chart needs the height. */
function remarks(main: readonly (readonly Token[])[], layout: Layout): Token[][] {
  if (layout !== "chart") return [];
  return main.flatMap(([chart]) => {
    if (!chart) return [];
    const remark = createToken("briefs_remark");
    remark.meta = { ...chart.meta };
    return [[remark]];
  });
}

function leadType(layout: Layout): string | undefined {
  if (layout === "chart" || layout === "charts") return "briefs_chart";
  return layout === "number" ? "briefs_tiles" : undefined;
}

function wrapped(name: string, tokens: readonly Token[]): Token[] {
  const open = createToken("briefs_open", "div", 1);
  open.attrs = [["class", name]];
  open.block = true;
  const close = createToken("briefs_close", "div", -1);
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
