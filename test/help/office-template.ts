const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const names = `xmlns:w="${word}" xmlns:r="${office}"`
const style = (kind: string, id: string, name: string, more = ''): string =>
  `<w:style w:type="${kind}"${more} w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
const part = (name: string): string =>
  `<Override PartName="/word/${name}.xml" ContentType="${type}.${name.replace(/\d/, '')}+xml"/>`

/** A letterhead as Swedish Word writes it: its ids are Swedish, it has a cover of its own, and the head is only told there. */
export const officeTemplate = (): Record<string, string> => ({
  '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/>${['styles', 'numbering', 'header1', 'footer1'].map(part).join('')}</Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document ${names}><w:body><w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p><w:p><w:r><w:t>Skriv protokollet här</w:t></w:r></w:p><w:sectPr w:rsidR="00A1"><w:footerReference w:type="default" r:id="rId8"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1418" w:bottom="1418" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  'word/_rels/document.xml.rels': `<Relationships xmlns="${packages}/relationships">${[
    ['rId1', 'styles', 'styles.xml'],
    ['rId2', 'numbering', 'numbering.xml'],
    ['rId7', 'header', 'header1.xml'],
    ['rId8', 'footer', 'footer1.xml'],
  ]
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`,
  'word/styles.xml': `<w:styles ${names}>${[
    style('paragraph', 'Brdtext0', 'Normal', ' w:default="1"'),
    style('paragraph', 'Rubrik1', 'heading 1'),
    style('paragraph', 'Heading2', 'Kansliets ruta'),
    style('table', 'Tabellrutnt', 'Table Grid'),
  ].join('')}</w:styles>`,
  'word/numbering.xml': `<w:numbering ${names}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
  'word/header1.xml': `<w:hdr ${names}><w:p><w:r><w:t>Kansliets eget sidhuvud</w:t></w:r></w:p></w:hdr>`,
  'word/footer1.xml': `<w:ftr ${names}><w:p><w:r><w:t>Kansliets sidfot</w:t></w:r></w:p></w:ftr>`,
})
