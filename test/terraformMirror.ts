import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Below a mirror folder, where Terraform looks for the AWS provider. */
const PROVIDER = 'registry.terraform.io/hashicorp/aws'

/**
 * The folder of a filesystem mirror that holds Terraform's AWS provider: LANDBRIDGE_TF_MIRROR, else one of the folders
 * that Terraform looks into by itself (CLI configuration, "Implied Local Mirror Directories"); undefined if none has it.
 */
export function terraformMirror(): string | undefined {
  const named = process.env.LANDBRIDGE_TF_MIRROR
  const folders = named === undefined || named === '' ? impliedMirrors() : [named]
  return folders.find(folder => existsSync(join(folder, PROVIDER)))
}

function impliedMirrors(): string[] {
  const data = process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share')
  const shared = (process.env.XDG_DATA_DIRS ?? '/usr/local/share:/usr/share').split(':')
  return [
    'terraform.d/plugins',
    join(homedir(), '.terraform.d/plugins'),
    join(homedir(), 'Library/Application Support/io.terraform/plugins'),
    join(data, 'terraform/plugins'),
    ...shared.map(folder => join(folder, 'terraform/plugins')),
  ]
}
