import { z } from 'zod'
import { findClauses } from '../circulations/version-text.store.ts'
import { anyone } from '../kit/actor.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { findBoard, sentBoard } from './board.routes.ts'
import type { BoardRow } from './board.ts'
import { type OpinionsView, opinionsPage } from './opinion-compilation.pages.tsx'
import { opinionTexts } from './opinion-compilation.texts.ts'
import { type OpinionCompilation, compileOpinions, opinionOf, remarksIn } from './opinion-compilation.ts'
import { texts } from './texts.ts'

/** Only a remiss has opinions to compile. */
async function findOpinions(visit: Visit): Promise<OpinionsView> {
  const found = await findBoard(visit)
  const { circulation } = found.subject
  if (circulation.kind !== 'consultation') throw new NotFound()
  const board = sentBoard(found)
  const clauses = await visit.work(({ db, association }) =>
    findClauses(db, association, circulation.id, circulation.version),
  )
  return { visit, subject: found.subject, board, asOf: found.when, compiled: compileOpinions(board, clauses) }
}

async function data(visit: Visit): Promise<z.output<typeof opinionsSchema>> {
  const { subject, board, compiled } = await findOpinions(visit)
  return {
    on: board.on,
    known: board.known,
    circulation: subject.circulation.dnr,
    example: subject.circulation.example,
    opinions: compiled.given.map((row) => ({
      organisation: { code: row.code, name: row.name },
      standing: row.standing.kind,
      opinion: opinionOf(row),
      decided: row.standing.decided,
      decided_by: row.standing.decidedBy,
      remarks: remarksIn(row),
      points: compiled.points.flatMap(({ number, said }) =>
        said.filter((one) => one.row === row).map(({ answer, text }) => ({ number, answer, text })),
      ),
    })),
    open: compiled.open.map(({ code, name }) => ({ code, name })),
  }
}

const organisation = z.object({ code: z.string().nullable(), name: z.string() })
export const opinionsSchema = z.object({
  on: z.iso.date(),
  known: z.iso.datetime(),
  circulation: z.string(),
  example: z.boolean(),
  opinions: z.array(
    z.object({
      organisation,
      standing: z.string(),
      opinion: z.string().nullable(),
      decided: z.iso.date().nullable(),
      decided_by: z.string().nullable(),
      remarks: z.array(z.string()),
      points: z.array(z.object({ number: z.int(), answer: z.string(), text: z.string().nullable() })),
    }),
  ),
  open: z.array(organisation),
})

/** One row a member, those that have not answered too; two columns for each point. */
async function table(visit: Visit): Promise<Sheet> {
  const { subject, board, compiled } = await findOpinions(visit)
  const words = opinionTexts[visit.language]
  const columns = [words.code, words.member, words.opinion, words.decidedBy, words.decidedOn, words.paragraph]
  const points = compiled.points.flatMap(({ number }) => [words.point(number), words.ofPoint(number)])
  return {
    name: `${words.title} ${subject.circulation.dnr}`,
    columns: [...columns, words.remarks, ...points],
    rows: board.rows.map((row) => cellsOf(row, compiled, visit.language)),
    ...(subject.circulation.example && { note: texts[visit.language].example }),
  }
}

function cellsOf(row: BoardRow, { points }: OpinionCompilation, language: Language): (string | null)[] {
  const { standing, code, name, paragraph } = row
  const { clauseOpinions } = ledgerTexts[language]
  const said = points.flatMap((point) => {
    const own = point.said.find((one) => one.row === row)
    return own ? [clauseOpinions[own.answer], own.text] : [null, null]
  })
  const whole = [code, name, wordOf(standing, language), standing.decidedBy, standing.decided, paragraph]
  return [...whole, remarksIn(row).join('\n') || null, ...said]
}

export const opinionRoutes: readonly Route[] = [
  get(
    '/:association/circulations/:circulation/opinions',
    anyone,
    async (visit) => opinionsPage(await findOpinions(visit)),
    {
      data,
      table,
      api: { summary: 'What each member has said of a consultation', schema: opinionsSchema },
    },
  ),
]
