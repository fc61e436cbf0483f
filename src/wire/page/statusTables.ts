import { type Html, html } from '../../drill/report/html.ts'
import type { ClosedByLimit } from '../../resources/observed.ts'
import type { StatusModel } from './statusModel.ts'

/** The tables of what is ordered and how it is. */
export function statusTables(model: StatusModel): Html {
  const owner = model.accounts.length > 1
  const named = ({ name, id, account }: { readonly name: string; readonly id: string; readonly account: string }) =>
    html`${name || id}<span class="id mono">${name ? id : ''}${owner && ` ${account}`}</span>`
  return html`${table(
    'Connections',
    ['Connection', 'Location', 'Bandwidth', 'Router', 'Light', 'State'],
    model.connections.map(row => [
      named(row),
      row.location,
      row.bandwidth,
      row.router ?? 'not patched',
      upDown(row.light, 'on', 'none'),
      state(row.state),
    ]),
  )}${table(
    'Virtual interfaces',
    ['Virtual interface', 'Type', 'Connection', 'VLAN', 'MTU', 'BGP', 'State'],
    model.virtualInterfaces.map(row => [
      named(row),
      row.type,
      row.connection,
      row.vlan,
      row.mtu,
      row.peers.map(
        peer =>
          html`<div>${upDown(peer.up)} <span class="muted">${peer.family}, AS ${peer.asn}, ${peer.accepted} accepted${peer.closed && `, ${whyClosed(peer.closed, '; until it is reset')}`}</span></div>`,
      ),
      state(row.state),
    ]),
  )}${table(
    'Gateways',
    ['Gateway', 'Kind', 'AS', 'Reaches', 'State'],
    model.gateways.map(row => [named(row), row.kind, row.asn, row.reaches.join(', ') || '–', state(row.state)]),
  )}${table(
    'VPN tunnels',
    ['Tunnel', 'AWS address', 'Routing', 'IPsec', 'BGP', 'Routes accepted'],
    model.tunnels.map(row => [
      named(row),
      row.address,
      row.routing,
      upDown(row.ike),
      row.routing === 'static' ? '–' : html`${upDown(row.bgp)} <span class="muted">${whyClosed(row.closed)}</span>`,
      row.routes,
    ]),
  )}${table(
    'Sites and routers',
    ['Router', 'Site', 'AS', 'Public address', 'Kind', 'Prefixes'],
    model.routers.map(row => [named(row), row.site, row.asn, row.publicAddress, row.kind, row.prefixes.join(', ') || '–']),
  )}`
}

/** What is broken on purpose right now. */
export function faultTable({ faults }: StatusModel): Html {
  if (faults.length === 0) return html``
  const rows = faults.map(fault => [
    html`<span class="mono">${fault.on}</span><span class="id mono">${fault.id}</span>`,
    html`<span class="badge bad">${fault.kind}</span>`,
    timeText(fault.since),
    fault.until === undefined ? 'it is deleted' : timeText(fault.until),
  ])
  return table('Faults in force', ['On', 'Kind', 'Since', 'Until'], rows, 'alarm')
}

type Value = Html | string | number | readonly Html[]

function table(title: string, heads: readonly string[], rows: readonly (readonly Value[])[], look = ''): Html {
  const body = html`<table><thead><tr>${heads.map(head => html`<th>${head}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map(value => html`<td>${value}</td>`)}</tr>`)}</tbody></table>`
  return html`<h2>${title}${rows.length > 0 && html` <span class="muted">${rows.length}</span>`}</h2>
<div class="scroll ${look}">${rows.length > 0 ? body : html`<div class="none">none yet</div>`}</div>
`
}

const GOOD = ['available', 'associated', 'attached']
const BAD = ['down', 'rejected', 'unknown']

function state(text: string): Html {
  const style = GOOD.includes(text) ? 'good' : BAD.includes(text) ? 'bad' : 'warning'
  return html`<span class="badge ${style}">${text}</span>`
}

function upDown(up: boolean | undefined, yes = 'up', no = 'down'): Html {
  if (up === undefined) return html`<span class="badge">not seen</span>`
  return html`<span class="badge ${up ? 'good' : 'bad'}">${up ? yes : no}</span>`
}

/** What a limit of prefixes did to a session, and when it is tried again; `otherwise`: what opens it where nobody tries. */
function whyClosed(closed: ClosedByLimit | undefined, otherwise = ''): string {
  if (closed === undefined) return ''
  const { prefixes, limit, triesAt } = closed
  const next = triesAt === undefined ? otherwise : `; tried again at ${timeText(triesAt)}`
  return `closed: ${prefixes} prefixes came and ${limit} are taken${next}`
}

function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
