/** The namespaces used in more than one kind of part, by prefix (ECMA-376 part 1). */
export const namespaces = {
  a: "http://schemas.openxmlformats.org/drawingml/2006/main",
  c: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  p: "http://schemas.openxmlformats.org/presentationml/2006/main",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
} as const;

/** The namespaces that every presentation part declares. */
export const presentationNames = {
  "xmlns:a": namespaces.a,
  "xmlns:r": namespaces.r,
  "xmlns:p": namespaces.p,
} as const;
