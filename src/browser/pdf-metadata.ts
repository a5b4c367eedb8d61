import { escapeXml } from "../diagnostic/xml.ts";
import { addObject, type PdfObjects, setEntries } from "../pdf/objects.ts";
import { pdfText } from "../pdf/text.ts";
import { pdfDict, pdfName } from "../pdf/value.ts";

/** Metadata of a deck's PDF. */
export interface PdfAbout {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** The brief's as-of date, never the clock. */
  readonly date: Date;
}

/** Writes matching Info and XMP metadata, and declares PDF/UA-1 (ISO 14289-1, 5 and 7.1). */
export function writeMetadata(file: PdfObjects, about: PdfAbout, producer: string): void {
  const { title, description, lang, date } = about;
  const stamp = pdfText(`D:${date.toISOString().slice(0, 19).replace(/\D/g, "")}Z`);
  const info = pdfDict({
    Title: pdfText(title),
    Subject: pdfText(description),
    Creator: pdfText(creator),
    Producer: pdfText(producer),
    CreationDate: stamp,
    ModDate: stamp,
  });
  file.trailer.set("Info", addObject(file, info));
  const bytes = new TextEncoder().encode(packet(about, producer));
  const xmp = pdfDict({ Type: pdfName("Metadata"), Subtype: pdfName("XML") });
  const entries = pdfDict({
    Metadata: addObject(file, { kind: "stream", dict: xmp, bytes }),
    Lang: pdfText(lang),
    MarkInfo: pdfDict({ Marked: true }),
    ViewerPreferences: pdfDict({ DisplayDocTitle: true }),
  });
  setEntries(file, file.trailer.get("Root"), entries);
}

const creator = "Coalition Briefs";

function packet({ title, description, lang, date }: PdfAbout, producer: string): string {
  const at = `${date.toISOString().slice(0, 19)}Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <dc:format>application/pdf</dc:format>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(description)}</rdf:li></rdf:Alt></dc:description>
  <dc:language><rdf:Bag><rdf:li>${escapeXml(lang)}</rdf:li></rdf:Bag></dc:language>
  <xmp:CreatorTool>${creator}</xmp:CreatorTool>
  <xmp:CreateDate>${at}</xmp:CreateDate>
  <xmp:ModifyDate>${at}</xmp:ModifyDate>
  <pdf:Producer>${escapeXml(producer)}</pdf:Producer>
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
