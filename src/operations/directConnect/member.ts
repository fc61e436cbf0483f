import { directConnectError } from '../../resources/directConnectError.ts'

/** A member of a request that the operation cannot do without. */
export function member<Input extends object, Name extends keyof Input & string>(
  input: Input,
  name: Name,
): NonNullable<Input[Name]> {
  const value = input[name]
  if (value === undefined || value === null) throw directConnectError(`The request must contain the member ${name}.`)
  return value
}
