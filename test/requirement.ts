import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'node:test'
import { terraformMirror } from './terraformMirror.ts'

/** A program, module or folder outside npm that a test needs: how it is found, and how a person gets it. */
interface Requirement {
  readonly find: () => string | undefined
  readonly get: string
  /** The word in LANDBRIDGE_REQUIRE that demands it; without one, `CI=true` does. */
  readonly demandedBy?: string
}

const REQUIREMENTS = {
  pdftotext: { find: () => onPath('pdftotext'), get: 'apt-get install poppler-utils' },
  bird: { find: () => onPath('bird'), get: 'apt-get install bird2' },
  frr: { find: () => (existsSync('/usr/lib/frr/bgpd') ? '/usr/lib/frr' : undefined), get: 'apt-get install frr' },
  strongswan: {
    find: () => (existsSync('/usr/lib/ipsec/charon') ? onPath('swanctl') : undefined),
    get: 'apt-get install strongswan-charon strongswan-swanctl libstrongswan-standard-plugins',
  },
  // Its package and strongSwan's cannot be installed together: a folder into which `dpkg -x` has unpacked it is enough.
  libreswan: {
    find: () =>
      [process.env.LANDBRIDGE_LIBRESWAN ?? '', '']
        .map(folder => `${folder}/usr/libexec/ipsec/addconn`)
        .find(path => existsSync(path)),
    get: 'apt-get download libreswan, dpkg -x it into FOLDER and set LANDBRIDGE_LIBRESWAN=FOLDER',
    demandedBy: 'libreswan',
  },
  namespaces: { find: namespaces, get: 'run as root on Linux, after apt-get install iproute2', demandedBy: 'namespaces' },
  chromium: { find: () => onPath('chromium') ?? onPath('chromium-browser'), get: 'apt-get install chromium' },
  python3: { find: () => onPath('python3'), get: 'apt-get install python3' },
  aws: { find: () => onPath('aws'), get: 'apt-get install awscli', demandedBy: 'aws' },
  boto3: { find: () => pythonModule('boto3'), get: 'apt-get install python3-boto3', demandedBy: 'boto3' },
  moto_server: { find: () => onPath('moto_server'), get: 'pip install moto[server]', demandedBy: 'moto_server' },
  'cfn-lint': { find: () => onPath('cfn-lint'), get: 'pip install cfn-lint', demandedBy: 'cfn-lint' },
  terraform: { find: () => onPath('terraform'), get: 'see developer.hashicorp.com/terraform/install', demandedBy: 'terraform' },
  'terraform-provider-aws': {
    find: terraformMirror,
    get: 'run terraform providers mirror FOLDER and set LANDBRIDGE_TF_MIRROR=FOLDER',
    demandedBy: 'terraform',
  },
} as const satisfies Record<string, Requirement>

export type RequirementName = keyof typeof REQUIREMENTS

/**
 * Where the thing is. If it is absent the test is skipped with a reason that `npm test` prints at its end and the answer
 * is undefined (return then); if the environment demands it, absence is a failure.
 */
export function requirement(t: TestContext, name: RequirementName): string | undefined {
  const wanted: Requirement = REQUIREMENTS[name]
  const found = wanted.find()
  if (found !== undefined) return found
  if (isDemanded(wanted, process.env)) throw new Error(`${name} is demanded by ${demand(wanted)} and is not here: ${wanted.get}.`)
  t.skip(`needs ${name}: ${wanted.get}`)
  return undefined
}

/** The design's promise: CI=true demands what npm and apt give, LANDBRIDGE_REQUIRE names the rest. */
export function isDemanded(wanted: Pick<Requirement, 'demandedBy'>, env: Readonly<Record<string, string | undefined>>): boolean {
  if (wanted.demandedBy === undefined) return env.CI === 'true'
  return (env.LANDBRIDGE_REQUIRE ?? '').split(/[\s,]+/).includes(wanted.demandedBy)
}

function demand(wanted: Requirement): string {
  return wanted.demandedBy === undefined ? 'CI=true' : `LANDBRIDGE_REQUIRE="${process.env.LANDBRIDGE_REQUIRE}"`
}

function onPath(command: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  return folders.map(folder => join(folder, command)).find(path => existsSync(path) && (statSync(path).mode & 0o111) !== 0)
}

/** Whether we may make network namespaces, and a process with mounts and process ids of its own. */
function namespaces(): string | undefined {
  const own = ['--mount', '--pid', '--net', '--fork', '--mount-proc', 'true']
  return onPath('ip') && spawnSync('unshare', own).status === 0 ? 'unshare' : undefined
}

function pythonModule(module: string): string | undefined {
  const asked = spawnSync('python3', ['-c', `import ${module}; print(${module}.__file__)`], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : undefined
}
