import { type Block, type Expression, reference } from './hcl.ts'
import type { TerraformModule } from './module.ts'

export function variableBlocks(module: TerraformModule): Block[] {
  const profiles: Block = {
    type: 'variable',
    labels: ['profiles'],
    attributes: {
      description: 'Profiles of credentials by account; an account without one has those of the environment.',
      type: reference('map(string)'),
      default: { entries: {} },
    },
  }
  const own = [...module.variables].map(
    ([name, { description, isSensitive, default: byDefault }]): Block => ({
      type: 'variable',
      labels: [name],
      attributes: {
        description,
        type: reference('string'),
        default: byDefault,
        sensitive: isSensitive ? true : undefined,
      },
    }),
  )
  return module.providers.accounts.length > 1 ? [profiles, ...own] : own
}

/** What has to be given, with placeholders: copied to terraform.tfvars and filled in. */
export function requiredVariables(module: TerraformModule): readonly string[] {
  return [...module.variables].filter(([, said]) => said.default === undefined).map(([name]) => name)
}

/** The text of terraform.tfvars.example; undefined where nothing has to be given. */
export function exampleValues(module: TerraformModule): Readonly<Record<string, Expression>> {
  return Object.fromEntries(requiredVariables(module).map(name => [name, `<${name.toUpperCase()}>`]))
}
