/** The part of `hyphen` that we use. Every language is a module with this interface. */
declare module "hyphen/en-gb" {
  export function hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
}
