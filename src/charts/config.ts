import type { Wording } from "../language/wording.ts";
import type { Theme } from "../type/theme.ts";
import type { JsonObject } from "./json.ts";

/** Sheets are drawn in points at the page's type sizes, decks in pixels at the slide's. */
export type Profile = "sheet" | "deck";

/** The scale of everything but type on a slide; specifications use it as the parameter `k`. */
export function scaleOf(profile: Profile, theme: Theme): number {
  return profile === "sheet" ? 1 : theme.slide.type.small.size / theme.page.type.small.size;
}

/**
 * The Vega-Lite configuration of all charts. Specifications use these named styles and set no colours, fonts or sizes
 * themselves.
 */
export function chartConfig(profile: Profile, theme: Theme, wording: Wording): JsonObject {
  const { colour } = theme;
  const k = scaleOf(profile, theme);
  return {
    background: null,
    padding: 0,
    font: "sans",
    view: { stroke: null, fill: null },
    mark: { color: colour.accent },
    style: { ...textStyles(profile, theme), ...markStyles(k, theme) },
    axis: axis(profile, k, theme),
    axisBand: { labelColor: colour.ink },
    legend: { title: null, labelFont: "sans", labelFontSize: smallSize(profile, theme), labelColor: colour.muted },
    header: { title: null },
    range: {
      category: [colour.accent, colour.accentSoft, colour.warning, colour.muted],
      ordinal: [colour.accent, colour.accentSoft, colour.muted],
    },
    locale: locale(wording),
  };
}

// `figure` is a single exact figure, `value` any other figure, `name` who or what it belongs to, `label` what is
// counted, `note` its date. `text` applies when a specification names no style.
function textStyles(profile: Profile, theme: Theme): JsonObject {
  const { body, heading } = profile === "sheet" ? theme.page.type : theme.slide.type;
  const small = smallSize(profile, theme);
  const style = (fontSize: number, fontWeight: number, color: string, font = "sans") => ({
    font,
    fontSize,
    fontWeight,
    color,
    lineHeight: fontSize * 1.25,
    limit: 0,
  });
  const label = style(small, 400, theme.colour.ink);
  return {
    figure: style(heading.size, heading.weight, theme.colour.accent, heading.family),
    value: style(body.size, 600, theme.colour.ink),
    name: style(small, 600, theme.colour.ink),
    label,
    text: label,
    note: style(small, 400, theme.colour.muted),
    inverse: style(body.size, 600, theme.colour.paper),
  };
}

// Certainty looks the same on every chart: filled for exact, hollow for uncertain, dashed for a different definition,
// an open chevron past the end for "more than".
function markStyles(k: number, { colour }: Theme): JsonObject {
  const open = { filled: false, strokeWidth: 1.5 * k, opacity: 1, strokeCap: "round", strokeJoin: "round" };
  return {
    solid: { color: colour.accent, filled: true, opacity: 1 },
    second: { color: colour.accentSoft, filled: true, opacity: 1 },
    hollow: { ...open, color: colour.accent },
    other: { ...open, color: colour.accent, strokeWidth: k, strokeCap: "butt", strokeDash: [3 * k, 2 * k] },
    chevron: { ...open, color: colour.accent, strokeWidth: 1.75 * k, strokeJoin: "miter", strokeCap: "butt" },
    ground: { color: colour.tint, filled: true, opacity: 1 },
    gap: { color: colour.paper, filled: true, opacity: 1 },
    link: { color: colour.muted, strokeWidth: k, strokeDash: [2 * k, 2.5 * k], opacity: 1 },
    stem: { color: colour.rule, strokeWidth: 3 * k, opacity: 1 },
    zero: { color: colour.muted, strokeWidth: 0.75 * k, opacity: 1 },
  };
}

function axis(profile: Profile, k: number, theme: Theme): JsonObject {
  return {
    title: null,
    grid: false,
    domain: false,
    ticks: false,
    labelFont: "sans",
    labelFontSize: smallSize(profile, theme),
    labelFontWeight: 400,
    labelColor: theme.colour.muted,
    labelPadding: 4 * k,
    labelLimit: 0,
    domainColor: theme.colour.muted,
    domainWidth: 0.75 * k,
    tickColor: theme.colour.muted,
    tickWidth: 0.75 * k,
    tickSize: 3 * k,
    gridColor: theme.colour.rule,
    gridWidth: 0.5 * k,
    tickRound: false,
    translate: 0,
  };
}

function smallSize(profile: Profile, theme: Theme): number {
  return (profile === "sheet" ? theme.page : theme.slide).type.small.size;
}

// Vega requires every name in a locale, but charts print only numbers, months and years.
function locale({ separators, months }: Wording): JsonObject {
  return {
    number: { decimal: separators.decimal, thousands: separators.group, grouping: [3], currency: ["", ""] },
    time: {
      dateTime: "%Y-%m-%d %H:%M",
      date: "%Y-%m-%d",
      time: "%H:%M",
      periods: ["", ""],
      days: Array.from({ length: 7 }, () => ""),
      shortDays: Array.from({ length: 7 }, () => ""),
      months,
      shortMonths: months,
    },
  };
}
