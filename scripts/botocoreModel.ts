import { writeFileSync } from 'node:fs'
import type { Model, ModelMember, ModelShape, TypeWord } from '../src/wire/model.ts'
import { readModel } from '../src/wire/services.ts'

/**
 * Writes our model of Direct Connect in botocore's form, names and types without any text, so that boto3 and the AWS CLI
 * can call operations that the installed ones are too old for: `AWS_DATA_PATH=models/botocore aws directconnect …`.
 * `node scripts/botocoreModel.ts` writes it anew after a model or supplement has changed.
 */
const METADATA = {
  endpointPrefix: 'directconnect',
  jsonVersion: '1.1',
  protocol: 'json',
  protocols: ['json'],
  serviceFullName: 'AWS Direct Connect',
  serviceId: 'Direct Connect',
  signatureVersion: 'v4',
}

/** Every number of Direct Connect is whole. */
const SCALARS: Readonly<Record<string, object>> = {
  string: { type: 'string' },
  number: { type: 'long' },
  boolean: { type: 'boolean' },
  blob: { type: 'blob' },
  timestamp: { type: 'timestamp' },
}

/** The whole service in botocore's form. Throws for a type that it has no word for. */
export function botocoreModel(model: Model): object {
  const shapes: Record<string, object> = {}

  function nameOf(member: ModelMember): string {
    const word = typeof member === 'string' ? member : member[0]
    if (word.startsWith('#')) return word.slice(1)
    if (word.startsWith('=')) return known(word.slice(1), () => ({ type: 'string', enum: model.enums[word.slice(1)] }))
    if (word.startsWith('[]')) return known(listName(word), () => ({ type: 'list', member: { shape: nameOf(word.slice(2)) } }))
    const scalar = SCALARS[word]
    if (!scalar) throw new TypeError(`botocore's form of ${word} is not known here`)
    return known(word.charAt(0).toUpperCase() + word.slice(1), () => scalar)
  }

  function known(name: string, make: () => object): string {
    shapes[name] ??= make()
    return name
  }

  function shapeOf(shape: ModelShape): object {
    if (shape[0] === 'list') return { type: 'list', member: { shape: nameOf(shape[1]) } }
    if (shape[0] === 'map') return { type: 'map', key: { shape: nameOf(shape[1]) }, value: { shape: nameOf(shape[2]) } }
    const members = Object.entries(shape[1]).map(([name, member]) => [name, memberOf(member)])
    return { type: 'structure', ...(shape[2] ? { required: shape[2] } : {}), members: Object.fromEntries(members) }
  }

  function memberOf(member: ModelMember): object {
    const isToken = typeof member !== 'string' && member[1].idempotencyToken === 1
    return { shape: nameOf(member), ...(isToken ? { idempotencyToken: true } : {}) }
  }

  for (const [name, shape] of Object.entries(model.shapes)) shapes[name] = shapeOf(shape)
  const errors = Object.keys(model.errors).map(shape => ({ shape }))
  for (const { shape } of errors) {
    shapes[shape] = { type: 'structure', members: { message: { shape: nameOf('string') } }, exception: true }
  }
  const operations = Object.entries(model.operations).map(([name, operation]) => [
    name,
    {
      name,
      http: { method: 'POST', requestUri: '/' },
      ...shapeMember('input', operation?.input),
      ...shapeMember('output', operation?.output),
      errors,
    },
  ])
  return {
    version: '2.0',
    metadata: { apiVersion: model.version, ...METADATA, targetPrefix: model.target, uid: `directconnect-${model.version}` },
    operations: sorted(operations as [string, object][]),
    shapes: sorted(Object.entries(shapes)),
  }
}

function listName(word: TypeWord): string {
  const item = word.slice(2).replace(/^[#=]/, '')
  return `${item.charAt(0).toUpperCase()}${item.slice(1)}List`
}

function shapeMember(name: 'input' | 'output', word: TypeWord | undefined): object {
  return word?.startsWith('#') ? { [name]: { shape: word.slice(1) } } : {}
}

function sorted(entries: readonly (readonly [string, object])[]): Record<string, object> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export const BOTOCORE_MODEL = new URL('../models/botocore/directconnect/2012-10-25/service-2.json', import.meta.url)

if (import.meta.main) {
  writeFileSync(BOTOCORE_MODEL, `${JSON.stringify(botocoreModel(await readModel('directconnect')), undefined, 2)}\n`)
  console.log('written  models/botocore/directconnect/2012-10-25/service-2.json')
}
