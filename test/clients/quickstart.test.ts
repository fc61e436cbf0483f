import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type RequirementName, requirement } from '../requirement.ts'
import { ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'
import { terraform } from './terraform.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const KEYS = { AWS_ACCESS_KEY_ID: 'anything', AWS_SECRET_ACCESS_KEY: 'anything', AWS_DEFAULT_REGION: 'us-east-1' }

const SNIPPETS: readonly {
  readonly file: string
  readonly needs: readonly RequirementName[]
  readonly run: (code: string) => readonly [program: string, ...args: string[]]
}[] = [
  { file: 'sdk.mjs', needs: [], run: code => [process.execPath, '--input-type=module', '-e', code] },
  { file: 'boto3_client.py', needs: ['python3', 'boto3'], run: code => ['python3', '-c', code] },
  { file: 'aws.sh', needs: ['aws'], run: code => ['bash', '-ec', code] },
]

for (const { file, needs, run } of SNIPPETS) {
  test(`the README's ${file} orders a connection and sees its state, as it stands`, async (t: TestContext) => {
    if (needs.some(name => requirement(t, name) === undefined)) return
    await using service = await serviceUnderTest()
    const code = await readFile(`${ROOT}/examples/quickstart/${file}`, 'utf8')
    const [program, ...args] = run(code.replaceAll('http://127.0.0.1:7224', service.url))
    const { code: exit, stdout, stderr } = await ended(program, args, { cwd: ROOT })
    assert.equal(exit, 0, `${stdout}${stderr}${service.complaints()}`)
    assert.match(stdout, /available/)
    assert.equal(service.complaints(), '')
  })
}

test("the README's main.tf orders a connection with nothing but the variables it names", async t => {
  const runWith = await terraform(t, 'quickstart')
  if (!runWith) return
  await using service = await serviceUnderTest()
  const run = runWith({ ...KEYS, AWS_ENDPOINT_URL: service.url })
  for (const args of [['init'], ['apply', '-auto-approve'], ['plan', '-detailed-exitcode'], ['destroy', '-auto-approve']]) {
    const { code, stdout, stderr } = await run(...args)
    assert.equal(code, 0, `${stdout}${stderr}${service.complaints()}`)
  }
})
