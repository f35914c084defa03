import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from './document.ts'
import { reportOf } from './report.ts'

test('a letter that goes with papers decides nothing, whoever is said in it to have agreed', () => {
  const text = `Mellanförbundet

Missiv 2024-11-04                                          Dnr MF 2024/0031

Till kommunerna i Mellanlänet

Ställningstagande till nytt avtal om hjälpmedel

Mellanförbundets styrelse beslutade den 29 oktober 2024 att rekommendera kommunerna att anta avtalet.

Kommunen föreslås besluta att för egen del
1. anta avtalet om hjälpmedel, samt
2. säga upp det nuvarande avtalet.

Bakgrund
Det nuvarande avtalet löper ut. Samrådsorganet ställde sig bakom förslaget den 3 oktober 2024. Avtalet föreslås gälla till och med den 31 december 2029. Kommunens beslut skickas till förbundet senast den 31 mars 2025.
`
  const { kind, act, deadline } = reportOf(readDocument(text))
  assert.deepEqual([kind, act, deadline], ['recommendation', undefined, '2025-03-31'])
})

test('an office before a surname is part of what somebody is called; before a place it is all there is', () => {
  const listed = (line: string) => {
    const { present } = reportOf(
      readDocument(
        `MINNESANTECKNINGAR 2011-11-24\n\nNärvarande: ${line}\n\n1. Hamnen\nGruppen diskuterade det.\n\n2. Bron\nGruppen diskuterade det.`,
      ),
    )
    return present
  }
  assert.deepEqual(listed('Kommundirektör Ek, Bjuv, Kommundirektör Alm, Klippan.'), [
    { name: 'Kommundirektör Ek', organisation: 'Bjuv' },
    { name: 'Kommundirektör Alm', organisation: 'Klippan' },
  ])
  assert.deepEqual(listed('Kommundirektör Bjuv, Kommundirektör Klippan.'), [
    { name: 'Kommundirektör', organisation: 'Bjuv' },
    { name: 'Kommundirektör', organisation: 'Klippan' },
  ])
})

test('those who abstain by name are counted, and a signing service is no receiver', () => {
  const text = `§ 91 Ärendenummer KS-2024-00217
Ägardirektiv för hamnen

Beslut
Kommunstyrelsen godkänner ägardirektivet.

Omröstning
Godkänd voteringsproposition: "Ja för avslag och Nej för bifall till tilläggsyrkandet."
Ada Ek (S), Bo Ask (M) och ordföranden Cia Alm (S) röstar Ja (3).
Dan Oja (SD) röstar Nej (1).
Eva Ros (V) och Fia Lind
(D) avstår från att rösta.

Protokollsutdrag skickas till
Hamnbolaget

Sign Service Referensnummer: 44120SE                               Öppen
`
  const { vote, sent_to } = reportOf(readDocument(text))
  assert.deepEqual(vote, { yes: 3, no: 1, abstain: 2 })
  assert.deepEqual(sent_to, ['Hamnbolaget'])
})
