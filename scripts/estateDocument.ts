import { readFile } from 'node:fs/promises'
import { estateReference } from '../src/estate/estateReference.ts'

/** `docs/estate.md`: everything a file may say, and one file that several accounts share. */
export async function estateDocument(): Promise<string> {
  const example = await readFile(new URL('../examples/three-accounts/estate.yaml', import.meta.url), 'utf8')
  return `${estateReference()}\n\n${SEVERAL_ACCOUNTS}\n\n\`\`\`yaml\n${example.trimEnd()}\n\`\`\`\n`
}

const SEVERAL_ACCOUNTS = `## Several accounts in one file

Every AWS thing may carry its \`account\`; the top of the file is the default. What one account gives and another takes is written
once, and applying the file lets both do their part, each call as its own account:

| Written as | One account | The other account |
|---|---|---|
| a connection with an \`interconnect\` or \`lag\` that hosts it | the partner: \`AllocateHostedConnection\` | its own: \`ConfirmConnection\` |
| a virtual interface whose \`account\` is not its connection's | the connection's: \`Allocate…VirtualInterface\` | its own: \`Confirm…VirtualInterface\` onto its gateway |
| a VPC of another account under a Direct Connect gateway | the VPC's: \`CreateDirectConnectGatewayAssociationProposal\` | the gateway's: \`AcceptDirectConnectGatewayAssociationProposal\` |

What was given and not yet taken is taken by the next application. A hosted connection that is written under another \`interconnect\` is
moved there by its partner. Rate limits and prefix allocations of a hosted virtual interface are changed by the connection's owner, the rest by
its own. With \`--prune\` either side's things go, in the accounts that the file still names.

Both ends of a flow are of one account: a file has flows for every account that wants some.`
