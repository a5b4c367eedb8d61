import { hash } from "node:crypto";
import type { ImageOp } from "../pictures/drawing.ts";
import type { DeckSource } from "../slides/deck.ts";
import { officeMetrics } from "../slides/layout/metrics.ts";
import type { Look } from "../type/look.ts";
import type { SlideContext } from "./context.ts";
import type { Part, Relation } from "./package.ts";

/** A part being written, with the relations collected so far. */
interface OpenPart {
  readonly context: SlideContext;
  readonly relations: readonly Relation[];
  /** The pictures it shows. Identical pictures share one part. */
  readonly media: readonly Part[];
}

export function openPart(
  { lang, dir }: Pick<DeckSource, "lang" | "dir">,
  { theme, fonts }: Look,
  sources: SlideContext["sources"] = [],
): OpenPart {
  const relations: Relation[] = [];
  let id = 1;
  const relate: SlideContext["relate"] = (type, target, isExternal) => {
    const known = relations.find((relation) => relation.type === type && relation.target === target);
    if (known) return known.id;
    const relation = { id: `rId${relations.length + 1}`, type, target, ...(isExternal && { isExternal }) };
    relations.push(relation);
    return relation.id;
  };
  const nextId = (): number => {
    id += 1;
    return id;
  };
  const media: Part[] = [];
  const embed: SlideContext["embed"] = (image) => {
    const part = mediaPart(image);
    if (!media.some(({ path }) => path === part.path)) media.push(part);
    return relate("image", part.path);
  };
  const own = { theme, fonts, metrics: officeMetrics, lang: languageTag(lang), dir, sources };
  return { context: { ...own, nextId, relate, embed }, relations, media };
}

function mediaPart({ type, data }: ImageOp): Part {
  const name = hash("sha256", data).slice(0, 16);
  return { path: `ppt/media/${name}.${type.slice("image/".length)}`, content: Buffer.from(data, "base64") };
}

// PowerPoint checks spelling by region; plain "en" means British English.
function languageTag(lang: string): string {
  return lang === "en" ? "en-GB" : lang;
}
