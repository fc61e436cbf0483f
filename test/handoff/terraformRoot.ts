import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Expression, printHcl, reference } from '../../src/handoff/terraform/hcl.ts'
import { terraform } from '../clients/terraform.ts'

/** One exported module, and the service that stands in for AWS. */
export interface ModuleAtService {
  readonly name: string
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly url: string
  readonly variables: Readonly<Record<string, Expression>>
}

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))

/**
 * Terraform with every module under one root, so that its provider starts once for all of them. Endpoints and credentials
 * come in by an override file, as a user would bring them: exported files have none. Undefined where Terraform is missing.
 */
export async function terraformRoot(t: TestContext, modules: readonly ModuleAtService[]) {
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-module-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  for (const { name, files, url } of modules) {
    await mkdir(join(folder, name))
    for (const file of files) await writeFile(join(folder, name, file.name), file.text)
    const providers = files.find(file => file.name === 'providers.tf')?.text ?? ''
    await writeFile(join(folder, name, 'service_override.tf'), printHcl(overrides(providers, url)))
  }
  const root = modules.flatMap(({ name, variables }) => [
    { type: 'module', labels: [name], attributes: { source: `./${name}`, ...variables } },
    { type: 'output', labels: [name], attributes: { value: reference(`module.${name}`) } },
  ])
  await writeFile(join(folder, 'main.tf'), printHcl(root))
  const runWith = await terraform(t, relative(EXAMPLES, folder))
  return runWith?.({})
}

function overrides(providers: string, url: string) {
  const endpoints = Object.fromEntries(['directconnect', 'ec2', 'iam', 'secretsmanager', 'sts'].map(name => [name, url]))
  return [...providers.matchAll(/^provider "aws" \{\n([\s\S]*?)^\}/gm)].map(([, body = '']) => ({
    type: 'provider',
    labels: ['aws'],
    attributes: {
      alias: /alias += "(.+)"/.exec(body)?.[1],
      // Without a credentials file an access key of twelve digits is its account.
      access_key: /allowed_account_ids += \["(\d+)"\]/.exec(body)?.[1] ?? 'terraform',
      secret_key: 'any',
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      skip_region_validation: true,
    },
    blocks: [{ type: 'endpoints', attributes: endpoints }],
  }))
}
