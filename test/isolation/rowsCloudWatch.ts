import type { Rows } from './rows.ts'

export const ROWS_CLOUD_WATCH: Rows = {
  ListTagsForResource: own => ({ ResourceARN: own.alarmArn }),
  TagResource: own => ({ ResourceARN: own.alarmArn, Tags: [{ Key: 'a', Value: 'b' }] }),
  UntagResource: own => ({ ResourceARN: own.alarmArn, TagKeys: ['a'] }),
}
