import { Button } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { FileField, TextArea } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { circulationKinds } from './circulation.ts'
import { draftTexts } from './draft.texts.ts'
import { texts } from './texts.ts'

/** Where a circulation begins: from a letter, or from nothing. */
export function newPage(visit: Visit, problem: Problem | undefined, id: string): Page {
  const words = draftTexts[visit.language]
  const rooms = texts[visit.language]
  const state = formState(visit, problem)
  const list = `/${visit.association.slug}/circulations`
  const kinds = circulationKinds.map((value) => ({
    value,
    label: words.kinds[value][0]!,
    hint: words.kinds[value][1]!,
  }))
  const body = (
    <>
      <Crumbs label={rooms.room} trail={[{ href: list, label: rooms.title }]} here={words.newTitle} />
      <PageHead title={words.newTitle}>
        <p>{words.newLead}</p>
      </PageHead>
      <PostForm action={`${list}/new`} multipart hidden={{ id }}>
        <Problems visit={visit} problem={problem} labels={{ text: words.paste, file: words.upload }} />
        <Card>
          <TextArea
            name="text"
            label={words.paste}
            hint={words.pasteHint}
            value={state.value('text')}
            error={state.error('text')}
            rows={14}
            lang="sv"
          />
          {visit.form.files('file').map((upload) => (
            <p>
              <input type="hidden" name="file.stored" value={storedValue(upload)} />
              {upload.filename}
            </p>
          ))}
          <FileField
            name="file"
            label={words.upload}
            hint={words.uploadHint}
            error={state.error('file')}
            accept=".pdf,.docx,.txt"
          />
          <Button name="how" value="read">
            {words.read}
          </Button>
        </Card>
        <Card title={words.orEmpty}>
          <p>{words.orEmptyLead}</p>
          <RadioCards
            name="kind"
            label={words.labels.kind}
            value={state.value('kind', 'recommendation')}
            choices={kinds}
          />
          <Button name="how" value="empty" look="secondary">
            {words.beginEmpty}
          </Button>
        </Card>
      </PostForm>
    </>
  )
  return { title: words.newTitle, nav: 'circulations', body, hidden: true }
}
