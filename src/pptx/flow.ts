import { type Block, type Columns, type PictureBlock, plainText } from "../document/block.ts";
import { scaleDrawing } from "../pictures/picture.ts";
import { pictureWidth, underRule } from "../slides/slide-style.ts";
import { chartShapes } from "./charts.ts";
import { heightOf } from "./measure.ts";
import { isTextBlock, paragraphsOf, type Setting, type TextBlock } from "./paragraphs.ts";
import { type Flow, placedText, ruleAt, type SlidePlan } from "./plan.ts";
import type { Frame, Shape } from "./shape.ts";
import { tableShape } from "./table.ts";
import { tileShapes } from "./tiles.ts";
import { timelineShapes } from "./timeline.ts";

/** Sets blocks one below the other, from the top of an area. */
export function flowBlocks(blocks: readonly Block[], area: Frame, setting: Setting, plan: SlidePlan): Flow {
  let y = area.y;
  const shapes: Shape[] = [];
  const groups = groupsOf(blocks, plan);
  for (const [index, group] of groups.entries()) {
    const isLast = index === groups.length - 1;
    const rest = { ...area, y, height: area.y + area.height - y };
    const flow =
      "texts" in group
        ? flowText(group.texts, rest, setting, plan, isLast)
        : flowBlock(group.block, rest, setting, plan);
    shapes.push(...flow.shapes);
    y = flow.bottom + (isLast ? 0 : plan.theme.slide.below.block);
  }
  return { shapes, bottom: y };
}

/** Text that belongs together is one shape, so that it is edited as one. */
type Group = { readonly texts: readonly TextBlock[] } | { readonly block: Block };

function groupsOf(blocks: readonly Block[], plan: SlidePlan): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const opens = block.type === "heading" && plan.layout === "comparison";
    if (!isTextBlock(block)) groups.push({ block });
    else if (last && "texts" in last && !opens) groups[groups.length - 1] = { texts: [...last.texts, block] };
    else groups.push({ texts: [block] });
  }
  return groups;
}

function flowBlock(block: Block, area: Frame, setting: Setting, plan: SlidePlan): Flow {
  switch (block.type) {
    case "tiles":
      return tileShapes(block.tiles, area, plan);
    case "timeline":
      return timelineShapes(block.entries, area, plan);
    case "table":
      return tableShape(block, area, plan);
    case "columns":
      return flowColumns(block, area, setting, plan);
    case "box":
      return flowBox(block.blocks, block.kind, area, setting, plan);
    case "picture":
      return pictureShape(block, area, plan);
    case "chart":
      return chartShapes(block.chart, area, plan, {});
    default:
      return { shapes: [], bottom: area.y };
  }
}

function pictureShape({ path, alt }: PictureBlock, area: Frame, { deck, theme }: SlidePlan): Flow {
  const picture = deck.source.pictures?.get(path);
  if (!picture) return { shapes: [], bottom: area.y };
  const width = Math.min(area.width, pictureWidth(picture, theme));
  const drawing = scaleDrawing(picture.drawing, width / picture.drawing.width);
  const frame: Frame = { x: area.x, y: area.y, width, height: drawing.height };
  const shape: Shape = { type: "drawing", name: `Picture: ${path}`, frame, drawing, alt: plainText(alt) };
  return { shapes: [shape], bottom: area.y + drawing.height };
}

function flowText(texts: readonly TextBlock[], area: Frame, setting: Setting, plan: SlidePlan, isLast: boolean): Flow {
  const isHeaded = plan.layout === "comparison" && texts[0]?.type === "heading";
  const lead = isHeaded ? underRule(plan.theme) : 0;
  const paragraphs = paragraphsOf(texts, setting, plan);
  const height = heightOf(paragraphs, area.width, plan.fonts, plan.sources);
  const frame = { ...area, y: area.y + lead, height: isLast ? Math.max(height, area.height - lead) : height };
  const name = texts.some((block) => block.type === "sources") ? "Sources" : "Text";
  const text = placedText(paragraphs, frame, plan, name);
  return { shapes: [...(isHeaded ? [ruleAt(area, plan.theme)] : []), text], bottom: area.y + lead + height };
}

function flowColumns({ columns }: Columns, area: Frame, setting: Setting, plan: SlidePlan): Flow {
  const { gutter } = plan.theme.slide;
  let x = area.x;
  const flows = columns.map(({ span, blocks }) => {
    const width = ((area.width + gutter) * span) / 12 - gutter;
    const flow = flowBlocks(blocks, { ...area, x, width }, setting, plan);
    x += width + gutter;
    return flow;
  });
  const bottom = Math.max(area.y, ...flows.map((flow) => flow.bottom));
  return { shapes: flows.flatMap((flow) => flow.shapes), bottom };
}

/** A ground with its content on top; what it holds ends where the ground does. */
function flowBox(
  blocks: readonly Block[],
  kind: "note" | "gaps",
  area: Frame,
  setting: Setting,
  plan: SlidePlan,
): Flow {
  const { block, inline, edge: edgeWidth } = plan.theme.slide.box;
  const inner: Frame = {
    x: area.x + inline,
    y: area.y + block,
    width: area.width - 2 * inline,
    height: 0,
  };
  const flow = flowBlocks(blocks, inner, setting, plan);
  const bottom = flow.bottom + block;
  const ground: Frame = { ...area, height: bottom - area.y };
  const edge: Shape = { type: "rect", name: "Edge", frame: { ...ground, width: edgeWidth }, fill: "warning" };
  const backing: Shape[] = [{ type: "rect", name: "Ground", frame: ground, fill: "tint" }];
  return { shapes: [...backing, ...(kind === "gaps" ? [edge] : []), ...flow.shapes], bottom };
}
