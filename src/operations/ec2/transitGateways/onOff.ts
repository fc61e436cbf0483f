import { AwsError } from '../../../resources/refusal.ts'

/** `enable` or `disable` as EC2 writes what is on or off. */
export function onOff(isOn: boolean): 'enable' | 'disable' {
  return isOn ? 'enable' : 'disable'
}

/** What the option says, undefined where it is not given. */
export function parseOnOff(value: string | undefined, parameter: string): boolean | undefined {
  if (value === undefined) return undefined
  if (value === 'enable' || value === 'disable') return value === 'enable'
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${value}) for parameter ${parameter} is invalid. It must be enable or disable.`,
  )
}

/** The members of an object that are not undefined. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
