import { AWS_JSON } from './json.ts'
import { KeptTexts } from './keptTexts.ts'
import type { Shape, Structure } from './schema.ts'
import { writeTree } from './tree.ts'

const KEPT = new KeptTexts()

/**
 * An output as awsJson text. Elements of its lists that are frozen never change, so the text of each is written once and
 * kept for as long as it lives: a list of a thousand things costs what is new in it.
 */
export function jsonText(shape: Structure, output: Readonly<Record<string, unknown>>): string {
  const members = shape.members.flatMap(member => {
    const value = output[member.name]
    return value === undefined || value === null ? [] : `${JSON.stringify(member.name)}:${memberText(member.shape, value)}`
  })
  return `{${members.join(',')}}`
}

function memberText(shape: Shape, value: unknown): string {
  if (shape.kind !== 'list' || !Array.isArray(value) || !value.some(isKept)) return textOf(shape, value)
  return `[${value.map(item => (isKept(item) ? KEPT.of(shape.item, item, () => textOf(shape.item, item)) : textOf(shape.item, item))).join(',')}]`
}

function textOf(shape: Shape, value: unknown): string {
  return value === null ? 'null' : JSON.stringify(writeTree(shape, value, AWS_JSON))
}

function isKept(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.isFrozen(value)
}
