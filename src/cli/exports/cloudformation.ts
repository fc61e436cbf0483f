import { Option } from 'commander'
import type { Exporter } from './exporter.ts'
import { handedOver } from './handedOver.ts'

/** AWS's side of an estate as CloudFormation templates, one per account, Region and stage. */
export const CLOUDFORMATION: Exporter = {
  options: [new Option('--cloudformation <folder>', "AWS's side as CloudFormation templates, one per account, Region and stage")],
  examples: [
    'landbridge export estate.yaml --cloudformation stacks/                        and a README with the order of deployment',
  ],
  isAsked: ({ cloudformation }) => cloudformation !== undefined,
  async run(estate, { cloudformation }) {
    const { files, warnings } = await handedOver(estate, 'cloudformation')
    return { files, json: { files, warnings }, warnings, folder: String(cloudformation), needsEmptyFolder: true }
  },
}
