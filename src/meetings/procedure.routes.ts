import { fileReply } from '../kit/http/file-reply.ts'
import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { findFile } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { decideProcedure } from './actions.ts'
import { chooseTemplate, removeTemplate } from './minutes-template.actions.ts'
import { findTemplate } from './minutes-template.store.ts'
import { procedurePage } from './procedure.pages.tsx'
import { numberings, quorums } from './procedure.ts'
import { bodyOf } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

const showProcedure: Handler = async (visit, problem) => {
  const facts = await visit.work(async (work) => {
    const found = await bodyOf(visit, work)
    return { ...found, template: await findTemplate(work.db, work.association, found.body.id) }
  })
  return procedurePage({ visit, problem }, facts)
}

const procedureForm = z.object({
  shortName: field.optionalText(40),
  numbering: field.oneOf(numberings),
  quorum: field.oneOf(quorums),
  secretary: field.optionalText(300),
  secretaryEmail: z.union([z.literal('').transform(() => null), field.email()]),
  standingItems: z.string().transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
  isPublic: field.checkbox(),
  perCapsulam: field.checkbox(),
  removeTemplate: field.checkbox(),
})

const takeProcedure: Handler = async (visit) => {
  const { removeTemplate: isRemoved, ...typed } = parseForm(visit.form, procedureForm)
  await visit.work(async (work) => {
    const { body } = await bodyOf(visit, work)
    await decideProcedure(work, { ...typed, bodyId: body.id })
    if (visit.form.files('template').length > 0) await takeTemplate(visit, work, body.id)
    else if (isRemoved) await removeTemplate(work, body.id)
  })
  return seeOther(meetingsPath(visit))
}

/** What is wrong with the file is told at its field. @throws FormFaults */
async function takeTemplate(visit: Visit, work: Work, bodyId: string): Promise<void> {
  try {
    await chooseTemplate(work, bodyId, visit.form.files('template').at(-1)!)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new FormFaults([{ field: 'template', code: error.code, facts: error.facts }])
  }
}

const sendTemplate: Handler = async (visit) => {
  const { template, file } = await visit.work(async ({ db, ...work }) => {
    const { body } = await bodyOf(visit, { db, ...work })
    const found = await findTemplate(db, work.association, body.id)
    return { template: found, file: found && (await findFile(db, work.association, found.sha256)) }
  })
  return fileReply(visit, file, template?.filename ?? '', 'attachment')
}

const one = '/:association/meetings/:body/procedure'

export const procedureRoutes: readonly Route[] = [
  get(one, staff, showProcedure),
  post(one, staff, takeProcedure, showProcedure),
  get(`${one}/template`, staff, sendTemplate),
]
