/**
 * Children of the elements we write, in the order of the schemas (ECMA-376 part 1, annex A).
 * An element that is not here may hold any of the children it has, in any order.
 */
export const childOrder: Readonly<Record<string, string>> = {
  "p:presentation":
    "p:sldMasterIdLst p:notesMasterIdLst p:handoutMasterIdLst p:sldIdLst p:sldSz p:notesSz p:defaultTextStyle p:extLst",
  "p:sldMaster": "p:cSld p:clrMap p:sldLayoutIdLst p:transition p:timing p:hf p:txStyles p:extLst",
  "p:sldLayout": "p:cSld p:clrMapOvr p:transition p:timing p:hf p:extLst",
  "p:sld": "p:cSld p:clrMapOvr p:transition p:timing p:extLst",
  "p:notesMaster": "p:cSld p:clrMap p:hf p:notesStyle p:extLst",
  "p:notes": "p:cSld p:clrMapOvr p:extLst",
  "p:cSld": "p:bg p:spTree p:custDataLst p:controls p:extLst",
  "p:bgPr": "a:noFill a:solidFill a:effectLst a:extLst",
  "p:txStyles": "p:titleStyle p:bodyStyle p:otherStyle",
  "p:sp": "p:nvSpPr p:spPr p:style p:txBody p:extLst",
  "p:nvSpPr": "p:cNvPr p:cNvSpPr p:nvPr",
  "p:nvGrpSpPr": "p:cNvPr p:cNvGrpSpPr p:nvPr",
  "p:graphicFrame": "p:nvGraphicFramePr p:xfrm a:graphic p:extLst",
  "p:nvGraphicFramePr": "p:cNvPr p:cNvGraphicFramePr p:nvPr",
  "p:cNvPr": "a:hlinkClick a:hlinkHover a:extLst",
  "p:spPr": "a:xfrm a:custGeom a:prstGeom a:noFill a:solidFill a:ln a:effectLst",
  "p:grpSpPr": "a:xfrm",
  "p:txBody": "a:bodyPr a:lstStyle a:p",
  "a:txBody": "a:bodyPr a:lstStyle a:p",
  "c:rich": "a:bodyPr a:lstStyle a:p",
  "c:txPr": "a:bodyPr a:lstStyle a:p",
  "a:xfrm": "a:off a:ext a:chOff a:chExt",
  "p:xfrm": "a:off a:ext",
  "a:p": "a:pPr a:r|a:br|a:fld a:endParaRPr",
  "a:r": "a:rPr a:t",
  "a:fld": "a:rPr a:pPr a:t",
  "a:pPr":
    "a:lnSpc a:spcBef a:spcAft a:buClr a:buSzPct a:buFont a:buNone|a:buChar|a:buAutoNum a:tabLst a:defRPr a:extLst",
  "a:lvl1pPr": "a:lnSpc a:spcBef a:spcAft a:buClr a:buFont a:buNone|a:buChar|a:buAutoNum a:tabLst a:defRPr a:extLst",
  "a:rPr": "a:ln a:noFill a:solidFill a:effectLst a:latin a:ea a:cs a:sym a:hlinkClick a:extLst",
  "a:defRPr": "a:ln a:noFill a:solidFill a:effectLst a:latin a:ea a:cs a:sym a:hlinkClick a:extLst",
  "a:ln": "a:noFill|a:solidFill a:prstDash|a:custDash a:round|a:bevel|a:miter a:headEnd a:tailEnd",
  "a:custGeom": "a:avLst a:gdLst a:ahLst a:cxnLst a:rect a:pathLst",
  "a:tbl": "a:tblPr a:tblGrid a:tr",
  "a:tc": "a:txBody a:tcPr",
  "a:tcPr": "a:lnL a:lnR a:lnT a:lnB a:lnTlToBr a:lnBlToTr a:noFill a:solidFill",
  "a:themeElements": "a:clrScheme a:fontScheme a:fmtScheme",
  "a:clrScheme":
    "a:dk1 a:lt1 a:dk2 a:lt2 a:accent1 a:accent2 a:accent3 a:accent4 a:accent5 a:accent6 a:hlink a:folHlink",
  "a:fontScheme": "a:majorFont a:minorFont",
  "a:majorFont": "a:latin a:ea a:cs a:font",
  "a:minorFont": "a:latin a:ea a:cs a:font",
  "a:fmtScheme": "a:fillStyleLst a:lnStyleLst a:effectStyleLst a:bgFillStyleLst",
  "c:chartSpace": "c:date1904 c:lang c:roundedCorners c:style c:clrMapOvr c:chart c:spPr c:txPr c:externalData",
  "c:chart": "c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs",
  "c:plotArea": "c:layout c:barChart|c:lineChart c:catAx|c:dateAx c:valAx c:dTable c:spPr",
  "c:manualLayout": "c:layoutTarget c:xMode c:yMode c:wMode c:hMode c:x c:y c:w c:h",
  "c:barChart": "c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId",
  "c:lineChart": "c:grouping c:varyColors c:ser c:dLbls c:dropLines c:hiLowLines c:upDownBars c:marker c:smooth c:axId",
  "c:ser":
    "c:idx c:order c:tx c:spPr c:invertIfNegative|c:marker c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:smooth",
  "c:dPt": "c:idx c:invertIfNegative c:marker c:bubble3D c:explosion c:spPr",
  "c:marker": "c:symbol c:size c:spPr",
  "c:spPr": "a:xfrm a:prstGeom a:noFill|a:solidFill a:ln",
  "c:dLbls":
    "c:dLbl c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize",
  "c:dLbl":
    "c:idx c:layout c:tx c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize",
  "c:scaling": "c:logBase c:orientation c:max c:min",
  "c:catAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl",
  "c:dateAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblOffset c:baseTimeUnit c:majorUnit c:majorTimeUnit c:minorUnit c:minorTimeUnit",
  "c:valAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween c:majorUnit c:minorUnit",
  "c:strRef": "c:f c:strCache",
  "c:numRef": "c:f c:numCache",
  "c:strCache": "c:ptCount c:pt",
  "c:numCache": "c:formatCode c:ptCount c:pt",
  "s:worksheet": "s:sheetPr s:dimension s:sheetViews s:sheetFormatPr s:cols s:sheetData",
  "s:styleSheet": "s:numFmts s:fonts s:fills s:borders s:cellStyleXfs s:cellXfs s:cellStyles",
  "s:c": "s:f s:v s:is",
};

/** Elements of which there may be but one beside its siblings. */
export const single: ReadonlySet<string> = new Set(
  "a:pPr a:rPr a:bodyPr a:lstStyle a:endParaRPr a:xfrm p:spPr p:txBody p:nvPr p:cNvPr c:tx c:cat c:val c:spPr c:txPr c:layout".split(
    " ",
  ),
);

/** The prefixes of the tables above, by namespace. */
export const prefixes: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
};
