/**
 * The order that WordprocessingML asks of what stands in its elements (ISO/IEC 29500-1, the schema wml.xsd), for those that we write.
 * Word refuses a file that has it otherwise, where other programs do not mind.
 */
const order: Readonly<Record<string, string>> = {
  pPr:
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens ' +
    'kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind ' +
    'contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr',
  rPr:
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color ' +
    'spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang',
  numPr: 'ilvl numId',
  tbl: 'tblPr tblGrid tr',
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd ' +
    'tblLayout tblCellMar tblLook tblCaption tblDescription',
  tblBorders: 'top left bottom right insideH insideV',
  tblCellMar: 'top left bottom right',
  tr: 'trPr tc',
  trPr: 'cnfStyle gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader jc hidden',
  tc: 'tcPr p',
  tcPr: 'cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  sectPr:
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols titlePg docGrid',
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr tblPr trPr tcPr',
  styles: 'docDefaults latentStyles style',
  docDefaults: 'rPrDefault pPrDefault',
  numbering: 'numPicBullet abstractNum num numIdMacAtCleanup',
  abstractNum: 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  num: 'abstractNumId lvlOverride',
  lvlOverride: 'startOverride lvl',
  lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  settings: 'compat themeFontLang',
  body: 'p tbl sectPr',
  p: 'pPr r hyperlink fldSimple',
  r: 'rPr t br tab',
}
/** What may come in any order after what must come first: paragraphs and tables, the parts of a run. */
const mixed: Readonly<Record<string, readonly string[]>> = {
  body: ['p', 'tbl'],
  p: ['r', 'hyperlink', 'fldSimple'],
  r: ['t', 'br', 'tab'],
}

interface Open {
  readonly name: string
  last: number
}

/** Where a part of a Word file is not as the schema has it: not well-formed, an element unknown in its place, or out of order. */
export function schemaFaults(part: string): string[] {
  const faults: string[] = []
  const open: Open[] = []
  for (const [, end, name = '', empty] of part.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end) {
      if (open.pop()?.name !== name) faults.push(`</${name}> ends another`)
      continue
    }
    const fault = faultOf(open.at(-1), name)
    if (fault) faults.push(fault)
    if (!empty) open.push({ name, last: -1 })
  }
  return open.length > 0 ? [...faults, `<${open.at(-1)!.name}> is not ended`] : faults
}

function faultOf(parent: Open | undefined, name: string): string | null {
  const around = parent?.name.replace('w:', '') ?? ''
  const row = order[around]?.split(' ')
  if (!parent || !row) return null
  const at = row.indexOf(name.replace('w:', ''))
  if (at === -1) return `<${name}> does not belong in <${parent.name}>`
  const isLate = at < parent.last && parent.last > -1 && !isMixed(around, row[parent.last]!, row[at]!)
  parent.last = Math.max(parent.last, at)
  return isLate ? `<${name}> stands too late in <${parent.name}>` : null
}

/** Styles, lists and relations that the text names and the file does not have. */
export function brokenNames(parts: ReadonlyMap<string, string>): string[] {
  const text = parts.get('word/document.xml') ?? ''
  const used = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!)
  const has = (part: string, attribute: string, value: string): boolean =>
    (parts.get(part) ?? '').includes(`${attribute}="${value}"`)
  return [
    ...used(/<w:(?:p|r|tbl)Style w:val="([^"]+)"/g).filter((id) => !has('word/styles.xml', 'w:styleId', id)),
    ...used(/<w:numId w:val="([^"]+)"/g).filter((id) => !has('word/numbering.xml', 'w:numId', id)),
    ...used(/\br:id="([^"]+)"/g).filter((id) => !has('word/_rels/document.xml.rels', 'Id', id)),
  ]
}

const isMixed = (around: string, ...both: readonly string[]): boolean =>
  both.every((name) => mixed[around]?.includes(name))
