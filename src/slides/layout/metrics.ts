/** How another program sets text, beside the widths of the theme's fonts. */
export interface Metrics {
  /** The share of a width that text of this weight can count on. */
  readonly share: (weight: number) => number;
  /** A figure stays on the line of its unit, and a day on that of its month. */
  readonly isTied: boolean;
  /**
   * How much wider text may be where another font takes the place of the theme's: in the likeliest one and in the widest.
   * What has room for it takes it.
   */
  readonly slack: { readonly likely: number; readonly most: number };
}

/** As a browser does with the theme's fonts. */
export const browserMetrics: Metrics = { share: () => 1, isTied: false, slack: { likely: 1, most: 1 } };

/**
 * Office programs set text a little wider, and bold where the theme has semi-bold. The likeliest substitute is Arial, the
 * widest DejaVu.
 */
export const officeMetrics: Metrics = {
  share: (weight) => (weight >= 600 ? 0.96 : 0.99),
  isTied: true,
  slack: { likely: 1.1, most: 1.25 },
};
