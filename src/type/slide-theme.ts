import * as z from "zod";
import { length, style } from "./type-style.ts";

const lengths = <K extends string>(...names: K[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, length])) as Record<K, typeof length>);
const styles = <K extends string>(...names: K[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, style])) as Record<K, typeof style>);
const columns = z.int().min(1).max(11);

/**
 * The slide tokens: all sizes shared by HTML, PowerPoint and the fit estimate. Lengths are in slide pixels.
 */
export const slideSchema = z.strictObject({
  width: length,
  height: length,
  margin: lengths("top", "bottom", "start", "end"),
  gutter: length,
  /** Columns of the twelve-column grid for a chart or a big number beside text. */
  span: z.strictObject({ chart: columns, number: columns }),
  type: styles(
    "cover",
    "statement",
    "title",
    "heading",
    "lead",
    "body",
    "small",
    "figure",
    "tile",
    "narrowTile",
    "quotation",
    "quote",
    "table",
    "event",
    "date",
    "subtitle",
    "source",
    "running",
  ),
  rule: lengths("hair", "thin", "strong"),
  text: lengths("paragraph", "item", "looseItem", "dashInset", "dashWidth", "numberInset", "heading", "underline"),
  below: lengths("title", "air", "centred", "block", "tiles", "main", "sources"),
  cover: lengths("titleWidth", "textWidth", "ruleWidth", "rule", "rulePadding"),
  statement: lengths("textWidth"),
  hang: lengths("cover", "section", "statement", "quote"),
  tile: z.strictObject({
    ...lengths("padding", "label", "wideLabel", "asOf").shape,
    /** Type size of a unit, as a share of its number's. */
    unit: z.number().positive().max(1),
  }),
  side: lengths("padding", "remark"),
  box: lengths("block", "inline", "edge"),
  chart: lengths("headline", "subtitle", "remark"),
  table: lengths("row", "column"),
  quote: lengths("claimant"),
  source: lengths("row", "wideRow"),
  timeline: lengths("dot", "inset", "column", "entry", "line", "today", "todayRule"),
  key: lengths("dot", "inset", "item", "lift", "below", "today"),
  furniture: lengths("top", "bottom", "above", "item", "label", "number", "marking", "clearance"),
});
