import { setMarking } from "./head.ts";
import type { Mark } from "./page.ts";
import type { Setting } from "./setting.ts";
import { setWord } from "./text.ts";

/** The foot of every page: marking, short title, page n of m. All of it is an artifact. */
export function setFoot(page: number, pages: number, width: number, setting: Setting): Mark[] {
  const { styles, theme, document, unit } = setting;
  const style = { ...styles.smallMuted, features: [] };
  const owner = "pagination" as const;
  const marking = setMarking(owner, setting);
  const counted = `${document.words.page} ${document.words.of}`
    .replace("{page}", String(page))
    .replace("{pages}", String(pages));
  const frame = { width: width / 2, owner };
  const number = setWord(counted, style, { ...frame, align: "end" }, setting);
  const title = setWord(document.shortTitle, style, { ...frame, width: width * 0.7 }, setting);
  const baseline = 3 * unit;
  const start = marking.width + 2 * unit;
  return [
    { mark: "rule", x: 0, x2: width, y: 0, y2: 0, width: 0.5, colour: theme.colour.rule, owner },
    ...marking.marks(0, baseline).map((mark): Mark => ({ ...mark, owner })),
    ...title.marks.map((mark): Mark => ({ ...mark, x: mark.x + start, baseline: mark.baseline + baseline })),
    ...number.marks.map((mark): Mark => ({ ...mark, x: mark.x + width / 2, baseline: mark.baseline + baseline })),
  ];
}
