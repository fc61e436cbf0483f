import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { CHECK_REPORT } from '../../src/check/checkSchema.ts'
import { checkedFile } from '../../src/cli/checkedFile.ts'
import { readEstate } from '../../src/cli/openEstate.ts'

/** What is found in every example, and where: few things, and true ones. */
const GOLDEN: Readonly<Record<string, readonly string[]>> = {
  'dual-stack': ['DX023 warning prod', 'DX036 warning hub', 'DX072 warning backup'],
  'encrypted-direct-connect': ['DX006 error app-to-db', 'DX017 warning vif-b', 'DX036 warning hub'],
  'hub-and-spoke': ['DX036 warning hub'],
  'nobody-tested-failover': [
    'DX001 error prod',
    'DX025 error app-to-db',
    'DX017 warning vif',
    'DX023 warning prod',
    'DX036 warning vif',
    'DX049 warning edge-1',
  ],
  'nobody-tested-failover-tgw': [
    'DX001 error hub',
    'DX053 error backup',
    'DX074 error app-to-db',
    'DX017 warning vif',
    'DX036 warning vif',
    'DX049 warning edge-1',
  ],
  'single-vpn': ['DX049 warning gate'],
  'three-accounts': ['DX036 warning hub', 'DX007 info dx-hosted'],
  'two-locations': ['DX023 warning prod', 'DX036 warning hub'],
}

const ROOT = new URL('../..', import.meta.url).pathname
process.chdir(ROOT)

test('every example is here', () => {
  assert.deepEqual(
    Object.keys(GOLDEN),
    globSync('examples/*/estate.yaml')
      .map(path => path.split('/')[1])
      .sort(),
  )
})

for (const [name, expected] of Object.entries(GOLDEN)) {
  test(`${name} has these findings: ${expected.map(line => line.split(' ')[0]).join(', ') || 'none'}`, async () => {
    const file = `examples/${name}/estate.yaml`
    const report = await checkedFile(await readEstate(file), [])
    CHECK_REPORT.parse(JSON.parse(JSON.stringify(report)))
    for (const { where } of report.findings) assert.match(where ?? '', new RegExp(`^${file}:\\d+:\\d+$`))
    assert.deepEqual(
      report.findings.map(({ rule, severity, about }) => `${rule} ${severity} ${about}`),
      expected,
    )
  })
}
