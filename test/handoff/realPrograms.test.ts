import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { requirement } from '../requirement.ts'
import { applied, EXAMPLES, filesOf, modelOf } from './exported.ts'
import { inNamespaces, startFrr, writeTo } from './inNamespaces.ts'

const LOADED = [...EXAMPLES, 'ipv6-outside']

/** Routers of an example that a platform can write. */
async function routersOf(example: string, areTunnelsNeeded: boolean): Promise<readonly string[]> {
  const estate = await applied(example)
  const names = [...estate.world.all('router')].map(({ body }) => body.name)
  return names.filter(name => !areTunnelsNeeded || modelOf(estate, name).tunnels.length > 0)
}

for (const example of LOADED) {
  test(`bird -p takes what is written for ${example}`, async t => {
    const bird = requirement(t, 'bird')
    if (bird === undefined) return
    for (const router of await routersOf(example, false)) {
      const { stdout, stderr, status } = run(bird, ['-p', '-c'], filesOf(await applied(example), router, 'bird')['bird.conf'])
      assert.equal(status, 0, `${router}: ${stdout}${stderr}`)
    }
  })

  test(`FRR starts with what is written for ${example}, and has all of it`, { timeout: 120_000 }, async t => {
    if (!requirement(t, 'namespaces') || !requirement(t, 'frr')) return
    for (const router of await routersOf(example, false)) {
      const text = filesOf(await applied(example), router, 'frr')['frr.conf'] ?? ''
      const said = await inNamespaces(
        [startFrr('/run/l/frr', text), 'cat /run/l/frr/loaded', 'vtysh --vty_socket /run/l/frr -c "show running-config"'].join(
          '\n',
        ),
      )
      assert.doesNotMatch(said, /Unknown command|Failed to|% /)
      const running = new Set(said.split('\n').map(line => line.trim()))
      const wanted = text.split('\n').map(line => line.trim())
      // What FRR does not show again because it is its default or called otherwise.
      const silent =
        /^(!|$|exit|frr defaults|service |bgp log|hostname|bfd$|receive-interval 300|transmit-interval 300|detect-multiplier 3|neighbor \S+ activate)/
      assert.deepEqual(
        wanted.filter(line => !silent.test(line) && !running.has(line)),
        [],
      )
    }
  })

  test(`strongSwan loads what is written for ${example}`, { timeout: 120_000 }, async t => {
    if (!requirement(t, 'namespaces') || !requirement(t, 'strongswan')) return
    for (const router of await routersOf(example, true)) {
      const text = filesOf(await applied(example), router, 'strongswan')['swanctl.conf'] ?? ''
      const said = await inNamespaces(loadedByCharon(text))
      const connections = text.match(/version = /g)?.length
      assert.match(said, new RegExp(`successfully loaded ${connections} connections`))
      assert.equal(said.match(/loaded ike secret/g)?.length, connections)
    }
  })

  test(`libreswan takes what is written for ${example}`, async t => {
    const addconn = requirement(t, 'libreswan')
    if (addconn === undefined) return
    for (const router of await routersOf(example, true)) {
      const files = filesOf(await applied(example), router, 'libreswan')
      const { stdout, stderr, status } = run(addconn, ['--checkconfig', '--config'], files['ipsec.conf'])
      assert.equal(`${stdout}${stderr}`, '')
      assert.equal(status, 0, router)
    }
  })
}

test('the shell reads the scripts for interfaces', async () => {
  for (const example of LOADED) {
    for (const router of await routersOf(example, false)) {
      const script = filesOf(await applied(example), router, 'frr')['interfaces.sh'] ?? ''
      const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })
      assert.equal(status, 0, stderr)
    }
  }
})

function run(program: string, options: readonly string[], text: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-handoff-'))
  try {
    const file = join(folder, 'file')
    writeFileSync(file, text ?? '')
    return spawnSync(program, [...options, file], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function loadedByCharon(text: string): string {
  return [
    writeTo('/run/l/swanctl.conf', text),
    writeTo('/run/l/strongswan.conf', 'charon { plugins { vici { socket = unix:///run/l/charon.vici } } }\n'),
    'STRONGSWAN_CONF=/run/l/strongswan.conf /usr/lib/ipsec/charon >/run/l/log 2>&1 &',
    'for i in $(seq 100); do [ -S /run/l/charon.vici ] && break; sleep 0.1; done',
    'swanctl --load-all --file /run/l/swanctl.conf --uri unix:///run/l/charon.vici 2>/run/l/complaints || { cat /run/l/complaints; exit 1; }',
  ].join('\n')
}
