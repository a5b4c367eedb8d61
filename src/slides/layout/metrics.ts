/** How another program's text setting differs from the theme's font metrics. */
export interface Metrics {
  /** The usable share of a width for text of this weight. */
  readonly share: (weight: number) => number;
  /** Keeps a figure with its unit and a day with its month on one line. */
  readonly isTied: boolean;
  /**
   * How much wider text can get if another font replaces the theme's: in the likeliest substitute and in the widest.
   * Text boxes grow by this factor where there is room.
   */
  readonly slack: { readonly likely: number; readonly most: number };
}

/** A browser with the theme's fonts. */
export const browserMetrics: Metrics = { share: () => 1, isTied: false, slack: { likely: 1, most: 1 } };

/**
 * Office programs set text slightly wider, and use bold for the theme's semi-bold. The likeliest substitute font is
 * Arial, the widest DejaVu.
 */
export const officeMetrics: Metrics = {
  share: (weight) => (weight >= 600 ? 0.96 : 0.99),
  isTied: true,
  slack: { likely: 1.1, most: 1.25 },
};
