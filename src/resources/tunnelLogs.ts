import { parseArn } from './arn.ts'
import { AwsError } from './refusal.ts'
import type { TunnelLogs } from './vpn.ts'

const FORMATS = ['json', 'text'] as const

/**
 * The log options themselves, undefined where there are none. VPN guide, "Site-to-Site VPN logs": a log that is on needs
 * a log group of CloudWatch Logs. Nothing writes to it here: the options are kept and shown.
 */
export function checkTunnelLogs(logs: TunnelLogs): TunnelLogs | undefined {
  checkGroup('logGroupArn', logs.groupArn, logs.isOn)
  checkGroup('bgpLogGroupArn', logs.bgpGroupArn, logs.isBgpOn)
  checkFormat('logOutputFormat', logs.format)
  checkFormat('bgpLogOutputFormat', logs.bgpFormat)
  return Object.values(logs).some(value => value !== undefined) ? logs : undefined
}

function checkGroup(name: string, arn: string | undefined, isOn = false): void {
  if (arn === undefined) {
    if (!isOn) return
    throw new AwsError('InvalidParameterCombination', `The log is enabled, which needs ${name}: the ARN of a log group.`)
  }
  const parts = parseArn(arn)
  if (parts?.service === 'logs' && parts.resource.startsWith('log-group:')) return
  throw invalid(name, arn, 'It must be the ARN of a log group: arn:aws:logs:REGION:ACCOUNT:log-group:NAME')
}

function checkFormat(name: string, format: string | undefined): void {
  if (format === undefined || FORMATS.some(known => known === format)) return
  throw invalid(name, format, `Valid values are ${FORMATS.join(', ')}`)
}

function invalid(name: string, value: string, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${value}) for parameter ${name} is invalid. ${allowed}.`)
}
