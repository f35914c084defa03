import assert from 'node:assert/strict'
import { test } from 'node:test'
import { board, committee, extract, holds } from '../../test/help/reading-extract.ts'
import { readDecision } from './extract.ts'

const clausesOf = (body: string, decision: string) =>
  readDecision(extract(body, decision)).clauses.map(({ act, stage }) => [act, stage])

const decided = ['adopted', 'decision']
const proposed = ['submitted', 'proposal_to_council']

test('a body that decides for its own part and proposes the rest in running text is read clause by clause', () => {
  const ways = [
    'Kommunstyrelsen beslutar för egen del att anta överenskommelsen. Kommunstyrelsen föreslår kommunfullmäktige besluta att avsätta 200 000 kronor.',
    'Kommunstyrelsen antar överenskommelsen för egen del. Kommunstyrelsen hemställer att kommunfullmäktige\nanslår medlen.',
    'Kommunstyrelsen beslutar att anta överenskommelsen. Vidare föreslår kommunstyrelsen kommunfullmäktige att anslå 200 000 kronor.',
  ]
  for (const words of ways) assert.deepEqual(clausesOf(board, `Beslut\n${words}`), [decided, proposed], words)
  const after =
    'Kommunstyrelsen föreslår kommunfullmäktige att anta överenskommelsen. För egen del beslutar kommunstyrelsen att godkänna budgeten för 2025.'
  assert.deepEqual(clausesOf(board, `Beslut\n${after}`), [proposed, decided])
})

test('what is only proposed is no adoption, whatever the body decides for its own part beside it', () => {
  holds([
    [
      board,
      'Beslut\nKommunstyrelsen beslutar för egen del att avsätta 200 000 kronor. Kommunstyrelsen föreslår kommunfullmäktige att anta överenskommelsen.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen föreslår kommunfullmäktige att anta överenskommelsen. Kommunstyrelsen beslutar för egen del att godkänna budgeten.',
      'submitted',
      'proposal_to_council',
    ],
    [
      committee,
      'Beslut\nArbetsutskottet beslutar för egen del att godkänna redovisningen. Arbetsutskottet föreslår kommunstyrelsen att anta överenskommelsen.',
      'submitted',
      'proposal_to_board',
    ],
    [
      board,
      'Beslut\nArbetsutskottet föreslår kommunstyrelsen att anta överenskommelsen. Arbetsutskottet beslutar för egen del att ge kontoret i uppdrag att bereda ärendet.',
      'submitted',
    ],
  ])
})

test('several sentences that all decide, or all propose, stay one clause', () => {
  const decides =
    'Kommunstyrelsen beslutar att anta överenskommelsen. Kommunstyrelsen beslutar att utse en kontaktperson.'
  assert.deepEqual(clausesOf(board, `Beslut\n${decides}`), [decided])
  const proposes =
    'Kommunstyrelsen föreslår kommunfullmäktige att anta överenskommelsen. Kommunstyrelsen föreslår kommunfullmäktige att anslå medel.'
  assert.deepEqual(clausesOf(board, `Beslut\n${proposes}`), [proposed])
})

test('somebody’s opinion told of beside a decision makes it no opinion', () => {
  const told = [
    'Yttrande har lämnats av kommunledningskontoret den 3 april 2024.',
    'Yttrande i ärendet har inkommit från räddningstjänsten.',
    'Kommunledningskontoret har lämnat skriftligt yttrande.',
    'Yttrande lämnades av stadsjuristen.',
  ]
  holds(
    told.map((words) => [
      board,
      `Beslut\nKommunstyrelsen beslutar att anta överenskommelsen.\n\n${words}`,
      'adopted',
      'decision',
    ]),
  )
  holds([
    [
      board,
      'Beslut\nKommunstyrelsen beslutar att anta kontorets förslag som sitt yttrande. Yttrande har även lämnats av socialnämnden.',
      'opinion',
      'decision',
    ],
    [
      board,
      'Beslut\nDet yttrande som har upprättats av kontoret antas som kommunens svar.',
      'opinion',
      'decision',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen beslutar att tillstyrka förslaget enligt det yttrande som har upprättats av kontoret.',
      'opinion',
      'decision',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen beslutar att lämna yttrande enligt kontorets förslag.',
      'opinion',
      'decision',
    ],
  ])
})
