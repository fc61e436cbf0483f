import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { interrupted } from './landbridge.ts'

const LOCATIONS = ['EqDC2', 'CSVA1', 'TLLPJ', 'CS32A', 'EQMI1', 'EQNY5', '165HS', 'EQDA2', 'QTDC2', 'MB1SD']

/** A way by every location: no three failures take all of them, and to play every three takes a while. */
const ESTATE = `landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16]
    routers: { ${LOCATIONS.map((_, i) => `edge-${i}: {}`).join(', ')} }
    hosts: { app: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
connections:
${LOCATIONS.map((location, i) => `  dx-${i}: { location: ${location}, bandwidth: 10Gbps, router: edge-${i} }`).join('\n')}
virtualInterfaces:
${LOCATIONS.map((_, i) => `  vif-${i}: { connection: dx-${i}, type: private, vlan: 100, gateway: hub }`).join('\n')}
flows: [{ from: app, to: db, steady: 1Gbps }]
`

test('Ctrl-C ends a drill with 1, though all that was played survives: of the rest nobody knows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-'))
  const file = join(folder, 'estate.yaml')
  writeFileSync(file, ESTATE)
  try {
    const { status, stdout, stderr } = await interrupted('drill', file, '--every', 'triple', '--json')
    const report = DRILL_REPORT.parse(JSON.parse(stdout))
    assert.match(stderr, /Interrupted: [\d,]+ of [\d,]+ scenarios were played/)
    assert.equal(report.partial, true)
    assert.ok((report.scenariosAsked ?? 0) > report.scenarios.length)
    const verdicts = report.scenarios.filter(({ ownEnd }) => !ownEnd).flatMap(({ flows }) => flows)
    // On a busy machine nothing but own ends may have been played.
    assert.ok(verdicts.every(({ survives }) => survives === 'whole'))
    assert.equal(status, 1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('after Ctrl-C the numbers stand where the eye is, and nobody waits for suggestions', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-'))
  const file = join(folder, 'estate.yaml')
  const [markdown, page] = [join(folder, 'drill.md'), join(folder, 'drill.html')]
  writeFileSync(file, ESTATE)
  try {
    const { stdout, stderr } = await interrupted(
      ...['drill', file, '--every', 'triple', '--suggest', '--markdown', markdown, '--report', page],
    )
    const [, count = 'nothing'] = /Interrupted: ([\d,]+ of [\d,]+ scenarios) were played\. This is about these/.exec(stdout) ?? []
    const end = stdout.replaceAll(/\s+/g, ' ').slice(-900)
    assert.match(end, new RegExp(` ${count}: \\d+ no`), 'the sums')
    assert.match(end, new RegExp(`(?:worst of|in|Each of) the ${count} that were played`), 'the worst case')
    for (const text of [page, markdown].map(name => readFileSync(name, 'utf8'))) assert.ok(text.includes(`Interrupted: ${count}`))
    assert.match(stderr, /Nothing is suggested, for the drill was interrupted/)
    assert.doesNotMatch(stdout, /Nothing that is known|cheapest first/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
