import { KeptTexts } from './keptTexts.ts'
import type { Member, Shape, Structure } from './schema.ts'
import { printText } from './text.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' }
const NEEDS_ESCAPE = /[&<>"\r]/
const ESCAPE = /[&<>"\r]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 has no way to write them
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text as XML content. Characters that XML 1.0 cannot hold become U+FFFD, so that the document stays one. */
export function escapeXml(text: string): string {
  const legal = text.replace(ILLEGAL, '\ufffd')
  return NEEDS_ESCAPE.test(legal) ? legal.replace(ESCAPE, sign => ESCAPES[sign]!) : legal
}

/** The members of a structure as elements, in the model's order; of a frozen output written once. */
export function outputXml(shape: Structure, output: object): string {
  return keptXml(output, shape, () => membersXml(shape, output))
}

function membersXml(shape: Structure, value: unknown): string {
  if (typeof value !== 'object' || value === null) throw new TypeError(`${shape.name} of an output is a ${typeof value}`)
  let xml = ''
  for (const member of shape.members) {
    const given = (value as Record<string, unknown>)[member.name]
    if (given !== undefined && given !== null) xml += memberXml(member, given)
  }
  return xml
}

function memberXml({ shape, xmlName, isFlattened }: Member, value: unknown): string {
  if (isFlattened && shape.kind === 'list') return itemsXml(shape.item, value, xmlName)
  if (isFlattened && shape.kind === 'map') return entriesXml(shape, value, xmlName)
  return element(shape, value, xmlName)
}

function element(shape: Shape, value: unknown, tag: string): string {
  return `<${tag}>${contentXml(shape, value)}</${tag}>`
}

function contentXml(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return membersXml(shape, value)
    case 'list':
      return itemsXml(shape.item, value, shape.itemName)
    case 'map':
      return entriesXml(shape, value, 'entry')
    default:
      return escapeXml(printText(shape, value, 'date-time'))
  }
}

function itemsXml(shape: Shape, value: unknown, tag: string): string {
  if (!Array.isArray(value)) throw new TypeError(`a list of an output is a ${typeof value}`)
  let xml = ''
  for (const item of value) xml += `<${tag}>${keptXml(item, shape, () => contentXml(shape, item))}</${tag}>`
  return xml
}

const KEPT = new KeptTexts()

function keptXml(value: unknown, shape: Shape, write: () => string): string {
  return typeof value === 'object' && value !== null && Object.isFrozen(value) ? KEPT.of(shape, value, write) : write()
}

function entriesXml(shape: Extract<Shape, { kind: 'map' }>, value: unknown, tag: string): string {
  return Object.entries(value as object)
    .map(([key, item]) => {
      const keyXml = `<${shape.keyName}>${escapeXml(key)}</${shape.keyName}>`
      return `<${tag}>${keyXml}${element(shape.value, item, shape.valueName)}</${tag}>`
    })
    .join('')
}
