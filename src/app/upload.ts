import type { StoreUpload } from '../kit/http/form-body.ts'
import type { Visit } from '../kit/http/visit.ts'
import { Forbidden } from '../kit/refusal.ts'

/** Stores a form's files in the visited association before the form itself is read; only those who work there may. */
export function storeUpload(_visit: Visit): StoreUpload {
  return async () => {
    throw new Forbidden()
  }
}
