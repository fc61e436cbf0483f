import type { PrintedDocument } from '../../handoff/document.ts'

/** A page under the pen: positions in points from the top left, `y` moves down as blocks are set. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument
  readonly left: number
  readonly width: number
  /** What addresses of this service begin with; empty where nobody knows. */
  readonly base: string
  /** Where the next block begins. */
  y: number
  /** Begins a new page if `height` does not fit above the foot any more. */
  readonly need: (height: number) => void
}

export const INK = '#16191f'
export const GREY = '#5f6b7a'
export const RULE = '#9ba7b6'
export const BAND = '#eef1f5'
export const REGULAR = 'Helvetica'
export const BOLD = 'Helvetica-Bold'

const MARGIN = 48
const FOOT = 40

/** The first page of a document, watermarked and with its foot; `need` adds more of the same. */
export function sheetOf(pdf: PDFKit.PDFDocument, document: PrintedDocument, base: string): Sheet {
  const sheet: Sheet = {
    pdf,
    left: MARGIN,
    width: pdf.page.width - 2 * MARGIN,
    base,
    y: MARGIN,
    need(height) {
      if (sheet.y + height <= pdf.page.height - MARGIN - FOOT) return
      pdf.addPage()
      dress(pdf, document)
      sheet.y = MARGIN
    },
  }
  dress(pdf, document)
  return sheet
}

function dress(pdf: PDFKit.PDFDocument, { watermark, footer }: PrintedDocument): void {
  const { width, height } = pdf.page
  const mark = encodable(watermark)
  pdf
    .save()
    .rotate(-52, { origin: [width / 2, height / 2] })
    .font(BOLD)
    .fontSize(92)
    .fillColor('#f1f3f7')
  pdf.text(mark, (width - pdf.widthOfString(mark)) / 2, height / 2 - 46, { lineBreak: false }).restore()
  const top = height - MARGIN - 18
  pdf
    .moveTo(MARGIN, top)
    .lineTo(width - MARGIN, top)
    .lineWidth(0.5)
    .strokeColor(RULE)
    .stroke()
  pdf.font(REGULAR).fontSize(7.5).fillColor(GREY)
  pdf.text(encodable(footer), MARGIN, top + 6, { width: width - 2 * MARGIN, height: 20 })
}

/** The text as the built-in fonts can show it (WinAnsi); other characters become question marks. */
export function encodable(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a0-\u00ff–—‘’“”•…€]/gu, '?')
}
