// What the peers are used by here; neither publishes types that fit.
declare module "pdfmake" {
  const pdfmake: {
    addFonts(fonts: Record<string, Record<string, string>>): void;
    createPdf(document: object): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}

declare module "svg-to-pdfkit" {
  export default function drawSvg(pdf: object, svg: string, x: number, y: number, options: object): void;
}
