import type { Block, Field } from '../../handoff/document.ts'
import { unreachable } from '../../resources/refusal.ts'
import { qrSymbol } from './qrSymbol.ts'
import { BAND, BOLD, encodable, GREY, INK, REGULAR, RULE, type Sheet } from './sheet.ts'

const GAP = 14
const PAD = 9
const HEADING = 20
const QR_SIDE = 60

/** Sets one block at the sheet's position and moves it on. */
export function setBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'text':
      setText(sheet, block)
      break
    case 'box':
      setBox(sheet, block)
      break
    case 'conditions':
      setConditions(sheet, block)
      break
    case 'qr':
      setQr(sheet, block)
      break
    case 'signatures':
      setSignatures(sheet, block)
      break
    default:
      unreachable(block)
  }
}

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>

function setText(sheet: Sheet, { text }: BlockOf<'text'>): void {
  const { pdf, left, width } = sheet
  const options = { width, lineGap: 2.5 }
  const height = pdf.font(REGULAR).fontSize(10).heightOfString(encodable(text), options)
  sheet.need(height)
  pdf.fillColor(INK).text(encodable(text), left, sheet.y, options)
  sheet.y += height + GAP
}

function setBox(sheet: Sheet, { heading, columns }: BlockOf<'box'>): void {
  const { pdf, left, width } = sheet
  const columnWidth = width / columns.length
  const textWidth = columnWidth - 2 * PAD
  const height = HEADING + PAD + Math.max(...columns.map(fields => fieldsHeight(pdf, fields, textWidth)))
  sheet.need(height)
  const top = sheet.y
  setBand(sheet, heading)
  columns.forEach((fields, at) => {
    const x = left + at * columnWidth
    if (at > 0) line(pdf, x, top + HEADING, x, top + height)
    let y = top + HEADING + PAD
    for (const field of fields) y += setField(pdf, field, x + PAD, y, textWidth)
  })
  pdf.rect(left, top, width, height).lineWidth(0.75).strokeColor(RULE).stroke()
  sheet.y = top + height + GAP
}

function setBand({ pdf, left, width, y }: Sheet, heading: string): void {
  pdf.rect(left, y, width, HEADING).fillColor(BAND).fill()
  line(pdf, left, y + HEADING, left + width, y + HEADING)
  pdf.font(BOLD).fontSize(9.5).fillColor(INK)
  pdf.text(encodable(heading), left + PAD, y + 6, { width: width - 2 * PAD, lineBreak: false })
}

function fieldsHeight(pdf: PDFKit.PDFDocument, fields: readonly Field[], width: number): number {
  return fields.reduce((sum, field) => sum + fieldHeight(pdf, field, width), 0)
}

function fieldHeight(pdf: PDFKit.PDFDocument, { value }: Field, width: number): number {
  return 10 + pdf.font(BOLD).fontSize(10.5).heightOfString(encodable(value), { width }) + 9
}

function setField(pdf: PDFKit.PDFDocument, field: Field, x: number, y: number, width: number): number {
  pdf.font(REGULAR).fontSize(7.5).fillColor(GREY).text(encodable(field.label), x, y, { width, lineBreak: false })
  pdf
    .font(BOLD)
    .fontSize(10.5)
    .fillColor(INK)
    .text(encodable(field.value), x, y + 10, { width })
  return fieldHeight(pdf, field, width)
}

function setConditions(sheet: Sheet, { heading, items }: BlockOf<'conditions'>): void {
  const { pdf, left, width } = sheet
  sheet.need(40)
  pdf.font(BOLD).fontSize(9.5).fillColor(INK).text(encodable(heading), left, sheet.y, { width })
  sheet.y += 15
  items.forEach((item, at) => {
    const options = { width: width - 16, lineGap: 1 }
    const height = pdf.font(REGULAR).fontSize(8.5).heightOfString(encodable(item), options)
    sheet.need(height)
    pdf.fillColor(GREY).text(`${at + 1}.`, left, sheet.y, { width: 14, lineBreak: false })
    pdf.fillColor(INK).text(encodable(item), left + 16, sheet.y, options)
    sheet.y += height + 3
  })
  sheet.y += GAP
}

/** The code at the left, the address beside it for whoever types. A quiet zone of four modules surrounds the code. */
function setQr(sheet: Sheet, { label, path }: BlockOf<'qr'>): void {
  const { pdf, left, width } = sheet
  const address = `${sheet.base}${path}`
  const modules = qrSymbol(address)
  const size = QR_SIDE / (modules.length + 8)
  sheet.need(QR_SIDE)
  // The quiet zone stands in the gap that the block before has left.
  sheet.y -= GAP / 2
  const [x0, y0] = [left + 4 * size, sheet.y + 4 * size]
  pdf.rect(left, sheet.y, QR_SIDE, QR_SIDE).fillColor('white').fill()
  modules.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) pdf.rect(x0 + x * size, y0 + y * size, size, size)
    })
  })
  pdf.fillColor(INK).fill()
  const [textLeft, textWidth] = [left + QR_SIDE + PAD, width - QR_SIDE - PAD]
  pdf
    .font(REGULAR)
    .fontSize(8.5)
    .fillColor(GREY)
    .text(encodable(label), textLeft, sheet.y + 16, { width: textWidth })
  pdf
    .font(BOLD)
    .fontSize(9.5)
    .fillColor(INK)
    .text(encodable(address), textLeft, sheet.y + 29, { width: textWidth })
  sheet.y += QR_SIDE
}

function setSignatures(sheet: Sheet, { parties }: BlockOf<'signatures'>): void {
  const { pdf, left, width } = sheet
  const height = 52
  sheet.need(height)
  const columnWidth = width / parties.length
  parties.forEach(({ role, signedBy = '' }, at) => {
    const x = left + at * columnWidth
    const y = sheet.y + 26
    pdf
      .font('Helvetica-Oblique')
      .fontSize(10)
      .fillColor(INK)
      .text(encodable(signedBy), x, y - 14, { width: columnWidth - 24 })
    line(pdf, x, y, x + columnWidth - 24, y)
    pdf
      .font(REGULAR)
      .fontSize(7.5)
      .fillColor(GREY)
      .text(encodable(role), x, y + 4, { width: columnWidth - 24 })
  })
  sheet.y += height + GAP
}

function line(pdf: PDFKit.PDFDocument, x1: number, y1: number, x2: number, y2: number): void {
  pdf.moveTo(x1, y1).lineTo(x2, y2).lineWidth(0.5).strokeColor(RULE).stroke()
}
