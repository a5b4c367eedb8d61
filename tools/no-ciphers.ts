/** In the bundle stand for the ciphers that pdfkit makes tables for at once: what is published is read by everybody. */
export const cbc = refuse;
export const ecb = refuse;

function refuse(): never {
  throw new Error("no PDF is encrypted");
}
