import { defineTexts } from '../kit/language.ts'

export const importTexts = defineTexts(
  {
    importMinutes: 'Läs in protokoll',
    lead: 'Ladda upp ett äldre protokoll (PDF, Word eller text), eller klistra in det. Det läses och föreslås som ett möte, som du rättar bredvid källan.',
    file: 'Protokoll',
    pasted: 'Eller klistra in texten',
    read: 'Läs',
    source: 'Källan',
    proposal: 'Mötet',
    number: 'Nummer',
    present: 'Närvarande',
    peopleHint: 'En per rad: namn eller befattning, medlem.',
    apologies: 'Anmält förhinder',
    item: ({ number }: { number: number }) => `Punkt ${number}`,
    followups: 'Åtgärder',
    followupsHint: 'En per rad: vem: vad → när. Skriv möjlig: först om det bara är möjligt.',
    recusedHint: 'En per rad, som personen heter under Närvarande.',
    moved: 'Protokollet flyttar de här mötena. Planera eller flytta dem var för sig:',
    consequence:
      'Mötet läggs in som avslutat, med originalet som handling. Justeringen antecknas sedan, och texten kan låsas.',
    byHand:
      'Filen är sparad. Öppna den och skriv in mötet här; den läggs in som handling. Punkter utan rubrik tas inte med.',
    another: 'Välj en annan fil, eller klistra in texten',
    scanned: 'Texten är läst ur en inskannad bild. Jämför den noga med filen.',
    enter: 'Lägg in mötet',
  },
  {
    importMinutes: 'Import minutes',
    lead: 'Upload older minutes (PDF, Word or text), or paste them. They are read and proposed as a meeting, which you correct beside the source.',
    file: 'Minutes',
    pasted: 'Or paste the text',
    read: 'Read',
    source: 'The source',
    proposal: 'The meeting',
    number: 'Number',
    present: 'Present',
    peopleHint: 'One on each line: name or title, member.',
    apologies: 'Apologies',
    item: ({ number }) => `Item ${number}`,
    followups: 'Follow-ups',
    followupsHint: 'One on each line: who: what → when. Begin with möjlig: if it is only a possibility.',
    recusedHint: 'One on each line, as the person is called under Present.',
    moved: 'The minutes move these meetings. Plan or move each of them separately:',
    consequence:
      'The meeting is entered as closed, with the original as a paper. Its approval is recorded afterwards, and the text can be locked.',
    byHand:
      'The file is saved. Open it and type in the meeting here; the file is added as a paper. Items without a title are left out.',
    another: 'Choose another file, or paste the text',
    scanned: 'The text was read from a scanned image. Compare it closely with the file.',
    enter: 'Enter the meeting',
  },
)
