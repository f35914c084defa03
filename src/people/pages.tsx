import { Actions, Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import type { OneTimeLink } from './colleague.ts'
import { colleagueTexts } from './colleague.texts.ts'
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
      <input type="hidden" name="next" value={next} />
      <Notice kind="info">
        <p>{words.demoLead}</p>
        <Actions>
          <Button>{words.demoButton}</Button>
        </Actions>
      </Notice>
    </PostForm>
  )
}

/** What a one-time link leads to: an account for the first administrator or a colleague, or a new password. */
export function setupPage({ visit, problem }: FormPage, token: string, link: OneTimeLink): Page {
  const words = texts[visit.language]
  const { title, lead, button } = setupWords(visit.language, link)
  const labels = { email: words.email, name: words.name, password: words.password }
  const form = formState(visit, problem)
  const body = (
    <>
      <PageHead title={title}>
        <p>{lead}</p>
      </PageHead>
      <PostForm action={`/setup/${token}`} className="narrow">
        <Problems visit={visit} problem={problem} labels={labels} />
        {link.purpose !== 'new_password' && (
          <TextField
            name="name"
            label={words.name}
            autoComplete="name"
            value={form.value('name', link.purpose === 'colleague' ? link.name : '')}
            error={form.error('name')}
          />
        )}
        {link.purpose === 'first_administrator' && (
          <TextField
            name="email"
            label={words.email}
            type="email"
            autoComplete="username"
            value={form.value('email')}
            error={form.error('email')}
          />
        )}
        <TextField
          name="password"
          label={words.password}
          type="password"
          hint={words.passwordHint}
          autoComplete="new-password"
          error={form.error('password')}
        />
        <Button>{button}</Button>
      </PostForm>
    </>
  )
  return { title, body, hidden: true }
}

function setupWords(language: Language, link: OneTimeLink) {
  const words = texts[language]
  const more = colleagueTexts[language]
  if (link.purpose === 'first_administrator')
    return { title: words.setupTitle, lead: words.setupLead, button: words.setupButton }
  if (link.purpose === 'colleague')
    return { title: words.setupTitle, lead: more.joinLead(link.email), button: words.setupButton }
  return { title: more.renewTitle, lead: more.renewLead, button: more.renewButton }
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
