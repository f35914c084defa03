import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'
import type { Verdict } from './actions.ts'
import type { Break } from './entry.ts'

const whySv: Record<Break, string> = {
  missing: 'posten saknas',
  previous: 'posten hör inte ihop med den föregående',
  time: 'tiden är inte senare än den föregående postens',
  hash: 'uppgifterna stämmer inte med kontrollsumman',
  payload: 'innehållet stämmer inte med kontrollsumman',
}
const whyEn: Record<Break, string> = {
  missing: 'the entry is missing',
  previous: 'the entry does not follow on the one before',
  time: 'the time is not later than that of the entry before',
  hash: 'the facts do not agree with the checksum',
  payload: 'the content does not agree with the checksum',
}

export const texts = defineTexts(
  {
    verdict: (slug: string, { entries, broken }: Verdict) =>
      broken
        ? `${slug}: loggen är inte hel. Post ${broken.seq}: ${whySv[broken.why]}.`
        : `${slug}: loggen är hel, ${entries} poster.`,
  },
  {
    verdict: (slug: string, { entries, broken }: Verdict) =>
      broken
        ? `${slug}: the log is not intact. Entry ${broken.seq}: ${whyEn[broken.why]}.`
        : `${slug}: the log is intact, ${entries} entries.`,
  },
)

export const sentences: Sentences = {
  sv: {
    'log.not-a-transcript': ({ line }) =>
      `Filen är inte en loggutskrift från Rådslag: rad ${line} går inte att läsa.`,
  },
  en: {
    'log.not-a-transcript': ({ line }) =>
      `The file is not a transcript of a Rådslag log: line ${line} cannot be read.`,
  },
}
