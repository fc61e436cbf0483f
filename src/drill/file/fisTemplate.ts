import { z } from 'zod'

// Members that a template may have and a drill has no use for (role, logs, report) are let through.
const target = z.looseObject({
  resourceType: z.string(),
  resourceArns: z.array(z.string()).optional(),
  resourceTags: z.record(z.string(), z.string()).optional(),
  selectionMode: z.string().optional(),
  filters: z.array(z.unknown()).optional(),
})

const action = z.looseObject({
  actionId: z.string(),
  parameters: z.record(z.string(), z.string()).optional(),
  targets: z.record(z.string(), z.string()).optional(),
  startAfter: z.array(z.string()).optional(),
})

/** An experiment template of AWS Fault Injection Service, as `aws fis create-experiment-template` takes it. */
export const FIS_TEMPLATE = z.looseObject({
  description: z.string().optional(),
  targets: z.record(z.string(), target).optional(),
  actions: z.record(z.string(), action),
  stopConditions: z.array(z.looseObject({ source: z.string(), value: z.string().optional() })).optional(),
})

export type FisTemplate = z.infer<typeof FIS_TEMPLATE>
export type FisAction = z.infer<typeof action>
export type FisTarget = z.infer<typeof target>
