import { z } from 'zod'

// The message of every issue is the phrase that says what is allowed: "actions.a.parameters is a list; it takes a map …".
const text = (allowed: string) => z.string({ error: allowed })
const texts = (allowed: string) => z.array(text('a text'), { error: allowed })
const textMap = (allowed: string) => z.record(z.string(), text('a text'), { error: allowed })

// Members that a template may have and a drill has no use for (role, logs, report) are let through.
const target = z.looseObject(
  {
    resourceType: text('aws:directconnect:virtual-interface'),
    resourceArns: texts('a list of ARNs').optional(),
    resourceTags: textMap('a map of tags such as { "team": "net" }').optional(),
    selectionMode: text('ALL').optional(),
    filters: z.array(z.unknown(), { error: 'a list of filters' }).optional(),
  },
  { error: 'a map of resourceType and resourceArns or resourceTags' },
)

const action = z.looseObject(
  {
    actionId: text('aws:directconnect:virtual-interface-disconnect or aws:fis:wait'),
    parameters: textMap('a map such as { "duration": "PT10M" }').optional(),
    targets: textMap('a map such as { "VirtualInterfaces": "the-name-of-a-target" }').optional(),
    startAfter: texts('a list of names of actions').optional(),
  },
  { error: 'a map of actionId, parameters and targets' },
)

/** An experiment template of AWS Fault Injection Service, as `aws fis create-experiment-template` takes it. */
export const FIS_TEMPLATE = z.looseObject(
  {
    description: text('a text').optional(),
    targets: z.record(z.string(), target, { error: 'a map of targets by their names' }).optional(),
    actions: z.record(z.string(), action, { error: 'a map of actions by their names' }),
    stopConditions: z
      .array(
        z.looseObject(
          { source: text('a source such as none'), value: text('an ARN').optional() },
          { error: 'a map of source and value' },
        ),
        { error: 'a list such as [{ "source": "none" }]' },
      )
      .optional(),
  },
  { error: 'an FIS experiment template as aws fis create-experiment-template takes it: { "targets": …, "actions": … }' },
)

export type FisTemplate = z.infer<typeof FIS_TEMPLATE>
export type FisAction = z.infer<typeof action>
export type FisTarget = z.infer<typeof target>
