import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readDecision } from '../reading/extract.ts'
import { type OwnText, otherNamed, saidAbout } from './named-instrument.ts'

const agreement = 'Överenskommelse om samverkan för en trygg, säker och störningsfri region'
const declaration = 'Avsiktsförklaring om samverkan för en trygg, säker och störningsfri region'

const instrument = (id: string, title: string, caseDnr: string | null = null): OwnText => ({
  id,
  dnr: caseDnr,
  caseDnr,
  title,
  instrument: id,
})
const circulation = (id: string, dnr: string, title: string, text: string): OwnText => ({
  id,
  dnr,
  caseDnr: dnr.replace(/-\d+$/, ''),
  title,
  instrument: text,
})
const own = {
  texts: [
    circulation('avtal', 'KSL/15/0016-5', agreement, 'text-2015'),
    circulation('remiss', 'KSL/15/0016-2', `Remiss: ${agreement}`, 'text-2015'),
    circulation('pris-2016', 'KSL/14/0091-2', 'Prislista för gymnasieskolan 2016', 'text-2016'),
    instrument('text-2015', agreement, 'KSL/15/0016'),
    instrument('text-2014', declaration),
    instrument('text-pris-15', 'Prislista för gymnasieskolan 2015'),
    instrument('text-2016', 'Prislista för gymnasieskolan 2016', 'KSL/14/0091'),
  ],
  prefixes: ['KSL'],
}

interface Minutes {
  readonly heading: string
  readonly background?: string
  readonly words: string
}

const extract = ({ heading, background = '', words }: Minutes): string => `Järfälla kommun
Kommunstyrelsen
SAMMANTRÄDESPROTOKOLL
Sammanträdesdatum 2015-06-03

§ 84 Dnr KS 2015/123

${heading}

${background}

Beslut
Kommunstyrelsen beslutar ${words}

Justerat 2015-06-03
`

function about(minutes: Minutes, circulationId = 'avtal', texts = own): string | null {
  const text = extract(minutes)
  return otherNamed(saidAbout(readDecision(text)), text, circulationId, texts)
}

describe('which of our texts a decision is about', () => {
  const adopts = `att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.`
  const stands = `att ställa sig bakom avsiktsförklaringen.`

  test('the one that was sent, by its number or by its words', () => {
    assert.equal(about({ heading: `${agreement} (KSL/15/0016-5)`, words: adopts }), null)
    assert.equal(about({ heading: agreement, words: 'att godkänna förslaget.' }), null)
    assert.equal(about({ heading: 'Samverkan', words: 'att anta överenskommelsen.' }), null)
  })
  test('the declaration of 2014, by the number of a case that we have only the series of', () => {
    const found = about({ heading: `${declaration} (KSL/14/0087)`, words: 'att godkänna förslaget.' })
    assert.equal(found, 'KSL/14/0087')
  })
  test('the declaration of 2014, by the one word that only its title has', () => {
    assert.equal(about({ heading: 'Samverkan', words: stands }), declaration)
    const without = { ...own, texts: own.texts.filter(({ id }) => id !== 'text-2014') }
    assert.equal(about({ heading: 'Samverkan', words: stands }, 'avtal', without), null)
  })
  test('what the decision says goes before a number that stands in the margin', () => {
    assert.equal(about({ heading: 'Samverkan (KSL/15/0016-5)', words: stands }), declaration)
  })
  test('that the declaration is told of on the way makes it no answer to it', () => {
    const background = `Överenskommelsen bygger på avsiktsförklaringen från 2014 (KSL/14/0087).`
    assert.equal(about({ heading: agreement, background, words: adopts }), null)
    assert.equal(about({ heading: 'Samverkan', background, words: 'att anta överenskommelsen.' }), null)
    const both = { heading: 'Samverkan', background, words: 'att godkänna förslaget (KSL/15/0016-5).' }
    assert.equal(about(both), null)
  })
  test('another circulation of the same case, by its number', () => {
    const earlier = { heading: agreement, words: 'att tillstyrka förslaget (KSL/15/0016-2).' }
    assert.match(about(earlier) ?? '', /^Remiss: .*\(KSL\/15\/0016-2\)$/)
    assert.equal(about({ heading: agreement, words: 'att anta förslaget (KSL/15/0016-3).' }), null)
  })
  test('the member’s own number is nobody else’s', () => {
    assert.equal(about({ heading: 'Samverkan (KS 14/0087)', words: 'att godkänna förslaget.' }), null)
  })
  test('last year’s price list by its whole title, and not by a year that stands anywhere', () => {
    const last = { heading: 'Prislista', words: 'att anta prislista för gymnasieskolan 2015.' }
    assert.equal(about(last, 'pris-2016'), 'Prislista för gymnasieskolan 2015')
    const now = { heading: 'Prislista', words: 'att under 2015 anta prislistan för gymnasieskolan.' }
    assert.equal(about(now, 'pris-2016'), null)
  })
})
