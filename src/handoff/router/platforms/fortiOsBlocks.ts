import { dottedMask } from '../../routerConfigurationMask.ts'
import type { InterfaceAddress } from '../routerModel.ts'

/** `config PATH`, its lines, `end`; nothing where there is nothing to say. */
export function block(path: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`config ${path}`, ...lines.map(line => `    ${line}`), 'end']
}

/** `edit NAME`, its lines, `next`. */
export function entry(name: string | number, lines: readonly string[]): string[] {
  return [`edit ${typeof name === 'number' ? name : `"${name}"`}`, ...lines.map(line => `    ${line}`), 'next']
}

/** An address of an interface, inside its entry. */
export function addressed({ family, address, length }: InterfaceAddress): string[] {
  return family === 6 ? block('ipv6', [`set ip6-address ${address}/${length}`]) : [`set ip ${address} ${dottedMask(length)}`]
}
