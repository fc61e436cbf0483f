import type { PrintedDocument } from '../../handoff/document.ts'
import type { Print } from '../perform.ts'
import { pdfOf } from './pdf.ts'

/**
 * Prints what operations put where the model has a blob: document trees, as PDF. Anything else is our bug. `base` is what
 * addresses of this service begin with.
 */
export function printAt(base: string): Print {
  return document => {
    if (!isPrintedDocument(document)) throw new TypeError('only a document tree can be printed')
    return pdfOf(document, base.replace(/\/$/, ''))
  }
}

function isPrintedDocument(value: object): value is PrintedDocument {
  return 'blocks' in value && 'watermark' in value && 'issuedAt' in value
}
