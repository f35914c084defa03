import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { Tampering } from '../../test/help/tampering.ts'
import { findAssociations } from '../organisations/store.ts'
import { isWhole } from './verification.actions.ts'
import { faultLines, verificationLines } from './verification.texts.ts'

const { connection, database } = await freshDatabase()
await layDemo(database, 'http://radslag.example')
const associations = await database.reading(null, findAssociations)

const tampering = new Tampering(connection, database)
const checked = (slug: string, files = true) => tampering.checked(slug, files)
const tampered = (table: string, statement: string, slug: string) =>
  tampering.tampered(table, statement, slug)

interface Altered {
  readonly what: string
  readonly table: string
  readonly statement: string
  /** What is said in Swedish. */
  readonly says: RegExp
  readonly slug?: string
}

/** A copy of one act under another id, as if it had always been there. */
const inserted = `insert into act (association_id, id, log_seq, recorded_at, circulation_id, version, organisation_id, type)
  select association_id, gen_random_uuid(), 1, recorded_at, circulation_id, version, organisation_id, 'adopted'
  from act where type = 'declined'`

const tamperings: readonly Altered[] = [
  {
    what: 'a refusal made an adoption',
    table: 'act',
    statement: `update act set type = 'adopted' where type = 'declined'`,
    says: /^Ställningstagandet från \S+ i KSL\/15\/0016-5: ”slag av ställningstagande” är adopted; enligt loggen \(post \d+\) ska det vara declined\.$/,
  },
  {
    what: 'a day of decision moved',
    table: 'act',
    statement: `update act set decided_on = '2015-05-12' where decided_on = '2015-05-11'`,
    says: /^Ställningstagandet från .+: ”beslutsdag” är 2015-05-12; enligt loggen \(post \d+\) ska det vara 2015-05-11\.$/,
  },
  {
    what: 'a rider taken away',
    table: 'act',
    statement: `update act set riders = '[]' where riders <> '[]'`,
    says: /^Ställningstagandet från .+: ”tillägg och villkor” stämmer inte med loggen \(post \d+\)\.$/,
  },
  {
    what: 'another sentence as evidence',
    table: 'act_evidence',
    statement: `update act_evidence set quote = 'Kommunstyrelsen avslår förslaget.' where quote is not null`,
    says: /^Ställningstagandet från .+: ”underlag” stämmer inte med loggen \(post \d+\)\.$/,
  },
  {
    what: 'an act put in beside the log',
    table: 'act',
    statement: inserted,
    says: /^Ställningstagandet från \S+ i KSL\/15\/0016-5: finns inte i loggen: det har lagts in vid sidan av den\.$/,
  },
  {
    what: 'an act taken out',
    table: 'act',
    statement: `delete from act where type = 'declined'`,
    says: /^Ställningstagandet från \S+ i KSL\/15\/0016-5: saknas, men finns i loggen \(post \d+\)\.$/,
  },
  {
    what: 'a standing that the acts do not give',
    table: 'standing',
    statement: `update standing set kind = 'adopted' where kind = 'declined'`,
    says: /^Läget för \S+ i KSL\/15\/0016-5: ”läge” är adopted; enligt ställningstagandena ska det vara declined\.$/,
  },
  {
    what: 'a party that the acts do not give',
    table: 'party',
    statement: `delete from party`,
    says: /^Tiden som part för \S+ i ”.+”: saknas, men följer av ställningstagandena\.$/,
  },
  {
    what: 'the moment when an answer came',
    table: 'registry_entry',
    statement: `update registry_entry set received_at = received_at - interval '40 days' where received_at is not null`,
    says: /^Diariehändelsen .+-\d+: ”inkommet” är .+; enligt loggen \(post \d+\) ska det vara .+\.$/,
  },
  {
    what: 'another counterpart in the register',
    table: 'registry_entry',
    statement: `update registry_entry set counterpart = 'Någon annan' where direction = 'received'`,
    says: /^Diariehändelsen .+-\d+: ”motpart” är Någon annan; enligt loggen/,
  },
  {
    what: 'a document that is another file',
    table: 'document',
    statement: `update document d set sha256 = (select sha256 from document o where o.sha256 <> d.sha256 and o.association_id = d.association_id limit 1)`,
    says: /^Handlingen ”.+” i .+-\d+: ”fil” stämmer inte med loggen \(post \d+\)\.$/,
  },
  {
    what: 'a document shown to everybody',
    table: 'document',
    statement: `update document set public = not public`,
    says: /^Handlingen ”.+” i .+: ”offentlig” är (true|false); enligt loggen/,
  },
  {
    what: 'the recommended text, with its hash made to fit or not',
    table: 'clause',
    statement: `update clause set text = text || ' ej'`,
    says: /^Rekommendationen eller remissen \S+: texten i version 1 stämmer inte med loggen \(post \d+\)\.$/,
  },
  {
    what: 'the letter emptied',
    table: 'circulation_version',
    statement: `update circulation_version set letter = '{}'`,
    says: /^Rekommendationen eller remissen \S+: texten i version 1 stämmer inte med loggen \(post \d+\)\.$/,
  },
  {
    what: 'the terms of an agreement',
    table: 'instrument',
    statement: `update instrument set terms = jsonb_set(terms, '{counting}', '"received"')`,
    says: /^Överenskommelsen ”.+”: ”villkor för ikraftträdande” stämmer inte med loggen/,
  },
  {
    what: 'an act left out of a notice',
    table: 'notice_act',
    statement: `delete from notice_act`,
    says: /^Underrättelse \d+ till .+: ”ställningstaganden” stämmer inte med loggen/,
  },
  {
    what: 'the title of a case',
    table: 'case_file',
    statement: `update case_file set title = 'Annat'`,
    says: /^Ärendet \S+: ”rubrik” är (inte vad loggen|Annat; enligt loggen)/,
  },
  {
    what: 'every file overwritten',
    table: 'file_chunk',
    statement: `update file_chunk set bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 1)`,
    says: /^Filen .+ är inte den som togs emot\.$/,
  },
  {
    what: 'the end of a file cut off',
    table: 'file_chunk',
    statement: `update file_chunk set bytes = substr(bytes, 1, length(bytes) - 1) where length(bytes) > 1`,
    says: /^Filen .+ är inte den som togs emot\.$/,
  },
  {
    what: 'a file without its bytes',
    table: 'file_chunk',
    statement: `delete from file_chunk`,
    says: /^Filen .+ är inte den som togs emot\.$/,
  },
  {
    what: 'a file that is gone',
    table: 'file',
    statement: `delete from file`,
    says: /^Handlingen ”.+” i .+: ”filen finns kvar” är false; enligt loggen/,
  },
  {
    what: 'a membership that begins another day',
    table: 'membership',
    statement: `update membership set valid_from = valid_from + 1`,
    says: /^Medlemskapet för [^:]+: ”perioder” är 2010-01-02–; enligt loggen \(post \d+\) ska det vara 2010-01-01–\.$/,
  },
  {
    what: 'a member taken out',
    table: 'membership',
    statement: `delete from membership`,
    says: /^Medlemskapet för [^:]+: saknas, men finns i loggen/,
  },
  {
    what: 'a question reworded',
    table: 'question',
    statement: `update question set text = text || ' Eller hur?'`,
    says: /^Fråga 1 om \S+: ”frågans text” stämmer inte med loggen/,
  },
  {
    what: 'who asked',
    table: 'question',
    statement: `update question set asked_by = 'någon annan'`,
    says: /^Fråga 1 om \S+: ”vem som frågade” stämmer inte med loggen/,
  },
  {
    what: 'an answer that all have read',
    table: 'question_answer',
    statement: `update question_answer set answer = 'Nej.'`,
    says: /^Fråga 1 om \S+: ”svar” stämmer inte med loggen/,
  },
  {
    what: 'the words of minutes',
    table: 'minutes',
    statement: `update minutes set content = jsonb_set(content, '{body}', '"En annan grupp"')`,
    says: /^Protokollet .+ \d+\/\d{4}: texten i version 1 stämmer inte med loggen/,
    slug: 'skane-nordvast',
  },
]

describe('whoever owns the database and alters what is recorded is told of', () => {
  for (const { what, table, statement, says, slug = 'ksl' } of tamperings)
    test(what, async () => {
      const found = await tampered(table, statement, slug)
      const [first] = faultLines(found, 'sv')
      assert.match(first ?? 'nothing is said', says)
      assert.ok(!isWhole(found))
      const english = faultLines(found, 'en').join(' ')
      assert.doesNotMatch(english, /[åäö]\S* är|loggen|null|undefined/)
      assert.notEqual(english, '')
    })
})

test('nothing is said where nothing has been tampered with, and everything has been looked at', async () => {
  for (const { slug } of associations) {
    const found = await checked(slug)
    assert.deepEqual(faultLines(found, 'sv'), [], slug)
    assert.ok(isWhole(found))
    assert.ok(found.files!.files > 10)
  }
  const { tables } = await checked('ksl')
  const never = [...tables!.counts].filter(([, count]) => count === 0).map(([kind]) => kind)
  // What the demo has none of is altered in a story of its own (test/stories/tampered.test.ts).
  assert.deepEqual(never, ['decision', 'lodging', 'minutes', 'call', 'mail'])
})

test('files are left out when that is asked for, and it says so', async () => {
  const found = await checked('ksl', false)
  assert.equal(found.files, null)
  assert.match(verificationLines('ksl', found, 'sv').join('\n'), /Filerna har inte lästs\./)
})

test('what has been erased in the log by law is not compared, and is counted', async () => {
  const erased = `update log_payload set payload = null, salt = null, erased_at = now()
    where seq = (select log_seq from act where type = 'declined' limit 1)`
  const found = await tampered('log_payload', erased, 'ksl')
  assert.deepEqual(faultLines(found, 'sv'), [])
  assert.ok(isWhole(found))
  assert.equal(found.tables?.erased, 1)
  assert.match(verificationLines('ksl', found, 'sv').join('\n'), /inte jämförda: 1\./)
})

test('where the chain is broken its words prove nothing, and are not compared', async () => {
  const found = await tampered('log_payload', `update log_payload set payload = '{}' where seq = 7`, 'ksl')
  assert.equal(found.chain.broken?.seq, 7)
  assert.equal(found.tables, null)
  assert.ok(!isWhole(found))
})
