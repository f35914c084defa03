import { receiveFile } from '../kit/files/receive.ts'
import { storeFile } from '../kit/files/store.ts'
import type { StoreUpload } from '../kit/http/form-body.ts'
import type { Visit } from '../kit/http/visit.ts'
import { Forbidden } from '../kit/refusal.ts'

/** Stores a form's files in the visited association before the form itself is read. */
export function storeUpload(visit: Visit, mayUpload: boolean): StoreUpload {
  return async (content, filename) => {
    if (!mayUpload) throw new Forbidden()
    // A refused file is read to its end by the form all the same: the fields after it are wanted too.
    const source = content.iterator({ destroyOnReturn: false })
    await using received = await receiveFile(source, { filename })
    return await visit.work((work) => storeFile(work, received))
  }
}
