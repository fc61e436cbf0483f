import { DirectConnect } from '@aws-sdk/client-direct-connect'

const credentials = { accessKeyId: 'anything', secretAccessKey: 'anything' }
const dx = new DirectConnect({ endpoint: 'http://127.0.0.1:7224', region: 'us-east-1', credentials })
const { connectionId } = await dx.createConnection({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'first' })
console.log((await dx.describeConnections({ connectionId })).connections[0].connectionState)
