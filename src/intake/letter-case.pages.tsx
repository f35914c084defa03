import { Actions, Button } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { newId } from '../kit/id.ts'
import type { OpenLetter } from './inbox-desk.view.ts'
import { type InboxPageView, letterActionPath } from './inbox-view.pages.tsx'
import { stepTexts } from './letter-step.texts.ts'
import type { LikelyCase } from './likely-case.ts'

interface Props extends InboxPageView {
  readonly open: OpenLetter
}

/** So many are shown to choose from; the others are proposed in the field. */
const shown = 4

/** Post that belongs in a case that there is: the likeliest to choose from, any other by its number or its words. */
export function EnterInCase(props: Props) {
  const { visit, open, typed } = props
  const words = stepTexts[visit.language]
  const { letter, cases } = open
  const searched = cases.some(({ because }) => because === 'searched')
  const listed = searched ? cases : cases.slice(0, shown)
  const hidden = { revision: String(letter.revision), entry: newId() }
  return (
    <Card title={words.enter}>
      <PostForm action={letterActionPath(visit, letter.id, 'enter')} hidden={hidden} enhance="main">
        <CaseCards {...props} listed={listed} />
        <TextField
          name="dnr"
          label={words.dnr}
          hint={words.dnrHint}
          list="likely-cases"
          value={searched ? '' : typed.value('dnr')}
          error={typed.error('dnr')}
        />
        <datalist id="likely-cases">
          {cases.slice(listed.length, 100).map(({ dnr, title }) => (
            <option value={dnr}>{title}</option>
          ))}
        </datalist>
        <TextField
          name="subject"
          label={words.subject}
          value={typed.value('subject', letter.head?.subject)}
          error={typed.error('subject')}
          lang="sv"
        />
        <Actions>
          <Button look="secondary">{words.enterButton}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

function CaseCards({ visit, typed, listed }: Props & { readonly listed: readonly LikelyCase[] }) {
  const words = stepTexts[visit.language]
  if (listed.length === 0) return null
  const named = listed.filter(({ because }) => because === 'named')
  const hintOf = ({ because, isOpen }: LikelyCase) =>
    [because && words.likely[because], isOpen ? '' : words.closedCase].filter(Boolean).join(', ')
  return (
    <RadioCards
      name="case"
      label={words.whichCase}
      error={typed.error('case')}
      value={typed.value('case', named.length === 1 ? named[0]!.dnr : undefined)}
      choices={listed.map((file) => ({
        value: file.dnr,
        label: (
          <>
            {file.dnr} <span lang="sv">{file.title}</span>
          </>
        ),
        hint: hintOf(file),
      }))}
    />
  )
}
