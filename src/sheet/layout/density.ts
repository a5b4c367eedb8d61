import type { Theme, TypeStyle } from "../../type/theme.ts";

/** How tightly a document is set. */
export interface Density {
  /** The theme, with type sizes and baseline grid scaled for this step. */
  readonly theme: Theme;
  /** Remaining share of the space between blocks, 0 to 1. */
  readonly gap: number;
}

/** The theme's own density. */
export function plainDensity(theme: Theme): Density {
  return { theme, gap: 1 };
}

/**
 * The densities to try for a document with a page limit, from the theme's own to the tightest. Type sizes and leading
 * shrink together, step by step, so that text stays on the grid. The space between blocks shrinks only at the last
 * step.
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
