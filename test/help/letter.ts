import type { VersionText } from '../../src/circulations/version.ts'

/** What a version of a recommendation says: two clauses, the second for one member only; one paper. */
export const aVersion: VersionText = {
  title: 'Överenskommelse om samverkan',
  answerBy: '2015-06-15',
  letter: {
    kind: 'recommendation',
    dnr: 'KSL/15/0016-5',
    dated: '2015-03-19',
    sender: 'Kommunförbundet',
    parts: [
      { heading: 'Bakgrund', text: 'En modell togs fram 2014.' },
      { heading: 'Tidsplan', text: 'Gäller från 2015-01-01.' },
    ],
    basis: { body: 'Styrelsen', on: '2015-03-19', paragraph: '§ 12' },
    decisionIsSignature: true,
    told: ['Samverkan Stockholmsregionen'],
    contact: { title: 'säkerhetssamordnare', email: 'fragor@forbundet.example' },
    answerTo: 'registrator@forbundet.example',
  },
  clauses: [
    { number: 1, text: 'att anta överenskommelsen', onlyFor: null },
    { number: 2, text: 'att anvisa medel', onlyFor: ['b', 'a'] },
  ],
  documents: [{ role: 'instrument', title: 'Överenskommelse', filename: 'a.pdf', sha256: 'aa'.repeat(32) }],
}

/**
 * A recommendation as an office sends it and a scanner returns it: our own text with the facts of the letter of 2015, worn
 * by OCR (dots lost, an ö read as 6), persons by title.
 */
export const letterOf2015 = `FORBUNDET ' '  REKOMMENDATION

Kommunforbundet        2015-03-19
Stockholms Lan         Dnr: KSL/15/0016-5
                       Kommunstyrelsen

Overenskommelse om samverkan for en trygg,
saker och storningsfri region

Rekommendation

Styrelsen beslutade vid sitt sammantrade den 19 mars 2015 att rekommendera
lanets kommuner att anta 6verenskommelsen om samverkan.

Bakgrund

Parterna har lange arbetat tillsammans. En avsiktsforklaring togs fram 2014, och
nu foljer en gemensam overenskommelse.

Tidsplan

Overenskommelsen galler retroaktivt fran 2015-01-01 och tills vidare.

Arendegang

Rekommendationen adresseras till kommunstyrelserna enligt den rutin som

galler vid beslut i styrelsen.

Beslut om antagande av overenskommelsen ar att likstallas med
undertecknande. Forbundet underrattar Samverkan Stockholmsregionen om
inkomna beslut fran kommunerna.

Svarsperiod

Forbundet onskar fa kommunernas stallningstaganden senast den 15 juni med e-
post till registrator@forbundet.example

Fragor och information

Fragor besvaras av sakerhetssamordnaren; e-post fragor@forbundet.example

Med vanlig halsning

KOMMUNFORBUNDET STOCKHOLMS LAN
`
