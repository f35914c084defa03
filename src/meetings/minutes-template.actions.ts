import { readTemplate } from '../kit/docx/template.ts'
import { fileBytes } from '../kit/files/store.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import {
  type MinutesTemplate,
  findTemplate,
  removeTemplateRow,
  saveTemplate,
} from './minutes-template.store.ts'

/**
 * Minutes and extracts of the body go out on this stored file from now on.
 * @throws Refusal as `readTemplate`; NotFound
 */
export async function chooseTemplate(work: Work, bodyId: string, template: MinutesTemplate): Promise<void> {
  const { db, association, clock } = work
  const { sha256, filename } = template
  readTemplate(await fileBytes(db, association, sha256))
  if ((await findTemplate(db, association, bodyId))?.sha256 === sha256) return
  await saveTemplate(db, association, bodyId, { sha256, filename, chosenAt: clock.now() })
  await log(work, { verb: 'procedure.template_chosen', subject: bodyId, payload: { sha256, filename } })
}

/** Back to our own style. */
export async function removeTemplate(work: Work, bodyId: string): Promise<void> {
  const there = await findTemplate(work.db, work.association, bodyId)
  if (!there) return
  await removeTemplateRow(work.db, work.association, bodyId)
  const { sha256 } = there
  await log(work, { verb: 'procedure.template_removed', subject: bodyId, payload: { sha256 } })
}
