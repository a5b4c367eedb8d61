import { fileURLToPath } from "node:url";
import type { Report } from "../../src/diagnostic/diagnostic.ts";
import { type Deck, type DeckSource, parseDeck, readDeck } from "../../src/marp/deck.ts";
import { nodeHost } from "../../src/node-host.ts";
import { type Fonts, loadFonts } from "../../src/type/fonts.ts";
import { loadTheme } from "../../src/type/load-theme.ts";
import type { Theme } from "../../src/type/theme.ts";

/** The project's own theme and fonts. */
export function projectTheme(): { theme: Theme; fonts: Fonts } {
  const host = nodeHost(fileURLToPath(new URL("../..", import.meta.url)), () => undefined);
  const loaded = loadTheme(host, (diagnostic) => {
    throw new Error(diagnostic.message);
  });
  if (!loaded) throw new Error("the project has no theme");
  return { theme: loaded.theme, fonts: loadFonts(loaded.theme, host, loaded.folder) };
}

/** A deck whose charts are known, read in the project's own theme. */
export function readSource(source: DeckSource, report: Report = () => undefined): Deck {
  return readDeck(parseDeck(source, projectTheme().theme), source.charts, report);
}
