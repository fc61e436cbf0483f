import { isPointer, isSameScope, pointersIn, type Stack } from './arrange.ts'
import { wordsOf } from './logicalIds.ts'
import type { Piece, Pointer, SecretValue, Untold, Value } from './piece.ts'

/** A template as CloudFormation has it; intrinsic functions are `Call`s, for whoever spells them. */
export interface Template {
  readonly description: string
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Names of parameters that may stay empty; each has a condition `Has` + name. */
  readonly secrets: readonly string[]
  readonly resources: readonly Resource[]
  readonly outputs: readonly Output[]
}

interface Parameter {
  readonly description: string
  readonly isSecret: boolean
  /** Where its value comes from, of which stack and output. */
  readonly command?: string
}

interface Resource {
  readonly logicalId: string
  readonly type: string
  readonly dependsOn: readonly string[]
  readonly properties: { readonly [name: string]: Written | undefined }
}

interface Output {
  readonly name: string
  readonly value: Call
  /** The name that other stacks of the account and Region import it by. */
  readonly exportName?: string
}

export class Call {
  readonly name: 'Ref' | 'GetAtt' | 'ImportValue' | 'If'
  readonly argument: string | readonly Written[]

  constructor(name: Call['name'], argument: Call['argument']) {
    this.name = name
    this.argument = argument
  }
}

export type Written = string | number | boolean | Call | readonly Written[] | { readonly [member: string]: Written | undefined }

export interface Around {
  readonly stacks: readonly Stack[]
  readonly ids: ReadonlyMap<string, string>
  readonly untold: ReadonlyMap<string, Untold>
  /** Begins the names of exports. */
  readonly prefix: string
}

/** One stack as a template: what it has itself is referred to, what earlier ones have is imported or asked for. */
export function templateOf(stack: Stack, around: Around): Template {
  const writer = new Writer(stack, around)
  const resources = stack.pieces.map(piece => writer.resource(piece))
  const wanted = around.stacks.filter(other => other !== stack).flatMap(({ pieces }) => pieces)
  return {
    description: `${around.prefix}: ${stack.topic === 'interfaces' ? 'virtual interfaces' : `stage ${stack.stage}`} of account ${stack.account} in ${stack.region}`,
    parameters: writer.parameters,
    secrets: writer.secrets,
    resources,
    outputs: outputsFor(stack, wanted, around),
  }
}

class Writer {
  readonly parameters = new Map<string, Parameter>()
  readonly secrets: string[] = []
  readonly #here: ReadonlyMap<string, Piece>
  readonly #elsewhere: ReadonlyMap<string, Piece>
  readonly #around: Around
  readonly #names = new Map<string, string>()

  constructor(stack: Stack, around: Around) {
    this.#here = new Map(stack.pieces.map(piece => [piece.id, piece]))
    this.#elsewhere = new Map(around.stacks.flatMap(({ pieces }) => pieces).map(piece => [piece.id, piece]))
    this.#around = around
  }

  resource(piece: Piece): Resource {
    const named = new Set(pointersIn(piece.properties).map(({ pointer }) => pointer))
    const after = (piece.after ?? []).filter(id => this.#here.has(id) && !named.has(id))
    const properties = Object.entries(piece.properties).map(([name, value]) => [name, this.#written(value, piece)] as const)
    return {
      logicalId: this.#idOf(piece.id),
      type: piece.type,
      dependsOn: [...new Set(after.map(id => this.#idOf(id)))],
      properties: Object.fromEntries(properties),
    }
  }

  #written(value: Value | undefined, user: Piece): Written | undefined {
    if (typeof value !== 'object') return value
    if (isPointer(value)) return this.#pointer(value, user)
    if (isSecret(value)) return this.#secret(value, user)
    if (Array.isArray(value)) return (value as readonly Value[]).flatMap(each => this.#written(each, user) ?? [])
    const members = Object.entries(value).map(([name, each]) => [name, this.#written(each as Value, user)] as const)
    return Object.fromEntries(members)
  }

  #pointer({ pointer, attribute }: Pointer, user: Piece): Call {
    const id = this.#idOf(pointer)
    if (this.#here.has(pointer)) return attribute === undefined ? new Call('Ref', id) : new Call('GetAtt', `${id}.${attribute}`)
    const other = this.#elsewhere.get(pointer)
    if (other && isSameScope(other, user)) return new Call('ImportValue', exportName(this.#around, id))
    const name = other ? id : this.#nameOf(pointer)
    this.parameters.set(name, other ? fromStack(other, id) : this.#untold(pointer))
    return new Call('Ref', name)
  }

  /** Two things may be called alike; their ids never are. */
  #nameOf(pointer: string): string {
    const known = this.#names.get(pointer)
    if (known !== undefined) return known
    const words = wordsOf(this.#around.untold.get(pointer)?.what ?? pointer)
    const name = [...this.#names.values()].includes(words) ? words + wordsOf(pointer) : words
    this.#names.set(pointer, name)
    return name
  }

  #untold(pointer: string): Parameter {
    const known = this.#around.untold.get(pointer)
    if (known === undefined) return { description: `The id of what the estate has as ${pointer}`, isSecret: false }
    const from = this.#elsewhere.get(known.of?.pointer ?? known.from ?? '')
    const source = from ? this.#idOf(from.id) : undefined
    return {
      description: known.what,
      isSecret: false,
      ...(known.command && { command: known.command.replace('<ID>', source ? `<output ${source}>` : '<its id>') }),
    }
  }

  #secret({ secret, about }: SecretValue, user: Piece): Call {
    const name = `${secret}Of${this.#idOf(user.id)}`
    this.parameters.set(name, { description: `${about}; AWS chooses one where this stays empty`, isSecret: true })
    if (!this.secrets.includes(name)) this.secrets.push(name)
    return new Call('If', [`Has${name}`, new Call('Ref', name), new Call('Ref', 'AWS::NoValue')])
  }

  #idOf(id: string): string {
    return this.#around.ids.get(id) ?? id
  }
}

function isSecret(value: Value): value is SecretValue {
  return typeof value === 'object' && 'secret' in value
}

function fromStack({ scope }: Piece, output: string): Parameter {
  return { description: `Output ${output} of the stack of account ${scope.account} in ${scope.region}`, isSecret: false }
}

function exportName({ prefix }: Around, logicalId: string): string {
  return `${prefix}-${logicalId}`
}

/** What others ask for: exported within the account and Region, told to all others. */
function outputsFor(stack: Stack, others: readonly Piece[], around: Around): readonly Output[] {
  const here = new Map(stack.pieces.map(piece => [piece.id, piece]))
  const found = new Map<string, Output>()
  for (const user of others) {
    const untold = pointersIn(user.properties).flatMap(({ pointer }): readonly Pointer[] => {
      const known = around.untold.get(pointer)
      if (known?.of) return [known.of]
      return known?.from === undefined ? [] : [{ pointer: known.from }]
    })
    for (const { pointer, attribute } of [...pointersIn(user.properties), ...untold]) {
      const piece = here.get(pointer)
      const id = around.ids.get(pointer)
      if (!piece || id === undefined || found.get(id)?.exportName !== undefined) continue
      const value = attribute === undefined ? new Call('Ref', id) : new Call('GetAtt', `${id}.${attribute}`)
      found.set(id, { name: id, value, ...(isSameScope(piece, user) && { exportName: exportName(around, id) }) })
    }
  }
  return [...found.values()]
}
