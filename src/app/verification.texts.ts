import type { Language } from '../kit/language.ts'
import { defineTexts } from '../kit/language.ts'
import { texts as logTexts } from '../log/texts.ts'
import type { Discrepancy, Facts } from '../log/reconciliation.ts'
import type { Called } from './reconciled.store.ts'
import type { Damaged, Named, Verification } from './verification.actions.ts'

type Naming = (called: Called, facts: Facts) => string

/** Which thing it is, in the words that stand in the sentence's beginning. */
const naming = defineTexts<Readonly<Record<string, Naming>>>(
  {
    act: ({ organisation, dnr }) => `ställningstagandet från ${organisation} i ${dnr}`,
    entry: (called, { number }) => `diariehändelsen ${called.case}-${said(number)}`,
    document: ({ entry }, { filename }) => `handlingen ”${said(filename)}” i ${entry}`,
    case: (_, { dnr }) => `ärendet ${said(dnr)}`,
    circulation: ({ dnr }) => `rekommendationen eller remissen ${dnr}`,
    instrument: (_, { title }) => `överenskommelsen ”${said(title)}”`,
    notice: (_, { number, recipient }) => `underrättelse ${said(number)} till ${said(recipient)}`,
    minutes: ({ meeting }) => `protokollet ${meeting}`,
    decision: (_, { reference, title }) => `beslutet ${said(reference)} ”${said(title)}”`,
    letter: () => 'det inkomna brevet',
    lodging: ({ organisation, dnr }) => `det som ${organisation} lämnade via länken i ${dnr}`,
    membership: ({ organisation }) => `medlemskapet för ${organisation}`,
    question: ({ dnr }, { number }) => `fråga ${said(number)} om ${dnr}`,
    call: ({ organisation, dnr }) => `samtalet med ${organisation} om ${dnr}`,
    mail: (_, { title, to }) => `det avsända brevet ”${said(title)}” till ${said(to)}`,
    standing: ({ organisation, dnr }) => `läget för ${organisation} i ${dnr}`,
    party: ({ organisation, instrument }) => `tiden som part för ${organisation} i ”${instrument}”`,
  },
  {
    act: ({ organisation, dnr }) => `the act of ${organisation} in ${dnr}`,
    entry: (called, { number }) => `registry entry ${called.case}-${said(number)}`,
    document: ({ entry }, { filename }) => `the document “${said(filename)}” in ${entry}`,
    case: (_, { dnr }) => `case ${said(dnr)}`,
    circulation: ({ dnr }) => `the circulation ${dnr}`,
    instrument: (_, { title }) => `the agreement “${said(title)}”`,
    notice: (_, { number, recipient }) => `notice ${said(number)} to ${said(recipient)}`,
    minutes: ({ meeting }) => `the minutes ${meeting}`,
    decision: (_, { reference, title }) => `the decision ${said(reference)} “${said(title)}”`,
    letter: () => 'the incoming letter',
    lodging: ({ organisation, dnr }) => `what ${organisation} lodged by the link in ${dnr}`,
    membership: ({ organisation }) => `the membership of ${organisation}`,
    question: ({ dnr }, { number }) => `question ${said(number)} about ${dnr}`,
    call: ({ organisation, dnr }) => `the call with ${organisation} about ${dnr}`,
    mail: (_, { title, to }) => `the letter “${said(title)}” sent to ${said(to)}`,
    standing: ({ organisation, dnr }) => `the standing of ${organisation} in ${dnr}`,
    party: ({ organisation, instrument }) => `the time as a party of ${organisation} in “${instrument}”`,
  },
)

/** Fields by the words that the pages use for them; a field that is not here is told by its own name. */
const fields: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: {
    type: 'slag av ställningstagande',
    as: 'vad det rättas till',
    organisation: 'medlem',
    circulation: 'rekommendation eller remiss',
    decided: 'beslutsdag',
    final: 'laga kraft',
    deposited: 'inkommet i behörigt skick',
    effective: 'gäller från',
    decidedBy: 'beslutat av',
    paragraph: 'paragraf',
    clauses: 'beslutspunkter',
    riders: 'tillägg och villkor',
    findings: 'formkontroll',
    until: 'till och med',
    opinion: 'yttrande',
    note: 'anteckning',
    evidence: 'underlag',
    recorded: 'tidpunkt för noteringen',
    happenedOn: 'datum',
    receivedAt: 'inkommet',
    counterpart: 'motpart',
    subject: 'ärendemening',
    channel: 'kanal',
    isVoided: 'makulerad',
    title: 'rubrik',
    filename: 'filnamn',
    sha256: 'fil',
    public: 'offentlig',
    isStored: 'filen finns kvar',
    terms: 'villkor för ikraftträdande',
    documents: 'texter',
    acts: 'ställningstaganden',
    versions: 'versioner',
    kind: 'läge',
    answered: 'har svarat',
    counts: 'räknas',
    latestAct: 'senaste ställningstagande',
    periods: 'perioder',
    to: 'mottagare',
    content: 'innehåll',
    words: 'det som sades',
    calledOn: 'samtalets dag',
    written: 'det som skrevs',
    text: 'frågans text',
    askedBy: 'vem som frågade',
    answers: 'svar',
    editions: 'antal maskade utgåvor',
  },
  en: {
    type: 'kind of act',
    as: 'what it is corrected to',
    organisation: 'member',
    decided: 'day of decision',
    decidedBy: 'decided by',
    recorded: 'moment of recording',
    happenedOn: 'date',
    receivedAt: 'received',
    isVoided: 'voided',
    sha256: 'file',
    isStored: 'the file is still there',
    kind: 'standing',
    latestAct: 'latest act',
    to: 'recipient',
    words: 'what was said',
    calledOn: 'day of the call',
    written: 'what was written',
    text: 'text of the question',
    askedBy: 'who asked',
    editions: 'number of masked editions',
  },
}

/** Longer values are not read out. */
const readable = 60

const said = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))
const isReadable = (value: unknown): boolean =>
  said(value).length <= readable && !/^[0-9a-f]{64}$/.test(said(value))

const versionField = /^(text|hash|files|masked|words) (\d+)$/
const versionWords = defineTexts<Readonly<Record<string, string>>>(
  {
    text: 'texten i version',
    hash: 'kontrollsumman för version',
    files: 'de tryckta filerna till version',
    masked: 'filerna till den maskade utgåvan',
    words: 'vad som maskas i utgåvan',
  },
  {
    text: 'the text of version',
    hash: 'the checksum of version',
    files: 'the printed files of version',
    masked: 'the files of masked edition',
    words: 'what is masked in edition',
  },
)

function fieldWords(field: string, language: Language): string {
  const [, what, version] = versionField.exec(field) ?? []
  if (what) return `${versionWords[language][what]} ${version}`
  return language === 'sv' ? `”${fields.sv[field] ?? field}”` : `“${fields.en[field] ?? field}”`
}

const isComputed = (kind: string): boolean => kind === 'standing' || kind === 'party'

/** By whom it is known what it should be: the log's entry, or for what is computed the acts. */
const sources = defineTexts(
  {
    source: ({ kind, seq }: Named) => (isComputed(kind) ? 'ställningstagandena' : `loggen (post ${seq})`),
    is: (field: string, says: string) => `${field} är ${says}`,
    should: (source: string, logged: string) => `enligt ${source} ska det vara ${logged}`,
    differs: (field: string, source: string) => `${field} stämmer inte med ${source}`,
    gone: (source: string) => `saknas, men finns i ${source}`,
    computedGone: 'saknas, men följer av ställningstagandena',
    unlogged: 'finns inte i loggen: det har lagts in vid sidan av den',
    computedUnlogged: 'följer inte av ställningstagandena',
  },
  {
    source: ({ kind, seq }: Named) => (isComputed(kind) ? 'the acts' : `the log (entry ${seq})`),
    is: (field: string, says: string) => `${field} is ${says}`,
    should: (source: string, logged: string) => `by ${source} it should be ${logged}`,
    differs: (field: string, source: string) => `${field} does not agree with ${source}`,
    gone: (source: string) => `is missing, but is in ${source}`,
    computedGone: 'is missing, but follows from the acts',
    unlogged: 'is not in the log: it was added without being logged',
    computedUnlogged: 'does not follow from the acts',
  },
)

function wrongWords(named: Named, language: Language): string {
  const words = sources[language]
  const source = words.source(named)
  const computed = isComputed(named.kind)
  const { discrepancy } = named
  if (discrepancy.is === 'gone') return computed ? words.computedGone : words.gone(source)
  if (discrepancy.is === 'unlogged') return computed ? words.computedUnlogged : words.unlogged
  return alteredWords(discrepancy, source, language)
}

function alteredWords(
  { field, says, logged }: Extract<Discrepancy, { is: 'altered' }>,
  source: string,
  language: Language,
): string {
  const words = sources[language]
  const name = fieldWords(field, language)
  if (!isReadable(says) || !isReadable(logged)) return words.differs(name, source)
  return `${words.is(name, said(says))}; ${words.should(source, said(logged))}`
}

function damagedWords({ filename, entry, letter, sha256 }: Damaged, language: Language): string {
  const file = `${sha256.slice(0, 16)}…`
  if (language === 'sv') {
    if (filename) return `filen ”${filename}” i ${entry} (${file}) är inte den som togs emot`
    return `${letter ? 'filen till ett inkommet brev' : 'filen'} ${file} är inte den som togs emot`
  }
  if (filename) return `the file “${filename}” in ${entry} (${file}) is not the one that was received`
  return `${letter ? 'the file of an incoming letter' : 'the file'} ${file} is not the one that was received`
}

/** One sentence for each sort of thing that is wrong; none where all is as it should be. */
export function faultLines({ first, damaged, wrong }: Verification, language: Language): string[] {
  const lines = [
    first && `${naming[language][first.kind]!(first.called, first.facts)}: ${wrongWords(first, language)}.`,
    damaged && `${damagedWords(damaged, language)}.`,
  ].filter((line) => line !== null)
  const more = wrong - lines.length
  const rest = language === 'sv' ? `Fel som inte är nämnda här: ${more}.` : `Faults not named here: ${more}.`
  return [...lines.map(begun), ...(more > 0 ? [rest] : [])]
}

const begun = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

const summaries = defineTexts(
  {
    whole: (compared: number) => `Det som är noterat stämmer med loggen: ${compared} jämförda.`,
    faulty: 'Det som är noterat stämmer inte med loggen.',
    erased: (count: number) => `Gallrade i loggen och därför inte jämförda: ${count}.`,
    files: (count: number, mb: number) => `Filer lästa på nytt: ${count} (${mb} MB).`,
    without: 'Filerna har inte lästs.',
  },
  {
    whole: (compared: number) => `What is recorded agrees with the log: ${compared} compared.`,
    faulty: 'What is recorded does not agree with the log.',
    erased: (count: number) => `Erased in the log and so not compared: ${count}.`,
    files: (count: number, mb: number) => `Files read anew: ${count} (${mb} MB).`,
    without: 'The files have not been read.',
  },
)

/** What is said of one association, line by line. */
export function verificationLines(slug: string, found: Verification, language: Language): string[] {
  const words = summaries[language]
  const chain = logTexts[language].verdict(slug, found.chain)
  const { tables, files } = found
  const compared = [...(tables?.counts.values() ?? [])].reduce((sum, count) => sum + count, 0)
  return [
    chain,
    ...(tables ? [found.wrong === 0 ? words.whole(compared) : words.faulty] : []),
    ...faultLines(found, language),
    ...(tables && tables.erased > 0 ? [words.erased(tables.erased)] : []),
    files ? words.files(files.files, megabytes(files.bytes)) : words.without,
  ]
}
