import { buildingOf } from '../../resources/location.ts'
import { type AwsConnection, CONNECTIONS } from './listings.ts'
import { ask, note, type Run } from './run.ts'
import { scopeKey, scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'

interface Wish {
  readonly about: string
  readonly scope: CallScope
  readonly location: string
  readonly billingMode: string
}

/** Billing modes: AWS changes those of an account's ports at one location together, so all of them are named at once. */
export function* applyBillingModes(run: Run): Applying<void> {
  for (const wishes of Map.groupBy(
    wishesOf(run),
    ({ scope, location }) => `${scopeKey(scope)} ${buildingOf(location)}`,
  ).values()) {
    const [first] = wishes
    if (first) yield* changed(run, first)
  }
}

function wishesOf({ estate }: Run): readonly Wish[] {
  return (['connections', 'lags'] as const).flatMap(section =>
    Object.entries(estate[section]).flatMap(([name, { billingMode, location }]) =>
      billingMode === undefined || location === undefined
        ? []
        : [{ about: `${section}.${name}`, scope: scopeOf(estate, section, name), location, billingMode }],
    ),
  )
}

function* changed(run: Run, { about, scope, location, billingMode }: Wish): Applying<void> {
  const { service, operation } = CONNECTIONS
  const found = yield* ask<{ connections: AwsConnection[] }>(run, scope, { service, operation, input: {}, about })
  const here =
    found?.connections.filter(
      port => buildingOf(port.location) === buildingOf(location) && !CONNECTIONS.isGone(port) && port.billingMode !== undefined,
    ) ?? []
  // A pair is what two ports come to, and shows as one.
  if (here.every(port => port.billingMode?.replace('PortPair', '') === billingMode)) return
  const input = { connectionIds: here.map(({ connectionId }) => connectionId), billingMode }
  if (yield* ask(run, scope, { service, operation: 'UpdateConnectionsBillingMode', input, about })) note(run, about, 'changed')
}
