import { Frame } from '../../../src/kit/html/frame.tsx'
import { Html } from '../../../src/kit/html/shell.tsx'
import type { Markup } from '../../../src/kit/html/markup.ts'

const shellWords = {
  skip: 'Till innehållet',
  keys: {
    title: 'Kortkommandon',
    use: 'Använd kortkommandon',
    search: 'Sök',
    help: 'Visa den här listan',
    close: 'Stäng',
  },
  offline: 'Nätet svarar inte. Det du skrivit finns kvar.',
  restored: 'Det du skrev tidigare är tillbaka.',
}
const rooms = ['Inkorg', 'Ärenden', 'Möten', 'Rekommendationer', 'Överenskommelser', 'Beredskap']

export function Page(props: { title: string; room: string; children: Markup; paper?: 'a3' }) {
  return (
    <Html title={`${props.title} – Rådslag`} lang="sv" words={shellWords} paper={props.paper ?? 'a4'}>
      <Frame
        words={{ nav: 'Huvudmeny', search: 'Sök', languages: 'Språk', keys: 'Kortkommandon' }}
        brand="Rådslag"
        home="/"
        association="Kommunförbundet Stockholms län"
        nav={rooms.map((label) => ({
          label,
          href: `/${label.toLowerCase()}`,
          current: label === props.room,
          ...(label === 'Inkorg' && { badge: { count: 3, label: '3 att registrera' } }),
        }))}
        search={{ action: '/search' }}
        languages={[{ lang: 'en', label: 'English', href: '?lang=en' }]}
        user={{
          name: 'Registrator',
          href: '/me',
          signOut: { action: '/out', label: 'Logga ut', hidden: { token: 't' } },
        }}
        footer={<p>Exempeldata: kommunernas svar är påhittade.</p>}
      >
        {props.children}
      </Frame>
    </Html>
  )
}

export const trail = [{ label: 'Rekommendationer', href: '/circulations' }]
