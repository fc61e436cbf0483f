import { once } from 'node:events'

/** Aborted by the first Ctrl-C or SIGTERM; a second one, which npm sends too, changes nothing. Ask for it before saying that you run. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  // The listeners stay: an unhandled second signal would end the process in the middle of closing.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort())
  return stop.signal
}

/** Keeps the process running until the signal comes. */
export async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const alive = setInterval(() => undefined, 60_000)
  await once(signal, 'abort')
  clearInterval(alive)
}

/** How to point clients at the service, as lines for a terminal. */
export function howToConnect(url: string): string {
  return `
  aws CLI     export AWS_ENDPOINT_URL=${url} AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any
              aws directconnect describe-connections
  boto3       boto3.client("directconnect", endpoint_url="${url}")
  Terraform   the same environment variables; or one line per service in the provider's endpoints { … }
  browser     ${url}/        the API of the customer's side: ${url}/landbridge/v1/openapi.json

  Ctrl-C ends it; the next start finds its data.`
}
