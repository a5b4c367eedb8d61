import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Path } from "../diagnostic/yaml.ts";
import type { Theme } from "./theme.ts";

/** Minimum type size on a slide, in slide pixels: 18 px at a height of 720, legible from the back of a room. */
export function leastSize({ slide }: Theme): number {
  return (18 * slide.height) / 720;
}

/** Reports slide type sizes below the minimum. `placeOf` takes a path in the tokens. */
export function checkSlideSizes(theme: Theme, placeOf: (path: Path) => Place, report: Report): void {
  const least = leastSize(theme);
  const { type, tile, height } = theme.slide;
  const tell = (path: Path, what: string, size: number, wanted: string): void => {
    const message = `the size of ${what} is ${size} px; the minimum is ${least} px on a slide ${height} px high`;
    if (size < least) report(errorAt(placeOf(path), "slide-type-small", message, `set it to ${wanted} or more`));
  };
  for (const [style, { size }] of Object.entries(type))
    tell(["slide", "type", style, "size"], `\`${style}\``, size, String(least));
  const number = Math.min(type.figure.size, type.tile.size, type.narrowTile.size);
  tell(["slide", "tile", "unit"], "a unit", Math.round(number * tile.unit * 10) / 10, (least / number).toFixed(2));
}
