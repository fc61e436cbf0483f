import type { Member } from './schema.ts'

/** How a protocol spells the way to a value, for requests and for messages about them. */
export interface Naming {
  readonly member: (path: string, member: Member) => string
  readonly item: (path: string, index: number) => string
}

export const JSON_NAMES: Naming = {
  member: (path, member) => join(path, member.name),
  item: (path, index) => `${path}[${index}]`,
}

export const REST_JSON_NAMES: Naming = {
  member: (path, member) => join(path, member.jsonName),
  item: JSON_NAMES.item,
}

export const QUERY_NAMES: Naming = {
  member: (path, member) => join(path, member.xmlName),
  item: (path, index) => `${path}.member.${index + 1}`,
}

export const EC2_NAMES: Naming = {
  member: (path, member) => join(path, member.ec2Name),
  item: (path, index) => `${path}.${index + 1}`,
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
