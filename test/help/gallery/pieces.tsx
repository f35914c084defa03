import { Clauses } from '../../../src/kit/html/prose.tsx'
import { Button } from '../../../src/kit/html/button.tsx'
import { glyphNames, toneNames } from '../../../src/kit/html/glyph.tsx'
import { Card, Column, Columns, History } from '../../../src/kit/html/layout.tsx'
import { CellStrip, Mark } from '../../../src/kit/html/mark.tsx'
import { PageHead, Pagination, Tabs } from '../../../src/kit/html/navigation.tsx'
import { Empty, Notice, Progress } from '../../../src/kit/html/notice.tsx'
import { DataTable, Facts } from '../../../src/kit/html/table.tsx'
import { TileMap } from '../../../src/kit/html/tilemap.tsx'
import { Page } from './page.tsx'

export function Pieces() {
  return (
    <Page title="Delar" room="Ärenden">
      <PageHead title="Delar" />
      <Tabs
        label="Vyer"
        tabs={[
          { href: '/pieces', label: 'Översikt', current: true },
          { href: '/pieces?log', label: 'Logg', count: 4 },
        ]}
      />
      <Card title="Alla märken">
        <div className="actions">
          {glyphNames.map((glyph, index) => (
            <Mark glyph={glyph} tone={toneNames[index]!} word={glyph} />
          ))}
        </div>
        <CellStrip
          label="Alla märken"
          cells={glyphNames.map((glyph, index) => ({ id: glyph, glyph, tone: toneNames[index]! }))}
        />
        <TileMap
          label="Alla märken som rutor"
          shape="wide"
          tiles={glyphNames.map((glyph, index) => ({
            id: glyph,
            glyph,
            tone: toneNames[index]!,
            short: index === 1 ? 'Upplands\nVäsby' : glyph,
            name: glyph,
            column: index % 7,
            row: Math.floor(index / 7),
            href: '#main',
          }))}
        />
      </Card>
      <Columns kind="narrow-both">
        <Column>
          <Card title="Närvaro">
            <Facts
              look="rows"
              facts={[
                { label: 'Bjuv', value: 'kommundirektör' },
                { label: 'Perstorp', value: 'ingen uppgift' },
              ]}
            />
          </Card>
        </Column>
        <Column>
          <Notice kind="info" title="Texten är låst sedan 19 mars 2015">
            <p>Ändras den blir det en ny version som mottagarna ser.</p>
          </Notice>
          <Clauses
            label="Att-satser"
            clauses={[
              { id: 'clause-1', lead: 'att', text: 'anta överenskommelsen om samverkan' },
              { id: 'clause-2', lead: 'att', text: 'översända protokollsutdraget senast den 15 juni 2015' },
            ]}
          />
          <Notice kind="warning" title="Två beslut har annan lydelse" />
          <Progress label="Utskick" done={12} of={26} text="12 av 26 skickade" />
          <History
            label="Händelser"
            steps={[
              {
                id: 'h1',
                when: '2015-05-20 09.12',
                text: 'Antagit registrerat',
                detail: 'beslut 2015-05-11',
              },
              { id: 'h2', when: '2015-06-03 10.00', text: 'Rättat: utdraget var arbetsutskottets' },
            ]}
          />
          <Pagination
            label="Sidor"
            here="101–200 av 1 240"
            previous={{ label: 'Föregående', href: '?page=1' }}
            next={{ label: 'Nästa', href: '?page=3' }}
          />
        </Column>
        <Column>
          <Card title="Fara" alarm>
            <Button look="danger">Återkalla</Button>
          </Card>
        </Column>
      </Columns>
      <DataTable
        caption="Priser"
        captionShown
        narrow="scroll"
        rows={['Naturvetenskap', 'Vård och omsorg']}
        rowId={(row) => row}
        columns={[
          { header: 'Program', head: true, tight: true, cell: (row) => row },
          ...['År 1', 'År 2', 'År 3', 'Fristående', 'Introduktion', 'Lärling'].map((header) => ({
            key: header,
            header,
            numeric: true,
            tight: true,
            cell: () => '110 770,00',
          })),
        ]}
      />
      <Empty title="Inga öppna åtgärder">
        <p>
          Åtgärder föds i protokollen. <a href="/meetings">Öppna ett möte</a>
        </p>
      </Empty>
    </Page>
  )
}
