import { createManagedPrefixList } from './createManagedPrefixList.ts'
import { deleteManagedPrefixList } from './deleteManagedPrefixList.ts'
import { describeManagedPrefixLists, describePrefixLists } from './describeManagedPrefixLists.ts'
import { getManagedPrefixListAssociations } from './getManagedPrefixListAssociations.ts'
import { getManagedPrefixListEntries } from './getManagedPrefixListEntries.ts'
import { modifyManagedPrefixList } from './modifyManagedPrefixList.ts'
import { restoreManagedPrefixListVersion } from './restoreManagedPrefixListVersion.ts'

export const PREFIX_LIST_OPERATIONS = {
  CreateManagedPrefixList: createManagedPrefixList,
  DeleteManagedPrefixList: deleteManagedPrefixList,
  DescribeManagedPrefixLists: describeManagedPrefixLists,
  DescribePrefixLists: describePrefixLists,
  GetManagedPrefixListAssociations: getManagedPrefixListAssociations,
  GetManagedPrefixListEntries: getManagedPrefixListEntries,
  ModifyManagedPrefixList: modifyManagedPrefixList,
  RestoreManagedPrefixListVersion: restoreManagedPrefixListVersion,
}
