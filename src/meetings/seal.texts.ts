import { momentInTable } from '../kit/day-words.ts'
import { defineTexts } from '../kit/language.ts'
import type { FileVerdict, SealedFile } from './seal.ts'

const whenSealed = ({ minutes, recordedAt }: SealedFile): string => `${minutes}, ${momentInTable(recordedAt)}`

/** What holding a file against the chain came to. */
export const sealTexts = defineTexts(
  {
    fileVerdict: (file: string, verdict: FileVerdict): string => {
      if (verdict.is === 'unknown') return `${file}: finns inte i loggen, varken oförändrad eller ändrad.`
      if (verdict.is === 'sealed')
        return `${file}: oförändrad. ${verdict.as.kind === 'extract' ? 'Utdraget bestyrktes' : 'Protokollet låstes'} i post ${verdict.as.seq} (${whenSealed(verdict.as)}).`
      const { from, first, last } = verdict
      const where = first === last ? `byte ${first}` : `byte ${first}–${last}`
      return `${file}: ÄNDRAD efter att ${from.kind === 'extract' ? 'utdraget bestyrktes' : 'protokollet låstes'} i post ${from.seq} (${whenSealed(from)}). Skiljer sig först i ${where}, räknat från 0.`
    },
    transcript: 'Loggens kontrolluppgifter',
    transcriptHint:
      'Med filen kan den sparade PDF:en kontrolleras utan databasen: radslag verify PROTOKOLL.pdf LOGG.ndjson',
  },
  {
    fileVerdict: (file: string, verdict: FileVerdict): string => {
      if (verdict.is === 'unknown') return `${file}: is not in the log, neither as it was nor changed.`
      if (verdict.is === 'sealed')
        return `${file}: unchanged. ${verdict.as.kind === 'extract' ? 'The extract was certified' : 'The minutes were locked'} in entry ${verdict.as.seq} (${whenSealed(verdict.as)}).`
      const { from, first, last } = verdict
      const where = first === last ? `byte ${first}` : `bytes ${first}–${last}`
      return `${file}: CHANGED after ${from.kind === 'extract' ? 'the extract was certified' : 'the minutes were locked'} in entry ${from.seq} (${whenSealed(from)}). First differs in ${where}, counted from 0.`
    },
    transcript: 'The log’s check figures',
    transcriptHint:
      'With this file a saved PDF can be checked without the database: radslag verify MINUTES.pdf LOG.ndjson',
  },
)
