/** markdown-it's printer of tokens alone, without its parser; the package brings no types. */
declare module "markdown-it/lib/renderer.mjs" {
  export default class Renderer {
    readonly rules: Record<string, import("./markdown-it.ts").RenderRule | undefined>;
    render(
      tokens: readonly import("./markdown-it.ts").Token[],
      options: { readonly xhtmlOut: boolean; readonly breaks: boolean },
      env: unknown,
    ): string;
  }
}
