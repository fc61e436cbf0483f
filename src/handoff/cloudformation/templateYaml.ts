import { Document, Scalar, YAMLSeq } from 'yaml'
import { Call, type Template, type Written } from './template.ts'

/** The template in YAML, with functions in their short form (`!Ref`, `!GetAtt`). */
export function templateYaml({ description, parameters, secrets, resources, outputs }: Template): string {
  const document = new Document(null, { version: '1.1' })
  document.contents = document.createNode(
    present({
      AWSTemplateFormatVersion: quoted('2010-09-09'),
      Description: description,
      Parameters: named(
        [...parameters].map(([name, { description, isSecret }]) => [
          name,
          { Type: 'String', ...(isSecret && { NoEcho: true, Default: '' }), Description: description },
        ]),
      ),
      Conditions: named(
        secrets.map(name => [`Has${name}`, tagged('Not', [tagged('Equals', [node(new Call('Ref', name)), ''])])]),
      ),
      Resources: named(
        resources.map(({ logicalId, type, dependsOn, properties }) => [
          logicalId,
          present({
            Type: type,
            DependsOn: dependsOn.length > 0 ? dependsOn : undefined,
            Properties: node(properties),
          }),
        ]),
      ),
      Outputs: named(
        outputs.map(({ name, value, exportName }) => [
          name,
          present({ Value: node(value), Export: exportName && { Name: exportName } }),
        ]),
      ),
    }),
  ) as never
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** CloudFormation refuses sections that are there and empty. */
function named(entries: readonly (readonly [string, unknown])[]): object | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function present(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function node(value: Written): unknown {
  if (value instanceof Call) {
    const { name, argument } = value
    return typeof argument === 'string' ? scalar(name, argument) : tagged(name, argument.map(node))
  }
  if (Array.isArray(value)) return (value as readonly Written[]).map(node)
  if (typeof value !== 'object') return value
  const members = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(members.map(([name, each]) => [name, node(each as Written)]))
}

function scalar(tag: string, text: string): Scalar {
  const made = new Scalar(text)
  made.tag = `!${tag}`
  return made
}

function tagged(tag: string, items: readonly unknown[]): YAMLSeq {
  const made = new YAMLSeq()
  made.tag = `!${tag}`
  made.flow = true
  for (const item of items) made.add(item instanceof Scalar || item instanceof YAMLSeq ? item : new Scalar(item))
  return made
}

function quoted(text: string): Scalar {
  const made = new Scalar(text)
  made.type = 'QUOTE_SINGLE'
  return made
}
