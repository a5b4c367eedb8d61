import type { Theme, TypeStyle } from "../../type/theme.ts";

/** How close a whole document is set. */
export interface Density {
  /** The theme with its sizes and its grid at this step. */
  readonly theme: Theme;
  /** Share of the space between blocks that is left. */
  readonly gap: number;
}

/** As the theme says, nothing closer. */
export function plainDensity(theme: Theme): Density {
  return { theme, gap: 1 };
}

/**
 * Every density a document with a page budget may be set in, from the theme's own to the
 * closest. First sizes and leading shrink together, step by step, so that the grid stays;
 * only then the space between blocks.
 */
export function densitiesOf(theme: Theme): Density[] {
  const { steps, type, spacing, gap } = theme.page.shrink;
  const closer = Array.from({ length: steps }, (_, index) => {
    const share = (index + 1) / steps;
    return { theme: shrinkTheme(theme, 1 - (1 - type) * share, 1 - (1 - spacing) * share), gap: 1 };
  });
  const closest = { theme: closer.at(-1)?.theme ?? theme, gap };
  return [plainDensity(theme), ...closer, ...(gap < 1 ? [closest] : [])];
}

function shrinkTheme(theme: Theme, type: number, spacing: number): Theme {
  const shrink = (style: TypeStyle): TypeStyle => ({
    ...style,
    size: style.size * type,
    leading: style.leading * spacing,
  });
  const { title, figure, heading, lead, body, small } = theme.page.type;
  return {
    ...theme,
    page: {
      ...theme.page,
      baseline: theme.page.baseline * spacing,
      type: {
        title: shrink(title),
        figure: shrink(figure),
        heading: shrink(heading),
        lead: shrink(lead),
        body: shrink(body),
        small: shrink(small),
      },
    },
  };
}
