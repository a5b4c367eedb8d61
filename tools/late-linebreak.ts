/** In the bundle stands for the line breaker, which unpacks its table of characters at once: begun when a line is broken. */
export default function LineBreaker(text: string): object {
  const Breaker: new (text: string) => object = require("linebreak-itself");
  return new Breaker(text);
}
