import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const EVERYTHING = 'test/handoff/terraform/estate.yaml'

function landbridge(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], { cwd: ROOT, encoding: 'utf8' })
}

interface Printed {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly warnings: readonly string[]
}

function printed(estate: string): Printed {
  const { stdout, stderr, status } = landbridge('export', estate, '--terraform', 'unused', '--json')
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)
}

/** With a LAG, which Terraform can order and whose second port only AWS can put where it belongs. */
function withLag(): Printed {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-terraform-'))
  try {
    const lag = 'bundle: { location: CSVA1, bandwidth: 10Gbps, links: 2, minimumLinks: 1, router: edge-2 }'
    const text = readFileSync(join(ROOT, EVERYTHING), 'utf8').replace('virtualInterfaces:', `lags:\n  ${lag}\nvirtualInterfaces:`)
    writeFileSync(join(folder, 'estate.yaml'), text.replace('slow: { connection: sealed', 'slow: { lag: bundle'))
    return printed(join(folder, 'estate.yaml'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { files, warnings } = withLag()
const texts = new Map(files.map(({ name, text }) => [name, text]))

for (const [file, says, because] of [
  ['providers.tf', /alias +=\s"eu_central_1"/, 'a provider for another Region'],
  ['providers.tf', /alias +=\s"account_555555555555"/, 'and for another account'],
  ['providers.tf', /allowed_account_ids = \["444444444444"\]/, 'wrong credentials order nothing'],
  ['ports.tf', /request_macsec +=\strue\n +encryption_mode = "must_encrypt"/, 'MACsec is ordered with the port'],
  ['ports.tf', /cak +=\svar\.sealed_cak\n/, 'a CAK is a variable'],
  ['ports.tf', /connection_id +=\saws_dx_connection\.bundle_1\.id/, 'a LAG is made around its first port'],
  ['ports.tf', /"bundle_1" \{[^}]+"landbridge:router" = "edge-2"/, 'which is patched before it is in the LAG'],
  ['ports.tf', /"aws_dx_connection_association" "bundle_2"/, 'the second one is moved into it'],
  ['virtual_interfaces.tf', /route_filter_prefixes = \["198\.51\.100\.0\/24"\]/, 'public ones announce'],
  ['virtual_interfaces.tf', /amazon_address +=\s"203\.0\.113\.1\/30"/, 'public ones have addresses of their own'],
  ['virtual_interfaces.tf', /"slow" \{\n +connection_id +=\saws_dx_lag\.bundle\.id/, 'on a LAG'],
  ['virtual_interfaces.tf', /public_virtual_interface_accepter" "theirs" \{\n +provider +=\saws\.account_555555555555/, 'taken'],
  ['vpcs.tf', /"aws_vpc_ipv4_cidr_block_association" "first_2"/, 'the second block of a VPC'],
  ['vpcs.tf', /availability_zone = "us-east-1b"/, 'the zone that is said'],
  ['vpcs.tf', /peer_region +=\s"eu-central-1"/, 'a peering of two Regions'],
  ['vpcs.tf', /entry \{\n +cidr = "192\.168\.0\.0\/20"\n/, 'prefix lists have entries'],
  ['transit_gateways.tf', /appliance_mode_support = "enable"/, 'appliance mode'],
  ['transit_gateways.tf', /aws_ec2_transit_gateway\.core_eu\.association_default_route_table_id/, "AWS's own table"],
  ['transit_gateways.tf', /blackhole +=\strue/, 'a blackhole'],
  ['vpn.tf', /tunnel1_inside_cidr +=\s"169\.254\.40\.0\/30"/, 'the inside block that is said'],
  ['vpn.tf', /^(?![\s\S]*tunnel2_inside_cidr)/, 'that AWS chooses is not written'],
  ['variables.tf', /"pub_bgp_auth_key" \{\n[^}]+string\n +sensitive +=\strue\n\}/, 'a key that is said has to be given'],
  ['variables.tf', /"slow_bgp_auth_key" \{\n[^}]+default +=\snull/, 'one that is not said is left to AWS'],
  ['terraform.tfvars.example', /branch_psk_1 +=\s"<BRANCH_PSK_1>"/, 'placeholders'],
  ['README.md', /-target=aws_dx_lag\.bundle/, 'ports come first'],
  ['README.md', /fails at a VPC with hosts in it/, 'hosts go before their VPC'],
  ['README.md', /paid by FlatRateTier1/, 'what Terraform cannot do is told'],
] as const) {
  test(`${file} of the exported module: ${because}`, () => assert.match(texts.get(file) ?? '', says))
}

test('no key of the estate is in the module', () => {
  for (const key of ['agreed.with.both', 'agreed_with_both', 'fedcba9876543210']) {
    for (const { name, text } of files) assert.ok(!text.includes(key), `${key} is in ${name}`)
  }
})

for (const [says, because] of [
  [/^LAG bundle has 2 ports: they have to be on one AWS device/, 'a LAG of several ports'],
  [/^LAG bundle has at least 1 operational links: /, 'how many have to be up'],
  [/^Connection sealed is paid by FlatRateTier1: /, 'the billing mode'],
  [/^Virtual interface slow has a rate limit of 1Gbps: /, 'a rate limit'],
  [/^Customer gateway edge-1 has 203\.0\.113\.77, a documentation address/, 'an address that nobody has'],
] as const) {
  test(`a warning says what the module does not: ${because}`, () => {
    assert.equal(warnings.filter(warning => says.test(warning)).length, 1, warnings.join('\n'))
    assert.equal(
      texts
        .get('README.md')
        ?.split('\n')
        .filter(line => says.test(line.replace(/^- /, ''))).length,
      1,
    )
  })
}

test('--terraform writes a folder and tells of files there that it has not written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-terraform-'))
  try {
    writeFileSync(join(folder, 'older.tf'), '')
    const { status, stdout, stderr } = landbridge('export', EVERYTHING, '--terraform', folder)
    assert.equal(status, 0, stderr)
    assert.equal(stdout, '')
    assert.match(stderr, /has older\.tf, which this export does not write/)
    const written = printed(EVERYTHING).files
    assert.deepEqual(readdirSync(folder).sort(), ['older.tf', ...written.map(({ name }) => name)].sort())
    for (const { name, text } of written) assert.equal(readFileSync(join(folder, name), 'utf8'), text, 'the same each time')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a running service hands over the same module, with the addresses that AWS has handed out', async () => {
  await using service = await serviceUnderTest({ args: ['examples/two-locations/estate.yaml'] })
  const [ofFile, ofService] = [printed('examples/two-locations/estate.yaml'), printed(service.url)]
  const addresses = /^ +(amazon_address|customer_address|tunnel\d_inside_cidr) +=.*\n/gm
  const plain = (text: string) => text.replace(/ +=/g, ' =')
  const without = (text: string) => plain(text.replace(addresses, ''))
  for (const { name, text } of ofFile.files.filter(file => file.name.endsWith('.tf'))) {
    const theirs = ofService.files.find(file => file.name === name)?.text ?? ''
    assert.equal(without(theirs), plain(text), name)
  }
  const handedOut = ofService.files.flatMap(({ text }) => text.match(addresses) ?? [])
  assert.equal(handedOut.length, 6, 'both ends of two virtual interfaces, and two tunnels')
})
