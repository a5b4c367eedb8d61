/** The operators that paint (ISO 32000-1, annex A). `n` is not one: it ends a path without painting. */
export const paintOperators: ReadonlySet<string> = new Set("f F f* B B* b b* S s Tj TJ ' \" sh BI".split(" "));

/** All operators of PDF 1.7; PDF/A forbids any other (ISO 19005-2, 6.2.2). */
export const operators: ReadonlySet<string> = new Set([
  ...paintOperators,
  ..."b* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX G g gs h i ID j J K k l M m MP n q Q".split(" "),
  ..."re RG rg ri SC sc SCN scn T* Tc Td TD Tf TL Tm Tr Ts Tw Tz v w W W* y".split(" "),
]);

/** Operators that neither paint nor position text. They make up most of a page. */
export const pathOperators: ReadonlySet<string> = new Set(
  "m l c v y h re n W W* w J j M d cs CS sc SC scn SCN gs".split(" "),
);
