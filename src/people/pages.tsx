import { Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Problems } from '../kit/http/problems.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { texts } from './texts.ts'

interface FormPage {
  readonly visit: Visit
  readonly problem: Problem | undefined
}

/** Sign-in; `next` is the address the visitor was on the way to. */
export function signInPage({ visit, problem }: FormPage, next: string): Page {
  const words = texts[visit.language]
  const body = (
    <>
      <PageHead title={words.signIn} />
      {visit.site.demo && <DemoEntry words={words} next={next} />}
      <PostForm action="/sign-in" className="narrow">
        <Problems visit={visit} problem={problem} labels={{ email: words.email, password: words.password }} />
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label={words.email}
          type="email"
          autoComplete="username"
          value={visit.form.text('email') ?? ''}
        />
        <TextField name="password" label={words.password} type="password" autoComplete="current-password" />
        <Button>{words.signIn}</Button>
      </PostForm>
    </>
  )
  return { title: words.signIn, body, hidden: true }
}

function DemoEntry({ words, next }: { words: (typeof texts)['sv']; next: string }) {
  return (
    <PostForm action="/demo/sign-in" className="narrow">
      <Notice kind="info">
        <p>{words.demoLead}</p>
      </Notice>
      <input type="hidden" name="next" value={next} />
      <Button>{words.demoButton}</Button>
    </PostForm>
  )
}

export function setupPage({ visit, problem }: FormPage, token: string): Page {
  const words = texts[visit.language]
  const labels = { email: words.email, name: words.name, password: words.password }
  const body = (
    <>
      <PageHead title={words.setupTitle}>
        <p>{words.setupLead}</p>
      </PageHead>
      <PostForm action={`/setup/${token}`} className="narrow">
        <Problems visit={visit} problem={problem} labels={labels} />
        <TextField name="name" label={words.name} autoComplete="name" value={visit.form.text('name') ?? ''} />
        <TextField
          name="email"
          label={words.email}
          type="email"
          autoComplete="username"
          value={visit.form.text('email') ?? ''}
        />
        <TextField
          name="password"
          label={words.password}
          type="password"
          hint={words.passwordHint}
          autoComplete="new-password"
        />
        <Button>{words.setupButton}</Button>
      </PostForm>
    </>
  )
  return { title: words.setupTitle, body, hidden: true }
}

export function setupClosedPage(visit: Visit): Page {
  const words = texts[visit.language]
  const body = (
    <>
      <PageHead title={words.setupClosed} />
      <Notice kind="info">
        <p>{words.setupClosedLead}</p>
      </Notice>
    </>
  )
  return { title: words.setupClosed, body, status: 410, hidden: true }
}
