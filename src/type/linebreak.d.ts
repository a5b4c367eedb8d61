/** The part of `linebreak` (UAX #14) that we use; the package has no types. */
declare module "linebreak" {
  export interface Break {
    /** Offset in UTF-16 units after which the line may or must end. */
    readonly position: number;
    readonly required: boolean;
  }
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
