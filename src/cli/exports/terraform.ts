import { readdir } from 'node:fs/promises'
import { Option } from 'commander'
import type { Estate } from '../../estate/estate.ts'
import { exportTerraform, type TerraformExport } from '../../handoff/terraform/exportTerraform.ts'
import type { TerraformSource } from '../../handoff/terraform/source.ts'
import { appliedEstate, readEstate } from '../openEstate.ts'
import { repeatableEntropy } from '../repeatableEntropy.ts'
import { ask, isUrl } from '../running.ts'
import type { Exported, Exporter, ExportOptions } from './exporter.ts'

/** AWS's side of an estate as a module of Terraform. */
export const TERRAFORM: Exporter = {
  options: [new Option('--terraform <folder>', "AWS's side as a Terraform module for the AWS provider 5.100")],
  examples: ['landbridge export estate.yaml --terraform network/                              a module for terraform apply'],
  isAsked: ({ terraform }) => terraform !== undefined,
  run,
}

async function run(estate: string, { terraform }: ExportOptions): Promise<Exported> {
  const { files, warnings } = isUrl(estate)
    ? await ask<TerraformExport>(estate, 'POST', '/terraform', { estate })
    : await ofFile(estate)
  const folder = String(terraform)
  const left = await leftIn(folder, files)
  return { files, json: { files, warnings }, warnings: [...warnings, ...left], folder }
}

/** Terraform reads every `.tf` file of a folder, also those that an earlier export has left there. */
async function leftIn(folder: string, files: TerraformExport['files']): Promise<string[]> {
  const there = await readdir(folder).catch(() => [])
  const others = there.filter(name => /\.tf(\.json)?$/.test(name) && !files.some(file => file.name === name))
  if (others.length === 0) return []
  return [
    `${folder} has ${others.join(', ')}, which this export does not write and Terraform reads too; remove what is not yours.`,
  ]
}

async function ofFile(file: string): Promise<TerraformExport> {
  const estate = await readEstate(file)
  const { world } = await appliedEstate(estate, repeatableEntropy('export'))
  return exportTerraform({ world, estate: file, isOrdered: false, isSaid: saidBy(estate) })
}

/** What the file says itself; the rows that it comes to have addresses and keys of the right form for everything. */
function saidBy({ virtualInterfaces, vpnConnections }: Estate): TerraformSource['isSaid'] {
  const interfaces = Object.entries(virtualInterfaces)
  const tunnels = Object.entries(vpnConnections).flatMap(([name, vpn]) =>
    (vpn.tunnels ?? []).map((tunnel, index) => [`${name}/${index + 1}`, tunnel] as const),
  )
  const named = (pairs: readonly (readonly [string, unknown])[]) =>
    new Set(pairs.flatMap(([name, value]) => (value === undefined ? [] : [name])))
  const said = {
    addresses: named(interfaces.map(([name, { addresses }]) => [name, addresses])),
    authKey: named(interfaces.map(([name, { authKey }]) => [name, authKey])),
    insideCidr: named(tunnels.map(([name, { insideCidr }]) => [name, insideCidr])),
    preSharedKey: named(tunnels.map(([name, { preSharedKey }]) => [name, preSharedKey])),
  }
  return (what, whose) => said[what].has(whose)
}
