import { nearNames } from '../net/nearNames.ts'

/** `: did you mean edge-1?` where one of the names is close to what was written, else the empty string. */
export function didYouMean(written: string, names: Iterable<string>): string {
  const name = closest(written, names)
  return name === undefined ? '' : `: did you mean ${name}?`
}

/** The first of the names that are closest to what was written, if they are close at all. */
export function closest(written: string, names: Iterable<string>): string | undefined {
  return nearNames(written, names)[0]
}

/** A sentence ends with its period unless it already asks a question. */
export function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`
}
