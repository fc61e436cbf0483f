import { z } from 'zod'
import { bfdByDefault } from '../../resources/customerDefaults.ts'
import type { Router } from '../../resources/customerSide.ts'
import type { Context } from '../operation.ts'
import { landbridgeOperation } from './binding.ts'
import { customerId } from './customerId.ts'
import { named } from './named.ts'
import { freePublicAddress, routerWithAddress } from './publicAddress.ts'
import { changeField, putRow } from './putRow.ts'
import { conflict } from './refusals.ts'
import { routerInput, routerOutput, routerView } from './routerView.ts'

/** Makes the router, or makes it what the input says; it keeps its public address unless a new one is given. */
export const putRouter = landbridgeOperation({
  method: 'PUT',
  path: '/routers/{name}',
  summary: 'Create or replace a router',
  input: routerInput,
  output: z.strictObject({ change: changeField, router: routerOutput }),
  operate(context, input) {
    const { world, caller } = context
    const { site, ...rest } = input
    const { publicIpv6Address, privateAddresses = [] } = input
    const others = publicIpv6Address === undefined ? privateAddresses : [publicIpv6Address, ...privateAddresses]
    for (const address of others) checkFree(context, input.name, address)
    const router: Router = {
      ...rest,
      siteId: named(world, 'site', caller.account, site).id,
      publicAddress: addressFor(context, input),
      bfd: input.bfd ?? bfdByDefault(input),
      generated: false,
    }
    const change = putRow(
      world,
      { kind: 'router', id: customerId('router', caller.account, input.name), account: caller.account },
      router,
    )
    return { change, router: routerView(world, named(world, 'router', caller.account, input.name)) }
  },
})

function addressFor({ world, caller }: Context, { name, publicAddress }: z.output<typeof routerInput>): string {
  const before = world.get('router', customerId('router', caller.account, name))
  if (publicAddress === undefined) return before?.body.publicAddress ?? freePublicAddress(world, caller.account, name)
  const other = routerWithAddress(world, caller.account, publicAddress)
  if (!other || other.body.name === name) return publicAddress
  throw conflict(`publicAddress ${publicAddress} is already that of router ${other.body.name}; every router has one of its own.`)
}

function checkFree({ world, caller }: Context, name: string, address: string): void {
  const other = routerWithAddress(world, caller.account, address)
  if (!other || other.body.name === name) return
  throw conflict(`The address ${address} is already that of router ${other.body.name}; every router has its own.`)
}
