import Renderer from "markdown-it/lib/renderer.mjs";
import { spanOf } from "./blocks.ts";
import { type DeckEnvironment, environmentOf } from "./environment.ts";
import {
  chartHtml,
  furnitureHtml,
  pictureHtml,
  remarkHtml,
  sectionTimelineHtml,
  sourcesHtml,
  tilesHtml,
  timelineHtml,
} from "./html-blocks.ts";
import { runsHtml } from "./html-runs.ts";
import type { RenderRule, Token } from "./markdown-it.ts";
import { directiveOf, metaOf } from "./meta.ts";

/**
 * Prints tokens as HTML. Marp, which is large, is not loaded for it: it changes the printing of code and of HTML alone,
 * which no slide holds.
 */
export function printTokens(tokens: readonly Token[], env: DeckEnvironment): string {
  const renderer = new Renderer();
  Object.assign(renderer.rules, rules);
  return renderer.render(tokens, { xhtmlOut: true, breaks: false }, env);
}

const rules: Record<string, RenderRule> = {
  briefs_run: (tokens, index) => {
    const { run, sources = [] } = metaOf(tokens[index]);
    return run ? runsHtml([run], sources) : "";
  },
  briefs_tiles: (tokens, index) => {
    const { tiles = [], sources = [] } = metaOf(tokens[index]);
    return tilesHtml(tiles, sources);
  },
  briefs_timeline: (tokens, index, _options, env) => {
    const { entries = [], sources = [], stations } = metaOf(tokens[index]);
    if (stations) return sectionTimelineHtml(entries, stations, sources);
    return timelineHtml(entries, sources, environmentOf(env).source);
  },
  briefs_chart: (tokens, index, _options, env) => {
    const { chart = "", layout = "plain", sources = [] } = metaOf(tokens[index]);
    return chartHtml(chart, environmentOf(env), layout, sources);
  },
  briefs_remark: (tokens, index, _options, env) => {
    const { chart = "", sources = [] } = metaOf(tokens[index]);
    const figure = environmentOf(env).source.charts[chart];
    return figure ? remarkHtml(figure, sources) : "";
  },
  briefs_sources: (_tokens, _index, _options, env) => sourcesHtml(environmentOf(env)),
  briefs_furniture: (tokens, index, _options, env) => {
    const { furniture } = metaOf(tokens[index]);
    return furniture ? furnitureHtml(furniture, environmentOf(env)) : "";
  },
  directive_open: (tokens, index) => directiveOpen(tokens[index]),
  directive_close: () => "</div>\n",
  // It was reported; markdown-it prints it with methods that our tokens do not have.
  fence: () => "",
  image: (tokens, index, _options, env) => {
    const { picture } = metaOf(tokens[index]);
    return picture ? pictureHtml(picture, environmentOf(env)) : "";
  },
};

function directiveOpen(token: Token | undefined): string {
  if (!token) return "";
  const { name, attributes } = directiveOf(token);
  if (name === "col") return `<div class="col span-${spanOf(token)}">\n`;
  const kind = name === "box" ? ` ${attributes.kind === "gaps" ? "gaps" : "note"}` : "";
  return `<div class="${name}${kind}">\n`;
}
