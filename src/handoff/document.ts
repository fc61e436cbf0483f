/**
 * handoff: what leaves the house for somebody else to act on, written from the estate: the LOA-CFA that a meet-me room
 * patches from, and what a router, a colleague or a plan file needs. Everything here is text or a document tree; nothing
 * here knows of fonts, files or services. Who prints a tree as PDF is `wire/print`.
 */

/** A printed document: what stands on it and in which order, nothing about fonts or places. */
export interface PrintedDocument {
  readonly title: string
  readonly subtitle: string
  /** Small print at the head's right: a number and dates, label and value. */
  readonly reference: readonly Field[]
  /** Stands across every page, behind the text. */
  readonly watermark: string
  readonly blocks: readonly Block[]
  /** Stands at the foot of every page. */
  readonly footer: string
  /** Date of the document in epoch ms: the same tree prints to the same bytes. */
  readonly issuedAt: number
}

export interface Field {
  readonly label: string
  readonly value: string
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** A box with a heading and its fields in columns, side by side. */
  | { readonly kind: 'box'; readonly heading: string; readonly columns: readonly (readonly Field[])[] }
  /** Numbered conditions in small print. */
  | { readonly kind: 'conditions'; readonly heading: string; readonly items: readonly string[] }
  /** A code to scan that leads to `path` at whoever printed the document, with the address beside it. */
  | { readonly kind: 'qr'; readonly label: string; readonly path: string }
  /** A line to sign on, per party. */
  | { readonly kind: 'signatures'; readonly parties: readonly { readonly role: string; readonly signedBy?: string }[] }
