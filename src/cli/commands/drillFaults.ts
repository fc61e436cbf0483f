import { z } from 'zod'
import { FAULT_LISTS } from '../../drill/file/faultLists.ts'
import { FAULT_KINDS, type NamedFaults } from '../../drill/namedFaults.ts'
import { Refusal } from '../refusal.ts'

/** Faults as the command line takes them, by option. */
export interface FaultOptions {
  readonly cut?: readonly string[] | undefined
  readonly silent?: readonly string[] | undefined
  readonly delete?: readonly string[] | undefined
  readonly loss?: readonly string[] | undefined
  readonly rate?: readonly string[] | undefined
  readonly flap?: readonly string[] | undefined
  readonly drain?: readonly string[] | undefined
}

const LISTS = z.object(FAULT_LISTS)

/** `dx-a=2%`, `dx-a=2Gbps`, `dx-a=5s/20s*3` and the rest, as a drill file says them. */
export function faultsOfOptions(options: FaultOptions): NamedFaults {
  const { loss, rate, flap, ...things } = options
  const named = {
    ...Object.fromEntries(
      FAULT_KINDS.flatMap(kind => (things[kind as keyof typeof things] ? [[kind, things[kind as keyof typeof things]]] : [])),
    ),
    ...(loss && { loss: loss.map(text => assigned('loss', text, 'dx-a=2%')).map(({ on, value }) => ({ on, share: value })) }),
    ...(rate && { rate: rate.map(text => assigned('rate', text, 'dx-a=2Gbps')).map(({ on, value }) => ({ on, to: value })) }),
    ...(flap && { flap: flap.map(flapOf) }),
  }
  const read = LISTS.safeParse(named)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [option = '', index] = issue?.path ?? []
  const given = options[option as keyof FaultOptions]?.[Number(index)] ?? ''
  const allowed = issue?.message ?? ''
  throw new Refusal(`--${String(option)} is ${given}; it takes ${allowed}${allowed.endsWith('?') ? '' : '.'}`)
}

function assigned(option: string, text: string, example: string): { readonly on: string; readonly value: string } {
  const [, on, value] = /^(.+)=([^=]+)$/.exec(text) ?? []
  if (on === undefined || value === undefined) {
    throw new Refusal(`--${option} is ${text}; it takes a thing and a value such as ${example}.`)
  }
  return { on, value }
}

function flapOf(text: string): { readonly on: string; readonly down: string; readonly up: string; readonly times: number } {
  const { on, value } = assigned('flap', text, 'dx-a=5s/20s*3')
  const [, down, up, times] = /^([^/*]+)\/([^/*]+)\*(\d+)$/.exec(value) ?? []
  if (down === undefined || up === undefined) {
    throw new Refusal(`--flap is ${text}; it takes how long down, how long up and how often, such as dx-a=5s/20s*3.`)
  }
  return { on, down, up, times: Number(times) }
}

/** The first of the options that says what breaks. */
export function firstFaultOption(options: FaultOptions): (typeof FAULT_KINDS)[number] | undefined {
  return FAULT_KINDS.find(kind => options[kind] !== undefined)
}
