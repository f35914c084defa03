import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { held } from './actions.ts'
import { checkWritable } from './meeting.ts'
import { findPapers, insertPaper, removePaperRow } from './paper.store.ts'

/** Adds a stored file to the meeting's papers; late where the call has gone out. The same form sent twice adds it once. */
export async function addPaper(
  work: Work,
  meetingId: string,
  paper: { id: string; itemId: string | null; title: string; filename: string; sha256: string },
): Promise<void> {
  const meeting = await held(work, meetingId)
  checkWritable(meeting.state)
  const addedAt = work.clock.now()
  const isLate = meeting.state !== 'planned'
  const made = await insertPaper(work.db, work.association, meetingId, {
    ...paper,
    addedAt,
    isLate,
    sentAt: null,
  })
  if (!made) return
  const { title, sha256 } = paper
  await log(work, { verb: 'meeting.paper_added', subject: meetingId, payload: { title, sha256, isLate } })
}

export async function removePaper(work: Work, meetingId: string, id: string): Promise<void> {
  await held(work, meetingId)
  const paper = (await findPapers(work.db, work.association, meetingId)).find((each) => each.id === id)
  if (!paper) return
  await removePaperRow(work.db, work.association, id, work.clock.now())
  const { title } = paper
  await log(work, { verb: 'meeting.paper_removed', subject: meetingId, payload: { title } })
}
