import { Actions, Button } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Rule } from './rule.ts'
import { texts } from './texts.ts'

const hours = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const value = String(from + index)
    return { value, label: `${value}.00` }
  })

/** The association's own rules: when, how often, and what needs a person. */
export function RuleForm({ rule, action, state }: { rule: Rule; action: string; state: FormState }) {
  const words = texts[usePage().language]
  const field = (name: string, initial: string) => ({
    name,
    value: state.value(name, initial),
    error: state.error(name),
  })
  return (
    <Card title={words.rules}>
      <PostForm action={action} enhance="main">
        <FieldRow>
          <SelectField
            {...field('opens', String(rule.hours.opens))}
            label={words.opens}
            options={hours(0, 23)}
          />
          <SelectField
            {...field('closes', String(rule.hours.closes))}
            label={words.closes}
            options={hours(1, 24)}
          />
        </FieldRow>
        <p className="hint">{words.hoursHint}</p>
        <h3>{words.planTitle}</h3>
        <p className="hint">{words.planHint}</p>
        <TextField {...field('before', rule.plan.before.join(', '))} label={words.before} />
        <TextField {...field('after', rule.plan.after.join(', '))} label={words.after} />
        <h3>{words.followupTitle}</h3>
        <p className="hint">{words.followupHint}</p>
        <TextField
          {...field('followupBefore', rule.followups.before.join(', '))}
          label={words.followupBefore}
        />
        <TextField {...field('followupAfter', rule.followups.after.join(', '))} label={words.followupAfter} />
        <RadioCards
          {...field('notices', rule.notices)}
          label={words.notices}
          choices={(['prepared', 'automatic'] as const).map((value) => ({
            value,
            label: words.noticeChoices[value],
          }))}
        />
        <Actions>
          <Button look="secondary">{words.save}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}
