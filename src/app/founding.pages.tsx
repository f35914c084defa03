import { Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { texts } from './texts.ts'

/** A new association: its name and its part of the address. Members and bodies are laid in afterwards. */
export function foundingPage(visit: Visit, problem: Problem | undefined): Page {
  const words = texts[visit.language].founding
  const form = formState(visit, problem)
  const body = (
    <>
      <PageHead title={words.title}>
        <p>{words.lead}</p>
      </PageHead>
      <PostForm action="/associations/new" className="narrow">
        <Problems visit={visit} problem={problem} labels={words.labels} />
        <TextField
          name="name"
          label={words.labels.name}
          value={form.value('name')}
          error={form.error('name')}
        />
        <TextField
          name="slug"
          label={words.labels.slug}
          hint={words.slugHint}
          value={form.value('slug')}
          error={form.error('slug')}
        />
        <TextField
          name="mailFrom"
          label={words.labels.mailFrom}
          hint={words.mailFromHint}
          type="email"
          value={form.value('mailFrom')}
          error={form.error('mailFrom')}
        />
        <Button>{words.button}</Button>
      </PostForm>
    </>
  )
  return { title: words.title, body, hidden: true }
}
