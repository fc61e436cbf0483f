import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { regions } from '../resources/availabilityZones.ts'
import { type DirectConnectCall, directConnectCall } from './directConnectCall.ts'
import { COMMANDS, type OrderedAgain, orderedAgain, type ShownVirtualInterface } from './orderedAgain.ts'
import { Refusal } from './refusal.ts'

/** A virtual interface that can be deleted on a running service, because all that makes it again is known and kept. */
export interface Deletable {
  readonly name: string
  readonly url: string
  readonly region: string
  readonly call: DirectConnectCall
  readonly shown: ShownVirtualInterface
  readonly again: OrderedAgain
  /** The order as the AWS CLI takes it, mode 0600: a MD5 key is in it. */
  readonly file: string
}

/** What became of one that was deleted. */
export interface CreatedAgain {
  readonly name: string
  readonly was: string
  readonly is: string
  readonly state: string
}

const PATIENCE_MS = 30_000
const POLL_MS = 100

/** Looks the virtual interface up and writes down its order, before anything is deleted; or refuses. */
export async function deletableOn(url: string, component: string): Promise<Deletable> {
  const id = component.slice(component.indexOf(':') + 1)
  const { region, call, shown } = await found(url, id)
  const name = shown.virtualInterfaceName || id
  await refuseHosted(call, name, shown)
  const again = orderedAgain(shown)
  const file = join(await mkdtemp(join(tmpdir(), 'landbridge-')), `${id}.json`)
  await writeFile(file, `${JSON.stringify(again.input, null, 2)}\n`, { mode: 0o600 })
  return { name, url, region, call, shown, again, file }
}

/** Forgets the orders of those that were never deleted, or are there again. */
export async function forget({ file }: Deletable): Promise<void> {
  await rm(dirname(file), { recursive: true, force: true })
}

export async function deleteLive({ call, shown: { virtualInterfaceId } }: Deletable): Promise<void> {
  await call('DeleteVirtualInterface', { virtualInterfaceId })
}

/** Creates it again with the same order, unless it was not deleted after all, and waits until it is provisioned; if that fails, says how a person does it. */
export async function createAgain(deletable: Deletable): Promise<CreatedAgain> {
  const { name, call, shown, again } = deletable
  try {
    const left = await until(call, shown.virtualInterfaceId, state => state !== 'deleting')
    if (!['deleting', 'deleted'].includes(left)) {
      await forget(deletable)
      return { name, was: shown.virtualInterfaceId, is: shown.virtualInterfaceId, state: left }
    }
    const output = await call<Answer>(again.operation, again.input)
    const { virtualInterfaceId } = output.virtualInterface ?? output
    if (virtualInterfaceId === undefined) throw new Refusal('the answer names no virtual interface')
    for (const peer of again.peers) await call('CreateBGPPeer', { virtualInterfaceId, ...peer })
    const state = await until(call, virtualInterfaceId, seen => seen === 'available' || seen === 'down')
    await forget(deletable)
    return { name, was: shown.virtualInterfaceId, is: virtualInterfaceId, state }
  } catch (thrown) {
    throw new Refusal(`${name} is deleted and could not be created again: ${(thrown as Error).message}\n${howTo(deletable)}`)
  }
}

/** How a person creates it again. */
export function howTo({ again, url, region, file }: Deletable): string {
  const command = `aws directconnect ${COMMANDS[again.operation]} --endpoint-url ${url} --region ${region} --cli-input-json file://${file}`
  const more = again.peers.map(() => ' and then its second BGP peer with aws directconnect create-bgp-peer').join('')
  return `Create it with: ${command}${more}; then delete the file, which has its MD5 key.`
}

interface Answer {
  readonly virtualInterfaceId?: string
  /** Transit ones are answered nested. */
  readonly virtualInterface?: { readonly virtualInterfaceId?: string }
}

interface Shown {
  readonly virtualInterfaces: readonly ShownVirtualInterface[]
}

/** Ids do not tell their Region: that of the environment comes first, then every other. */
async function found(url: string, virtualInterfaceId: string): Promise<Pick<Deletable, 'region' | 'call' | 'shown'>> {
  const said = [process.env.AWS_REGION, process.env.AWS_DEFAULT_REGION].filter(region => region !== undefined)
  for (const region of new Set([...said, 'us-east-1', ...regions().map(({ name }) => name)])) {
    const call = directConnectCall(url, region)
    const { virtualInterfaces } = await call<Shown>('DescribeVirtualInterfaces', { virtualInterfaceId })
    const [shown] = virtualInterfaces
    if (shown) return { region, call, shown }
  }
  throw new Refusal(
    `The virtual interface ${virtualInterfaceId} is not one of this key's account; delete it live with a key of the account that owns it (AWS_ACCESS_KEY_ID).`,
  )
}

/** A hosted one is allocated by one account and confirmed by another: no single key can make it again. */
async function refuseHosted(call: DirectConnectCall, name: string, { connectionId, ownerAccount }: ShownVirtualInterface) {
  const isLag = connectionId.startsWith('dxlag-')
  const port = await call<Ports>(isLag ? 'DescribeLags' : 'DescribeConnections', {
    [isLag ? 'lagId' : 'connectionId']: connectionId,
  }).catch(() => undefined)
  const owner = [...(port?.connections ?? []), ...(port?.lags ?? [])][0]?.ownerAccount
  if (owner === ownerAccount) return
  throw new Refusal(
    `${name} is a hosted virtual interface: the owner of ${connectionId} would have to allocate it and account ${ownerAccount} to confirm it again, so --live does not delete it; drill it without --live.`,
  )
}

interface Ports {
  readonly connections?: readonly { readonly ownerAccount: string }[]
  readonly lags?: readonly { readonly ownerAccount: string }[]
}

/** The state it has in the end: the one waited for, or whatever it was when patience ran out. */
async function until(call: DirectConnectCall, virtualInterfaceId: string, isIt: (state: string) => boolean): Promise<string> {
  const began = performance.now()
  for (;;) {
    const { virtualInterfaces } = await call<Shown>('DescribeVirtualInterfaces', { virtualInterfaceId })
    const state = virtualInterfaces[0]?.virtualInterfaceState ?? 'deleted'
    if (isIt(state) || performance.now() - began > PATIENCE_MS) return state
    await sleep(POLL_MS)
  }
}
