import assert from 'node:assert/strict'
import { test } from 'node:test'
import { board, committee, council, extract, holds } from '../../test/help/reading-extract.ts'
import { readDecision } from './extract.ts'

test('a proposal to the body above is submitted, however it is worded', () => {
  holds([
    [
      board,
      'Kommunstyrelsens beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta att anta överenskommelsen.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen beslutar att föreslå kommunfullmäktige att anta överenskommelsen.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nKommunfullmäktige föreslås besluta\natt anta överenskommelsen.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen hemställer att kommunfullmäktige beslutar\natt anta överenskommelsen.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Kommunstyrelsens förslag till kommunfullmäktige\nÖverenskommelsen antas.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Kommunstyrelsens förslag till beslut i kommunfullmäktige\nÖverenskommelsen antas.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Kommunstyrelsens beslut\nFörslag till kommunfullmäktige:\n1. Överenskommelsen antas.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Kommunstyrelsens beslut\n1. Kommunfullmäktige antar överenskommelsen.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen ställer sig bakom förslaget och översänder ärendet till kommunfullmäktige.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen godkänner överenskommelsen för egen del samt föreslår kommunfullmäktige att anta den.',
      'submitted',
      'proposal_to_council',
    ],
    [
      committee,
      'Beslut\nArbetsutskottet föreslår kommunstyrelsen att överenskommelsen antas.',
      'submitted',
      'proposal_to_board',
    ],
    [
      committee,
      'Arbetsutskottets beslut\nArbetsutskottet föreslår att överenskommelsen antas.',
      'submitted',
      'proposal_to_board',
    ],
    [
      committee,
      'Arbetsutskottets förslag till beslut\nKommunstyrelsen antar överenskommelsen.',
      'submitted',
      'proposal_to_board',
    ],
    [
      committee,
      'Beslut\nKommunstyrelsens arbetsutskott beslutar föreslå kommunstyrelsen att besluta att godkänna överenskommelsen.',
      'submitted',
      'proposal_to_board',
    ],
    [
      committee,
      'Beslut\nArbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige\natt anta överenskommelsen.',
      'submitted',
    ],
    [committee, 'Förslag till kommunstyrelsen\nÖverenskommelsen antas.', 'submitted', 'proposal_to_board'],
    [
      'Socialnämnden',
      'Beslut\nSocialnämnden föreslår kommunfullmäktige att anta avtalet mellan kommunerna.',
      'submitted',
      'proposal_to_council',
    ],
    [
      'Socialnämnden',
      'Socialnämndens beslut\nNämnden förordar att kommunstyrelsen godkänner överenskommelsen.',
      'submitted',
      'proposal_to_board',
    ],
    [
      board,
      'Beslut\nÄrendet överlämnas till kommunfullmäktige för beslut med förslag att överenskommelsen antas.',
      'submitted',
      'proposal_to_council',
    ],
  ])
})

test('a proposal to the body whose minutes these are is still only a proposal, until the body agrees to it', () => {
  holds([
    [
      board,
      'Arbetsutskottet föreslår kommunstyrelsen att anta överenskommelsen.',
      'submitted',
      'proposal_to_board',
    ],
    [
      board,
      'Beslut\nArbetsutskottet föreslår kommunstyrelsen besluta\natt anta överenskommelsen.',
      'submitted',
    ],
    [council, 'Kommunstyrelsen föreslår kommunfullmäktige att anta överenskommelsen.', 'submitted'],
    [
      council,
      'Kommunstyrelsens förslag till beslut\nKommunstyrelsen föreslår kommunfullmäktige att anta överenskommelsen.\n\nKommunfullmäktiges beslut\nBifalles.',
      'adopted',
      'decision',
    ],
    [
      board,
      'Arbetsutskottets förslag\nArbetsutskottet föreslår kommunstyrelsen\natt anta överenskommelsen.\n\nKommunstyrelsens beslut\nEnligt arbetsutskottets förslag.',
      'adopted',
      'decision',
    ],
  ])
})

test('what a background tells of others’ duties decides nothing', () => {
  holds([
    [
      board,
      'Förslag till beslut\nAvtalet antas.\n\nBakgrund\nKommunstyrelsen beslutar om avtal av detta slag.',
      null,
    ],
    [
      board,
      'Sammanfattning\nKommunfullmäktige antar taxor.\n\nKommunstyrelsens förslag till kommunfullmäktige\nTaxan antas.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Kommunstyrelsens förslag till kommunfullmäktige\nTaxan antas.\n\nBakgrund\nKommunfullmäktige godkänner taxor.\nKommunfullmäktige beslutar om avgifter.',
      'submitted',
      'proposal_to_council',
    ],
  ])
})

test('a step in the handling stays one, also where it speaks of a later proposal', () => {
  holds([
    [
      board,
      'Beslut\nÄrendet återremitteras till förvaltningen för att föreslå kommunfullmäktige en billigare lösning.',
      'referred_back',
      'decision',
    ],
    [
      committee,
      'Beslut\nArbetsutskottet föreslår kommunstyrelsen att återremittera ärendet.',
      'submitted',
      'proposal_to_board',
    ],
    [
      board,
      'Beslut\nInformationen antecknas och överlämnas till kommunfullmäktige för kännedom.',
      'noted',
      'noted',
    ],
  ])
})

test('clauses are read under the body they stand under', () => {
  const read = readDecision(
    extract(
      board,
      'Beslut\nI kommunfullmäktige:\n1. Överenskommelsen antas.\nI kommunstyrelsen, under förutsättning av kommunfullmäktiges beslut:\n1. Förvaltningen får i uppdrag att underteckna den.',
    ),
  )
  assert.deepEqual(
    read.clauses.map((clause) => clause.stage),
    ['proposal_to_council', 'decision'],
  )
  assert.equal(read.act, 'submitted')
})

test('a decision that only mentions a proposal is a decision', () => {
  holds([
    [
      council,
      'Beslut\nKommunfullmäktige beslutar enligt kommunstyrelsens förslag\natt anta överenskommelsen.',
      'adopted',
      'decision',
    ],
    [council, 'Kommunfullmäktiges beslut\nKommunstyrelsens förslag bifalls.', 'adopted', 'decision'],
    [
      board,
      'Beslut\nPå förslag av arbetsutskottet beslutar kommunstyrelsen att anta överenskommelsen.',
      'adopted',
      'decision',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen beslutar i enlighet med arbetsutskottets förslag.',
      'adopted',
      'decision',
    ],
    [council, 'Beslut\nEnligt kommunstyrelsens förslag:\nÖverenskommelsen godkänns.', 'adopted', 'decision'],
    [
      board,
      'Kommunstyrelsens beslut\nKommunstyrelsen antar överenskommelsen.\n\nArbetsutskottets förslag till beslut\nKommunstyrelsen antar överenskommelsen.',
      'adopted',
      'decision',
    ],
    [
      board,
      'Arbetsutskottets beslut\nArbetsutskottet föreslår kommunstyrelsen att anta överenskommelsen.\n\nKommunstyrelsens beslut\nKommunstyrelsen antar överenskommelsen.',
      'adopted',
      'decision',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen uppdrar åt kommundirektören att föreslå ändringar i överenskommelsen.\nKommunstyrelsen antar överenskommelsen.',
      'adopted',
      'decision',
    ],
    [
      council,
      'Kommunfullmäktige beslutar\natt anta överenskommelsen, och\natt den föreslås gälla från den 1 januari 2025.',
      'adopted',
      'decision',
    ],
  ])
})

test('each clause has its own act and stage when a board decides for its own part and proposes to the council', () => {
  const read = readDecision(
    extract(
      board,
      'Beslut\nKommunstyrelsen beslutar för egen del\natt utse en kontaktperson.\n\nKommunstyrelsen föreslår kommunfullmäktige\natt anta överenskommelsen.',
    ),
  )
  assert.deepEqual(
    read.clauses.map((clause) => [clause.act, clause.stage]),
    [
      ['adopted', 'decision'],
      ['submitted', 'proposal_to_council'],
    ],
  )
})

test('a decision on delegation says so, and stays a decision', () => {
  const read = readDecision(
    extract(
      committee,
      'Beslut\nArbetsutskottet beslutar på delegation av kommunstyrelsen att anta överenskommelsen.',
    ),
  )
  assert.equal(read.act, 'adopted')
  assert.equal(read.stage, 'delegated')
})
