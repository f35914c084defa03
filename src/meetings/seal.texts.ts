import { momentInTable } from '../kit/day-words.ts'
import { defineTexts } from '../kit/language.ts'
import type { FileVerdict, SealedFile } from './seal.ts'

const whenSealed = ({ minutes, recordedAt }: SealedFile): string => `${minutes}, ${momentInTable(recordedAt)}`

type Sealed = Extract<FileVerdict, { is: 'sealed' }>

function sealedSv({ as, of }: Sealed): string {
  if (!as.isMasked)
    return `${as.kind === 'extract' ? 'Utdraget bestyrktes' : 'Protokollet låstes'} i post ${as.seq} (${whenSealed(as)}).`
  const what = as.kind === 'extract' ? 'Det är ett utdrag ur' : 'Det är'
  const original = of ? ` Protokollet självt låstes i post ${of.seq} (${momentInTable(of.recordedAt)}).` : ''
  return `${what} den maskade upplagan av ${as.minutes}, utan det som inte visas för allmänheten. Maskningen är antecknad i post ${as.seq} (${momentInTable(as.recordedAt)}).${original}`
}

function sealedEn({ as, of }: Sealed): string {
  if (!as.isMasked)
    return `${as.kind === 'extract' ? 'The extract was certified' : 'The minutes were locked'} in entry ${as.seq} (${whenSealed(as)}).`
  const what = as.kind === 'extract' ? 'It is an extract of' : 'It is'
  const original = of
    ? ` The minutes themselves were locked in entry ${of.seq} (${momentInTable(of.recordedAt)}).`
    : ''
  return `${what} the masked edition of ${as.minutes}, without what is not shown to the public. The masking is recorded in entry ${as.seq} (${momentInTable(as.recordedAt)}).${original}`
}

function doneSv({ isMasked, kind }: SealedFile): string {
  if (isMasked) return 'den maskade upplagan gjordes'
  return kind === 'extract' ? 'utdraget bestyrktes' : 'protokollet låstes'
}

function doneEn({ isMasked, kind }: SealedFile): string {
  if (isMasked) return 'the masked edition was made'
  return kind === 'extract' ? 'the extract was certified' : 'the minutes were locked'
}

/** What holding a file against the chain came to. */
export const sealTexts = defineTexts(
  {
    fileVerdict: (file: string, verdict: FileVerdict): string => {
      if (verdict.is === 'unknown') return `${file}: finns inte i loggen, varken oförändrad eller ändrad.`
      if (verdict.is === 'sealed') return `${file}: oförändrad. ${sealedSv(verdict)}`
      const { from, first, last } = verdict
      const where = first === last ? `byte ${first}` : `byte ${first}–${last}`
      return `${file}: ÄNDRAD efter att ${doneSv(from)} i post ${from.seq} (${whenSealed(from)}). Skiljer sig först i ${where}, räknat från 0.`
    },
    transcript: 'Loggens kontrolluppgifter',
    transcriptHint:
      'Med filen kan den sparade PDF:en kontrolleras utan databasen: radslag verify PROTOKOLL.pdf LOGG.ndjson',
  },
  {
    fileVerdict: (file: string, verdict: FileVerdict): string => {
      if (verdict.is === 'unknown') return `${file}: is not in the log, neither unchanged nor changed.`
      if (verdict.is === 'sealed') return `${file}: unchanged. ${sealedEn(verdict)}`
      const { from, first, last } = verdict
      const where = first === last ? `byte ${first}` : `bytes ${first}–${last}`
      return `${file}: CHANGED after ${doneEn(from)} in entry ${from.seq} (${whenSealed(from)}). First differs in ${where}, counted from 0.`
    },
    transcript: 'The log’s verification data',
    transcriptHint:
      'With this file a saved PDF can be checked without the database: radslag verify MINUTES.pdf LOG.ndjson',
  },
)
