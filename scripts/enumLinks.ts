import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Enums {
  /** The enum that a structure's member (or the items of its list) belong to. */
  linkOf(structure: string, member: string): string | undefined
  valuesOf(enumName: string): readonly string[]
}

/**
 * The runtime schemas call an enum `string`; which member has which enum is only in the package's type declarations
 * (`addressFamily?: AddressFamily | undefined;`), and the values are in its exported objects of the same name.
 */
export function enumsOf(packageName: string, sdk: Record<string, unknown>, require: NodeJS.Require): Enums {
  const folder = join(dirname(require.resolve(`${packageName}/package.json`)), 'dist-types/models')
  const links = new Map<string, string>()
  for (const file of readdirSync(folder).filter(name => /^models_\d+\.d\.ts$/.test(name))) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, structure, body] of text.matchAll(/export interface (\w+) \{([\s\S]*?)\n\}/g)) {
      for (const [, member, type] of body!.matchAll(/\n {4}(\w+)\??: \(?(\w+)\)?(?:\[\])?(?: \| undefined)?;/g)) {
        if (isEnum(sdk[type!])) links.set(`${structure}.${member}`, type!)
      }
    }
  }
  return {
    linkOf: (structure, member) => links.get(`${structure}.${member}`),
    valuesOf: name => Object.values(sdk[name] as Record<string, string>),
  }
}

function isEnum(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
