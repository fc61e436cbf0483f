import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { requirement } from '../requirement.ts'
import { type Ended, ended } from './ended.ts'

/** Runs a command of Terraform with variables of its environment. */
type Terraform = (env: Readonly<Record<string, string>>) => (...args: readonly string[]) => Promise<Ended>

/**
 * Terraform in a copy of an example's folder, with its providers from the mirror alone; undefined, and the test skipped,
 * where one of the two is missing.
 */
export async function terraform(t: TestContext, example: string): Promise<Terraform | undefined> {
  const [program, mirror] = [requirement(t, 'terraform'), requirement(t, 'terraform-provider-aws')]
  if (program === undefined || mirror === undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-terraform-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp(fileURLToPath(new URL(`../../examples/${example}`, import.meta.url)), folder, {
    recursive: true,
    filter: path => !/^\.terraform|\.tfstate/.test(basename(path)),
  })
  await writeFile(
    join(folder, 'terraform.rc'),
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\ndisable_checkpoint = true\n`,
  )
  const own = { TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'), TF_IN_AUTOMATION: '1', TF_INPUT: '0' }
  return env =>
    (...args) =>
      ended(program, [...args, '-no-color'], { cwd: folder, env: { ...own, ...env }, withinMs: 170_000 })
}
