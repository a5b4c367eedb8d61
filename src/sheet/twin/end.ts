import type { Block, Run } from "../../document/block.ts";
import { changeBlock } from "../../document/kinds.ts";
import { escapeHtml } from "../../html/escape.ts";
import { runsHtml } from "./runs.ts";
import type { Twin } from "./twin.ts";

/**
 * Removes the list of sources and the heading directly above it. On paper the list goes where there is room; on
 * screen it belongs at the end.
 */
export function takeSources(blocks: readonly Block[]): { blocks: Block[]; heading?: readonly Run[] } {
  let heading: readonly Run[] | undefined;
  const strip = (list: readonly Block[]): Block[] =>
    list.flatMap((block, index) => {
      const next = list[index + 1];
      if (block.type === "heading" && next?.type === "sources") heading = block.runs;
      const goes = block.type === "sources" || (block.type === "heading" && next?.type === "sources");
      return goes ? [] : [inside(block)];
    });
  const inside = (block: Block): Block => changeBlock(block, { runs: (runs) => runs, blocks: strip });
  const stripped = strip(blocks);
  return { blocks: stripped, ...(heading && { heading }) };
}

/** The full notes. Each links back to the first reference to it. */
export function notesHtml(twin: Twin): string {
  const items = twin.document.notes.map(({ number, source, runs }) => {
    const back = escapeHtml(`${twin.document.words.back} ${number}`);
    const label = twin.isCited(number)
      ? `<a class="number" href="#cite-${number}" role="doc-backlink" aria-label="${back}">${number}</a>`
      : `<span class="number">${number}</span>`;
    return `<li id="note-${number}">${label}<p>${noteHtml(runs, source, twin)}</p></li>`;
  });
  if (items.length === 0) return "";
  return [
    `<section class="end" role="doc-endnotes" aria-labelledby="notes">`,
    `<h2 id="notes">${escapeHtml(twin.document.words.notes)}</h2>`,
    `<ol class="notes" role="list">\n${items.join("\n")}\n</ol>\n</section>`,
  ].join("\n");
}

// A note starts with the publisher, which links to the full source.
function noteHtml(runs: readonly Run[], source: string, twin: Twin): string {
  const [publisher, ...rest] = runs;
  const index = twin.document.sources.findIndex((entry) => entry.source === source);
  if (publisher?.type !== "value" || publisher.role !== "title" || index < 0) return runsHtml(runs, twin, "beside");
  const link = `<a class="value" data-role="title" href="#source-${index + 1}">${escapeHtml(publisher.text)}</a>`;
  return link + runsHtml(rest, twin, "beside");
}

/** The full list of sources, under the template's heading. */
export function sourcesHtml(heading: readonly Run[] | undefined, twin: Twin): string {
  const items = twin.document.sources.map(
    ({ runs }, index) => `<li id="source-${index + 1}">${runsHtml(runs, twin, "beside")}</li>`,
  );
  if (items.length === 0) return "";
  return [
    `<section class="end" role="doc-bibliography" aria-labelledby="sources">`,
    `<h2 id="sources">${heading ? runsHtml(heading, twin) : escapeHtml(twin.document.words.sources)}</h2>`,
    `<ul class="sources" role="list">\n${items.join("\n")}\n</ul>\n</section>`,
  ].join("\n");
}
