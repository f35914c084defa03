import type { Outcome } from '../../src/decisions/decision.ts'
import type { ItemKind } from '../../src/meetings/agenda.ts'

/** One item of the meeting of 26 January 2012, in our own words. */
export interface DemoItem {
  readonly title: string
  readonly kind: ItemKind
  readonly text: string
  readonly clauses?: readonly string[]
  readonly outcome?: Outcome
  readonly recipient?: string
  /** As a secretary types them: one line each. */
  readonly followups?: readonly string[]
}

export const demoItems: readonly DemoItem[] = [
  {
    title: 'Krisinformation',
    kind: 'discussion',
    text: 'Ett förslag till gemensam krisinformation med beredskap dygnet runt föredrogs. Gruppen hade frågor om flera delar av det.',
    outcome: 'referred_back',
    recipient: 'krisinfogruppen',
  },
  {
    title: 'Rådslag Infrastruktur',
    kind: 'decision',
    text: 'Materialet från rådslaget 2011 och tjänstemannaremissen var utsänt i förväg.',
    clauses: ['godkänna arbetsmaterialet'],
    followups: [
      '–: ett femte rådslag hålls, efter de fyra ämnesvisa',
      '–: allt material sänds på remiss till medlemmarna → efter 1',
    ],
  },
  {
    title: 'Gränslöst Attraktiva arbetsgivare',
    kind: 'information',
    text: 'Projektledaren berättade hur långt projektet har kommit och vilka delprojekt som pågår.',
    outcome: 'noted',
  },
  {
    title: 'Kommunikationsplanen',
    kind: 'decision',
    text: 'Flera behöver äga planen, och den behöver säga vem som gör vad. En kortare version för alla vore bra.',
    clauses: ['ett förslag ska finnas till seminariet den 12–13 april'],
    followups: [
      '–: förslag enligt beslutet → seminariet 12–13 april, via KD-möte i februari eller mars',
      '–: en populärversion tas fram',
    ],
  },
  {
    title: 'Räddningstjänstförbund, beslutsförslag',
    kind: 'discussion',
    text: 'Underlaget ska bearbetas innan styrelsen får det.',
    outcome: 'handed_over',
    followups: ['Helsingborgs stadsjurist bearbetar underlaget → styrelsen 17 februari'],
  },
  {
    title: 'ESS-TITA representation',
    kind: 'information',
    text: 'En förteckning över kommunernas representanter i delprojekten var utsänd.',
    outcome: 'noted',
    followups: ['möjlig: –: åtgärder utifrån förteckningen'],
  },
  {
    title: 'Hemsidans hantering',
    kind: 'discussion',
    text: 'Den gemensamma hemsidan bör spegla samarbetet bättre. Arbetet väntar till efter seminariet i april.',
    outcome: 'noted',
    followups: ['möjlig: –: arbetet med hemsidan → seminariet 12–13 april'],
  },
  {
    title: 'Torrhamnen',
    kind: 'information',
    text: 'Styrelsen får en längre föredragning.',
    outcome: 'handed_over',
    followups: ['–: en längre föredragning → styrelsemötet i februari'],
  },
  {
    title: 'E-arkiv',
    kind: 'discussion',
    text: 'Ett gemensamt e-arkiv är angeläget för flera kommuner.',
    followups: [
      'Sekreteraren tar in namn från kommundirektörerna',
      'Sekreteraren kontaktar Helsingborgs projektledare',
      '–: projektförslag om e-arkiv → ett kommande KD-möte',
    ],
  },
  {
    title: 'YH-utbildningar',
    kind: 'discussion',
    text: 'Förslag väcktes om att uppvakta myndigheten för yrkeshögskolan.',
    followups: ['Sekreteraren kontaktar en utomstående för information → ett kommande KD-möte'],
  },
  {
    title: 'Utvärdering av NSVA',
    kind: 'information',
    text: 'Landskrona har beslutat om en utvärdering och erbjuder övriga att delta.',
    followups: ['–: material om NSVA → nästa KD-möte', 'möjlig: –: svar på Landskronas erbjudande'],
  },
  {
    title: 'Gymnasiesamarbetet och prislistan',
    kind: 'information',
    text: 'Bakgrunden föredrogs: samarbetsavtalet i nordvästra Skåne 2006, och det på Skånenivå som kom sedan. Kommunerna kan påverka genom skolornas utbud.',
    outcome: 'noted',
  },
  {
    title: 'Skåne Business Region',
    kind: 'information',
    text: 'Gruppen får information vid nästa möte, som hålls på HBR.',
    followups: ['–: information om Skåne Business Region → nästa möte'],
  },
  {
    title: 'Övrigt',
    kind: 'information',
    text: 'Nätverken hade inget att rapportera. Mötena har nya tider: 23 februari kl. 12.00 med lunch, och marsmötet blir den 2 april kl. 15.30 i Helsingborg.',
    followups: ['möjlig: –: de nya tiderna meddelas alla'],
  },
]
