import type { Fonts } from "./fonts.ts";
import type { Theme } from "./theme.ts";

/** What decides how everything looks: the tokens of the theme and its fonts. */
export interface Look {
  readonly theme: Theme;
  readonly fonts: Fonts;
}
