import { Button, LinkButton } from '../../../src/kit/html/button.tsx'
import { RadioCards, Checkbox, Checkboxes } from '../../../src/kit/html/choice.tsx'
import { DateField, FileField, SelectField, TextArea } from '../../../src/kit/html/field.tsx'
import { FieldRow, Form } from '../../../src/kit/html/form.tsx'
import { Card } from '../../../src/kit/html/layout.tsx'
import { Crumbs, PageHead } from '../../../src/kit/html/navigation.tsx'
import { ErrorSummary } from '../../../src/kit/html/notice.tsx'
import { Page, trail } from './page.tsx'

const faultyFields = [
  { field: 'decided', text: '2015-06-31 finns inte i kalendern. Skriv dagen som 2015-06-30.' },
  { field: 'answer', text: 'Välj vad ni beslutade.' },
]

export function Answer(query: URLSearchParams) {
  const errors = query.has('faulty') ? faultyFields : []
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
  return (
    <Page title="Lämna beslut" room="Rekommendationer">
      <Crumbs label="Här är du" trail={trail} here="Lämna beslut" />
      <PageHead title="Lämna beslut">
        <p>
          Ni beslutar enligt er egen delegationsordning. Svara på mejlet eller lämna det här – båda räknas.
        </p>
      </PageHead>
      <ErrorSummary title="Två uppgifter behöver rättas" errors={errors} />
      <Card>
        <Form action="/answer" keep="answer-1" enhance="main" multipart hidden={{ token: 't' }}>
          <RadioCards
            name="answer"
            label="Vad beslutade ni?"
            error={errorOf('answer')}
            choices={[
              { value: 'yes', label: 'Vi antar överenskommelsen' },
              { value: 'condition', label: 'Vi antar med villkor', hint: 'villkoret återges i tabellen' },
              { value: 'no', label: 'Vi antar inte' },
            ]}
          />
          <FieldRow>
            <SelectField
              name="body"
              label="Vem beslutade?"
              empty="Välj organ"
              options={[{ value: 'ks', label: 'Kommunstyrelsen' }]}
            />
            <DateField
              name="decided"
              label="Beslutsdatum"
              hint="Till exempel 2015-06-15"
              value={errors.length ? '2015-06-31' : ''}
              error={errorOf('decided')}
            />
          </FieldRow>
          <TextArea name="remark" label="Anteckning" optional="valfritt" />
          <FileField
            name="file"
            label="Protokollsutdrag"
            hint="PDF eller Word, högst 50 MB. Dra filen hit eller välj den."
          />
          <Checkboxes
            name="third"
            label="Underrätta"
            values={['region']}
            choices={[
              { value: 'region', label: 'Regionen' },
              { value: 'state', label: 'Länsstyrelsen' },
            ]}
          />
          <Checkbox name="immediate" label="Paragrafen är omedelbart justerad" hint="Står i utdraget" />
          <div className="actions">
            <Button>Granska och lämna in</Button>
            <LinkButton href="/board" look="quiet">
              Avbryt
            </LinkButton>
          </div>
        </Form>
      </Card>
    </Page>
  )
}
