import { Button } from '../../../src/kit/html/button.tsx'
import { RadioCards } from '../../../src/kit/html/choice.tsx'
import { DateField, SelectField, TextField } from '../../../src/kit/html/field.tsx'
import { FieldRow, Form } from '../../../src/kit/html/form.tsx'
import { Card, Inbox, InboxList, Paper } from '../../../src/kit/html/layout.tsx'
import { Mark } from '../../../src/kit/html/mark.tsx'
import { PageHead } from '../../../src/kit/html/navigation.tsx'
import { Consequence, UndoNotice } from '../../../src/kit/html/notice.tsx'
import { Diff, Highlight } from '../../../src/kit/html/prose.tsx'
import { states } from './members.ts'
import { Page } from './page.tsx'

const text =
  'ÖSTERÅKERS KOMMUN\nProtokollsutdrag från kommunfullmäktige 2015-05-25\n\nKF § 5:12  Överenskommelse om samverkan (KSL/15/0016-5)\n\nKommunfullmäktiges beslut\nAnta överenskommelsen om samverkan för en trygg, säker och störningsfri region.\n\nExpedieras: KSL'
const at = (part: string, label: string) => ({
  from: text.indexOf(part),
  to: text.indexOf(part) + part.length,
  label,
})

const letters = [
  [
    'a',
    'Österåkers kommun',
    '08.42',
    'Protokollsutdrag KF 2015-05-25 § 5:12',
    'Förslag: Österåker · Antagit',
  ],
  ['b', 'Norrtälje kommun', '08.15', 'Komplettering KS § 88, KSL/15/0016-5', 'Förslag: Norrtälje · Bordlagt'],
  [
    'c',
    'okänd avsändare, privat.example',
    'i går',
    'VB: överenskommelsen',
    'Ingen träff – välj ärende och kommun',
  ],
] as const

export function InboxPage(query: URLSearchParams) {
  const current = query.get('letter') ?? 'a'
  return (
    <Page title="Inkorg" room="Inkorg">
      <PageHead
        title="Inkorg"
        actions={<span className="quiet">3 att registrera · 41 registrerade denna månad</span>}
      />
      {query.has('done') && (
        <UndoNotice
          action="/undo"
          undo="Ångra"
          letter="z"
          hidden={{ act: '1' }}
          seconds={{ left: 30, word: 's kvar' }}
          enhance="main"
        >
          Österåker är registrerat: Antagit.
        </UndoNotice>
      )}
      <Inbox
        listLabel="Brev"
        readingLabel="Brevet"
        formLabel="Registrering"
        list={
          <InboxList
            current={current}
            keyWords={{ j: 'Nästa brev', k: 'Föregående brev' }}
            items={letters.map(([id, who, when, subject, proposal]) => ({
              id,
              who,
              when,
              subject,
              proposal,
              href: `/inbox?letter=${id}`,
            }))}
          />
        }
        reading={
          <>
            <p className="quiet">
              Från: kommun@osteraker.example · 1 bilaga (PDF, 84 kB) ·{' '}
              <a href="/letter.eml">originalbrev (.eml)</a>
            </p>
            <Paper>
              <Highlight
                text={text}
                evidence={[
                  at('KF § 5:12', 'Paragraf'),
                  at('KSL/15/0016-5', 'Diarienummer'),
                  at(
                    'Anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.',
                    'Beslut',
                  ),
                ]}
              />
            </Paper>
            <Card title="Jämförelse med rekommenderad text">
              <Diff
                words={{ added: 'tillagt', removed: 'borttaget' }}
                parts={[
                  { kind: 'same', text: 'fastställa ' },
                  { kind: 'removed', text: 'taxebeloppet' },
                  { kind: 'added', text: 'skattebeloppet' },
                  { kind: 'same', text: ' från och med 1 januari' },
                ]}
              />
            </Card>
          </>
        }
        form={
          <Form
            action="/inbox"
            keep={`letter-${current}`}
            enhance="main"
            hidden={{ token: 't', letter: current }}
          >
            <TextField
              name="case"
              label="Ärende"
              value="KSL/15/0016-5"
              reasons={['diarienumret står i bilagan']}
            />
            <TextField
              name="member"
              label="Kommun"
              value="Österåker"
              reasons={['avsändarens domän osteraker.example']}
            />
            <RadioCards
              name="state"
              label="Läge"
              value="adopted"
              choices={[
                ...['adopted', 'condition', 'postponed', 'declined'].map((key, index) => ({
                  value: key,
                  label: <Mark {...states[key]!} />,
                  letter: String(index + 1),
                })),
                { value: 'none', label: 'Inte ett beslut', letter: '5' },
              ]}
            />
            <SelectField
              name="body"
              label="Beslut av"
              value="kf"
              options={[
                { value: 'ks', label: 'Kommunstyrelsen' },
                { value: 'kf', label: 'Kommunfullmäktige' },
              ]}
            />
            <FieldRow>
              <DateField name="decided" label="Beslutsdatum" value="2015-05-25" />
              <TextField name="paragraph" label="Paragraf" value="§ 5:12" />
            </FieldRow>
            <Consequence>
              När du registrerar: Österåker får kvitto, läget blir <b>Antagit</b> (20 av 26 har svarat) och
              tredje part underrättas.
            </Consequence>
            <div className="actions">
              <Button letter="e">Registrera</Button>
              <Button look="secondary" letter="s" formAction="/later">
                Senare
              </Button>
            </div>
          </Form>
        }
      />
    </Page>
  )
}
