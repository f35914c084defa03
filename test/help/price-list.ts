import assert from 'node:assert/strict'
import { attachPapers, pasteLetter } from './ksl.ts'
import type { Office } from './office.ts'
import type { Visitor } from './visitor.ts'

/** A second recommendation of the same spring, so that a member may answer two in one letter. Invented. */

export const priceTitle = 'Gemensam prislista för gymnasieskolan 2016'

const letter = `FÖRBUNDET          REKOMMENDATION

Kommunförbundet        2015-04-09
Stockholms Län         Dnr: KSL/14/0091-2
                       Kommunstyrelsen

${priceTitle}

Rekommendation

Styrelsen beslutade vid sitt sammanträde den 9 april 2015 att rekommendera
länets kommuner att anta prislistan för gymnasieskolan 2016.

Svarsperiod

Förbundet önskar få kommunernas ställningstaganden senast den 15 september 2015 med e-post till
registrator@forbundet.example

KOMMUNFÖRBUNDET STOCKHOLMS LÄN
`

const corrections = {
  title: priceTitle,
  caseChoice: 'written',
  caseDnr: 'KSL/14/0091',
  basisBody: 'styrelsen',
  basisParagraph: '§ 31',
  clauseText: ['att anta prislistan för gymnasieskolan 2016'],
  instrumentTitle: priceTitle,
}

export async function sendPriceList(office: Office, registrar: Visitor): Promise<void> {
  const read = await pasteLetter(registrar, letter)
  const corrected = await read.form('draft').fillIn(corrections).submit('stay')
  const whole = await attachPapers(corrected.assertStatus(200))
  const preview = await whole.form('draft').submit('preview')
  const sent = await preview.assertStatus(200).form('/send').submit()
  assert.match(sent.assertStatus(200).address, /^\/ksl\/circulations\/KSL-14-0091-2\/dispatch/)
  office.clock.advance(31_000)
  await office.sendDue()
  assert.equal(office.post.letters.filter(({ subject }) => subject.includes(priceTitle)).length, 26)
}
