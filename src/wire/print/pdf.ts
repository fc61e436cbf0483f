import { Buffer } from 'node:buffer'
import type { PrintedDocument } from '../../handoff/document.ts'
import { setBlock } from './blocks.ts'
import { BOLD, encodable, GREY, INK, REGULAR, type Sheet, sheetOf } from './sheet.ts'

/**
 * The document as a PDF on A4. The same tree and `base`, with which addresses of this service begin, give the same bytes.
 * The printer is loaded on the first document.
 */
export async function pdfOf(document: PrintedDocument, base = ''): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'en',
    displayTitle: true,
    info: { Title: document.title, Creator: 'Landbridge', Producer: 'Landbridge', CreationDate: new Date(document.issuedAt) },
  })
  const bytes = bytesOf(pdf)
  const sheet = sheetOf(pdf, document, base)
  setHead(sheet, document)
  for (const block of document.blocks) setBlock(sheet, block)
  pdf.end()
  return bytes
}

const REFERENCE_WIDTH = 132

function setHead(sheet: Sheet, { title, subtitle, reference }: PrintedDocument): void {
  const { pdf, left, width } = sheet
  const top = sheet.y
  pdf.rect(left, top, width, 4).fillColor(INK).fill()
  const titleWidth = width - REFERENCE_WIDTH - 24
  const height = pdf.font(BOLD).fontSize(18).heightOfString(encodable(title), { width: titleWidth })
  pdf.fillColor(INK).text(encodable(title), left, top + 18, { width: titleWidth })
  pdf
    .font(REGULAR)
    .fontSize(10)
    .fillColor(GREY)
    .text(encodable(subtitle), left, top + 22 + height, { width: titleWidth })
  let y = top + 18
  for (const { label, value } of reference) {
    const x = left + width - REFERENCE_WIDTH
    pdf.font(REGULAR).fontSize(7.5).fillColor(GREY).text(encodable(label), x, y, { width: REFERENCE_WIDTH, align: 'right' })
    pdf
      .font(BOLD)
      .fontSize(10)
      .fillColor(INK)
      .text(encodable(value), x, y + 9, { width: REFERENCE_WIDTH, align: 'right' })
    y += 26
  }
  sheet.y = Math.max(y, top + height + 44) + 6
}

function bytesOf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    pdf.on('data', chunk => chunks.push(chunk))
    pdf.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
}
