/** The part of `hyphen` that is used; every language is a module of this form. */
declare module "hyphen/en-gb" {
  export function hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
}
