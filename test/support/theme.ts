import { projectFiles } from "../../src/diagnostic/project-files.ts";
import { nodeHost } from "../../src/node-host.ts";
import { type Fonts, loadFonts } from "../../src/type/fonts.ts";
import { loadTheme } from "../../src/type/load-theme.ts";
import type { Theme } from "../../src/type/theme.ts";

/** The project's own theme with its fonts, for tests that measure or paint. */
export function loadProjectTheme(): { theme: Theme; fonts: Fonts } {
  const host = nodeHost(process.cwd(), () => undefined);
  const loaded = loadTheme(projectFiles(host), (diagnostic) => {
    throw new Error(diagnostic.message);
  });
  if (!loaded) throw new Error("the project has no theme");
  return { theme: loaded.theme, fonts: loadFonts(loaded.theme, host, loaded.folder) };
}
