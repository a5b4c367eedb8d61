import type { Fonts } from "./fonts.ts";
import type { Theme } from "./theme.ts";

/** The theme's tokens and fonts. */
export interface Look {
  readonly theme: Theme;
  readonly fonts: Fonts;
}
