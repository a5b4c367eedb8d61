import type { Family, Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";
import { hex } from "./colour.ts";
import { namespaces } from "./namespaces.ts";
import { latinXml } from "./typeface.ts";
import { element, type Xml } from "./xml.ts";

/** The theme part: the theme's colours and fonts in PowerPoint's form. */
export function themeXml(theme: Theme, fonts: Fonts): Xml {
  const { colour } = theme;
  const colours = {
    dk1: colour.ink,
    lt1: colour.paper,
    dk2: colour.muted,
    lt2: colour.tint,
    accent1: colour.accent,
    accent2: colour.accentSoft,
    accent3: colour.warning,
    accent4: colour.muted,
    accent5: colour.rule,
    accent6: colour.marking,
    hlink: colour.accent,
    folHlink: colour.accent,
  };
  const family = (name: string, of: Family): Xml => {
    const typeface = familyName(fonts, of);
    const others = [element("a:ea", { typeface: "" }), element("a:cs", { typeface })];
    return element(name, {}, latinXml(of, fonts, typeface), ...others);
  };
  return element(
    "a:theme",
    { "xmlns:a": namespaces.a, name: theme.name },
    element(
      "a:themeElements",
      {},
      element(
        "a:clrScheme",
        { name: theme.name },
        ...Object.entries(colours).map(([name, value]) =>
          element(`a:${name}`, {}, element("a:srgbClr", { val: hex(value) })),
        ),
      ),
      element("a:fontScheme", { name: theme.name }, family("a:majorFont", "serif"), family("a:minorFont", "sans")),
      formatScheme(theme.name),
    ),
  );
}

/** The family name without the weight that some systems append. */
function familyName(fonts: Fonts, family: Family): string {
  return fonts.face(family, 400).font.familyName.replace(/ (Thin|Light|Medium|Semi ?Bold|Bold|Black)$/i, "");
}

// The schema requires three of each, but the slides use none of them.
function formatScheme(name: string): Xml {
  const three = (tag: string, one: Xml): Xml => element(tag, {}, one, one, one);
  const fill = element("a:solidFill", {}, element("a:schemeClr", { val: "phClr" }));
  return element(
    "a:fmtScheme",
    { name },
    three("a:fillStyleLst", fill),
    three("a:lnStyleLst", element("a:ln", { w: 9525 }, fill)),
    three("a:effectStyleLst", element("a:effectStyle", {}, element("a:effectLst"))),
    three("a:bgFillStyleLst", fill),
  );
}
