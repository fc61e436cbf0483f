import { writeDirectConnectGateways } from './gateways.ts'
import { printHcl, printValues } from './hcl.ts'
import { SUBJECTS, TerraformModule } from './module.ts'
import { outputBlocks } from './outputs.ts'
import { writePeerings, writePrefixLists } from './peerings.ts'
import { writePorts } from './ports.ts'
import { readme } from './readme.ts'
import type { TerraformSource } from './source.ts'
import { writeTransitGateways } from './transitGateways.ts'
import { writeTransitRouteTables } from './transitRouteTables.ts'
import { warnOfUnwritten } from './unwritten.ts'
import { exampleValues, variableBlocks } from './variables.ts'
import { writeVirtualInterfaces } from './virtualInterfaces.ts'
import { writeVpcRoutes } from './vpcRoutes.ts'
import { writeVpcs } from './vpcs.ts'
import { writeVpn } from './vpn.ts'

export interface TerraformExport {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly warnings: readonly string[]
}

const WRITERS: readonly ((module: TerraformModule) => void)[] = [
  writePorts,
  writeVpcs,
  writeDirectConnectGateways,
  writeTransitGateways,
  writeTransitRouteTables,
  writePeerings,
  writePrefixLists,
  writeVpcRoutes,
  writeVirtualInterfaces,
  writeVpn,
  warnOfUnwritten,
]

/**
 * AWS's side of an estate as one root module of Terraform, in HCL's native syntax: people review it before it orders
 * circuits. What it cannot say is in its README and among the warnings.
 */
export function exportTerraform(source: TerraformSource): TerraformExport {
  const module = new TerraformModule(source)
  for (const write of WRITERS) write(module)
  const example = exampleValues(module)
  const files = [
    { name: 'providers.tf', text: printHcl(module.providers.blocks()) },
    { name: 'variables.tf', text: printHcl(variableBlocks(module)) },
    ...SUBJECTS.map(subject => ({ name: `${subject}.tf`, text: printHcl(module.blocksOf(subject)) })),
    { name: 'outputs.tf', text: printHcl(outputBlocks(module)) },
    { name: 'terraform.tfvars.example', text: printValues(example) },
    { name: 'README.md', text: readme(module) },
  ]
  return { files: files.filter(({ text }) => text !== ''), warnings: [...module.warnings] }
}
